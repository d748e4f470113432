export * from './bundle/index.js';
export * from './persona.js';
export * from './testimonianze.js';
export * from './testo.js';
export * from './transparency/index.js';
