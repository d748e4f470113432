export * from './diritti.js';
export * from './sessione.js';
export * from './tenancy.queries.js';
