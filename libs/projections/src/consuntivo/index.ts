export * from './consuntivi/consuntivi.js';
