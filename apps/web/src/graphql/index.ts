export * from './EsitoDelComando.js';
export * from './Lettura.js';
export * from './client.js';
export * from './comandi.js';
export * from './esito-comando.js';
export * from './problema.js';
export * from './useComando.js';
export * from './useLettura.js';
