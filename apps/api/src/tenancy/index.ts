export * from './access/index.js';
export * from './nomi.js';
