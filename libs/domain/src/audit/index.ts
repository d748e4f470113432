export * from './testo.js';
