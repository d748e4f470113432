export * from './accessi.js';
export * from './centro-di-responsabilita.js';
export * from './consorzio.js';
export * from './delega.js';
export * from './perimetro.js';
export * from './revisione.js';
export * from './ruoli.js';
