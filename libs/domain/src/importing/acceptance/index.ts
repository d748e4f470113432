export * from './centri-importati.js';
export * from './importazione.js';
export * from './oggetti-importati.js';
export * from './parti.js';
