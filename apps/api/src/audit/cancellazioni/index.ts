export * from './cancellazioni.js';
export * from './elenco.js';
export * from './oggetto-del-testo.js';
