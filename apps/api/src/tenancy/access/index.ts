export * from './accessi-revisori.js';
export * from './access-model.js';
export * from './access.guard.js';
export * from './allow.decorator.js';
export { condiviso } from './lettore-condiviso-ristretto.js';
export * from './lettore-ristretto.js';
export * from './request-context.js';
export * from './rights.js';
