import { paginaPigra } from '../shell/pagina-pigra.js';

export * from './diritti.js';
export * from './sessione.js';
export * from './tenancy.queries.js';

export const CentriPage = paginaPigra(() => import('./pagine/CentriPage.js'), 'CentriPage');
export const PersonePage = paginaPigra(() => import('./pagine/PersonePage.js'), 'PersonePage');
