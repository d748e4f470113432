export * from './avanzamento.js';
export * from './collegamento-indicatore.js';
export * from './dal-consuntivo.js';
export * from './decidi-avanzamento.js';
export * from './somma.js';
