export * from './registro/index.js';
export * from './storia/storia.js';
