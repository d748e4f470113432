export * from './accessi/accessi.js';
export * from './centri/centri.js';
export * from './consorzio/consorzio.js';
export * from './revisioni/revisioni.js';
