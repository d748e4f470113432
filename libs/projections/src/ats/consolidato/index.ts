export * from './spese-mensili.js';
export * from './rendicontato-mensile.js';
