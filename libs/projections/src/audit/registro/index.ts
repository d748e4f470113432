export * from './registro.js';
export * from './registro.queries.js';
export * from './generi.js';
export * from './registro-pagine.js';
