export { ImportingModule } from './importing.module.js';
export { scartaProposteDi } from './proposte-di-un-documento.js';
export { parseInWorker } from './worker/index.js';
