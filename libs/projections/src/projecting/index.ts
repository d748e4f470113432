export * from './digest.js';
export * from './fold.js';
export * from './moment.js';
export * from './offers.js';
export * from './projection.js';
export * from './reader.js';
export * from './replay.js';
export * from './sorted-lines.js';
