export * from './collega-indicatore.js';
export * from './consuntivo.js';
export * from './grado-raggiungimento.js';
export * from './valore-consuntivo.js';
export * from './valore-registrato.js';
export * from './valori-collegati.js';
