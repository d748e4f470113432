export * from './cig.js';
export * from './codice-fiscale.js';
export * from './codice-scritto.js';
export * from './cup.js';
export * from './iban.js';
export * from './partita-iva.js';
