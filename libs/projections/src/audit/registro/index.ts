export * from './registro.js';
export * from './registro.queries.js';
