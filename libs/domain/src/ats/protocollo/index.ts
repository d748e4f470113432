export * from './csv.js';
export * from './righe.js';
export * from './tabelle.js';
