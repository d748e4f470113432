export * from './ats/ats.js';
export * from './convenzioni/convenzioni.js';
