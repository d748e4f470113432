export * from './confronto.js';
export * from './lettura.js';
export * from './mappatura-regis.js';
export * from './mappatura.js';
export * from './riconciliazione.js';
export * from './valori.js';
