export * from './access/index.js';
export * from './nomi.js';
export * from './sign-in/index.js';
