export * from './persona.js';
export * from './testo.js';
export * from './transparency/index.js';
