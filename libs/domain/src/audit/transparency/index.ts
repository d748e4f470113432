export * from './checkpoint.js';
export * from './leaf.js';
export * from './merkle.js';
export * from './note.js';
export * from './policy.js';
export * from './proofs.js';
export * from './tiles.js';
