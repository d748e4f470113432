import { paginaPigra } from '../shell/pagina-pigra.js';

export const ImportaPage = paginaPigra(() => import('./ImportaPage.js'), 'ImportaPage');
export const ImportazioniPage = paginaPigra(() => import('./ImportazioniPage.js'), 'ImportazioniPage');
export const PropostaPage = paginaPigra(() => import('./PropostaPage.js'), 'PropostaPage');
