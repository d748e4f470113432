export * from './spese.js';
export * from './spese.queries.js';
export * from './spese-fatture.js';
export * from './spese-periodi.js';
export * from './spese-totali.js';
