export { ConsuntivoObiettivo } from './ConsuntivoObiettivo.js';
