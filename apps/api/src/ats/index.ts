export { scriviDossier } from './fascicolo/dossier/scrivi-dossier.js';
export { fileProtocollo, FORMATI_PROTOCOLLO } from './protocollo/file-protocollo.js';
export { leggiProtocollo } from './protocollo/leggi-protocollo.js';
export { leggiCsv } from './riconciliazione/lettura/leggi-csv.js';
export { leggiXlsx } from './riconciliazione/lettura/leggi-xlsx.js';
export { sweepRiconciliazioni } from './riconciliazione/sweep.js';
export { startImpronte } from './spesa/impronte.js';
