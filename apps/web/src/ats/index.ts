import { paginaPigra } from '../shell/pagina-pigra.js';

export { ATS } from './ats.queries.js';

export const AtsPage = paginaPigra(() => import('./pagine/AtsPage.js'), 'AtsPage');
