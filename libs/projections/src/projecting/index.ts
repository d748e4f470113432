export * from './moment.js';
export * from './projection.js';
export * from './reader.js';
