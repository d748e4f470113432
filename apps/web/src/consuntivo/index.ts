export { CancellaTesto } from './CancellaTesto.js';
export { ConsuntivoObiettivo } from './ConsuntivoObiettivo.js';
