export * from './conteggi.js';
export * from './conteggi.queries.js';
export { saldiDi } from './contributo.js';
export type { Ramo } from './ramo.js';
export { MISURE, NULLI, somma, type Misura, type Saldi } from './saldi.js';
