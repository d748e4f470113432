export { differenzaOf, type Nomi } from './differenze.view.js';
export { oggettiDelPiano } from './planning.queries.js';
export { PlanningModule } from './planning.module.js';
export { Atto, Differenza } from './planning.types.js';
