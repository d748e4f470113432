import { paginaPigra } from '../shell/pagina-pigra.js';

export * from './dati-personali.js';
export * from './diritti.js';
export * from './sessione.js';
export * from './tenancy.queries.js';

export const CentriPage = paginaPigra(() => import('./pagine/CentriPage.js'), 'CentriPage');
export const PersonePage = paginaPigra(() => import('./pagine/PersonePage.js'), 'PersonePage');
export const DatiPersonaliPage = paginaPigra(() => import('./pagine/DatiPersonaliPage.js'), 'DatiPersonaliPage');
