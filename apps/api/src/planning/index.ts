export { differenzaOf, type Nomi } from './differenze.view.js';
export { gradoOf } from './obiettivo.view.js';
export { oggettiDelPiano } from './planning.queries.js';
export { PlanningModule } from './planning.module.js';
export { Atto, Differenza, Grado } from './planning.types.js';
