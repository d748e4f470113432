import { paginaPigra } from '../shell/pagina-pigra.js';

export { periodoOf, useAtto } from './atto.js';
export { ValoreAtteso } from './obiettivo/ValoreAtteso.js';
export { ALBERO, OBIETTIVO, TOTALI, VOCI_DEL_PIANO } from './planning.queries.js';
export type * from './planning.types.js';

export const CruscottoPage = paginaPigra(() => import('./CruscottoPage.js'), 'CruscottoPage');
export const NuovoObiettivoPage = paginaPigra(() => import('./NuovoObiettivoPage.js'), 'NuovoObiettivoPage');
export const ObiettivoPage = paginaPigra(() => import('./ObiettivoPage.js'), 'ObiettivoPage');
export const PianiPage = paginaPigra(() => import('./PianiPage.js'), 'PianiPage');
export const PianoPage = paginaPigra(() => import('./PianoPage.js'), 'PianoPage');
export const VariazionePage = paginaPigra(() => import('./VariazionePage.js'), 'VariazionePage');
