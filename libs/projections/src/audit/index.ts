export * from './cancellazioni/cancellazioni.js';
export * from './registro/index.js';
export * from './storia/storia.js';
export * from './testimonianze/testimonianze.js';
export * from './attribuzione/index.js';
export * from './differenze/index.js';
export * from './modelli/index.js';
