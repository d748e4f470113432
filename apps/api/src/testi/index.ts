export * from './testi.js';
export * from './testi.module.js';
