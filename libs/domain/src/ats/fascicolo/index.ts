export * from './abbina-archivio.js';
export * from './fascicolo.js';
export { giorniNel, SENZA_INDIZI, tipoDalNome, type IndiziDocumento } from './indizi.js';
