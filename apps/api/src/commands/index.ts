export * from './comandi.js';
export * from './command-message.js';
export * from './frasi-eventi.js';
export * from './frasi-regole.js';
export * from './refusals.js';
