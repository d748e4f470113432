export * from './ats.js';
export * from './convenzione.js';
export * from './periodi.js';
export * from './rettifica.js';
