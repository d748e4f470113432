import { paginaPigra } from '../shell/pagina-pigra.js';

export const AtsPage = paginaPigra(() => import('./pagine/AtsPage.js'), 'AtsPage');
