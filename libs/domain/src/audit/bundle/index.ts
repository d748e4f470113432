export * from './canonical-text.js';
export * from './event-line.js';
export * from './faults.js';
export * from './manifest.js';
export * from './proof-line.js';
export * from './signed-size.js';
export * from './text-line.js';
export * from './tree-check.js';
