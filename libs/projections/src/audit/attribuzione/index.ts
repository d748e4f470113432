export * from './attribuzione.js';
