export { ImportingModule } from './importing.module.js';
export { parseInWorker } from './worker/index.js';
