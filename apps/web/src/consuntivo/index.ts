export { CancellaTesto } from './CancellaTesto.js';
export { Grado } from './Grado.js';
export { ConsuntivoObiettivo } from './ConsuntivoObiettivo.js';
