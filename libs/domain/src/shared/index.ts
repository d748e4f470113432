export * from './atto.js';
export * from './autore.js';
export * from './fields.js';
export * from './identifiers.js';
export * from './json.js';
export * from './rule-codes.js';
export * from './rule-violation.js';
export * from './testo.js';
