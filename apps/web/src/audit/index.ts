import { paginaPigra } from '../shell/pagina-pigra.js';

export const StoriaPage = paginaPigra(() => import('./StoriaPage.js'), 'StoriaPage');
