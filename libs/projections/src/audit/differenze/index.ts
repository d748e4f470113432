export * from './differenze.js';
