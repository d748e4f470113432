export * from './albero-obiettivi/albero-obiettivi.js';
export * from './conteggi/index.js';
export * from './piani/piani.js';
export * from './progetti-peg/progetti-peg.js';
export * from './variazioni/variazioni.js';
