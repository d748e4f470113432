export * from './importazioni/importazioni.js';
