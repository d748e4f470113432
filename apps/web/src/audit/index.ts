import { caricaMessaggiFondi } from '../messages/index.js';
import { paginaPigra } from '../shell/pagina-pigra.js';

export { Attribuzioni, DiChi, useAttribuite } from './attribuzione/Attribuzioni.js';
export { Cronologia } from './Cronologia.js';
export { Esportazioni } from './esportazioni/Esportazioni.js';
export { useScarico } from './esportazioni/scarico.js';
export { DaDoveViene } from './provenienza/DaDoveViene.js';

export const DifferenzePage = paginaPigra(() => import('./differenze/DifferenzePage.js'), 'DifferenzePage');
export const EventoPage = paginaPigra(() => import('./evento/EventoPage.js'), 'EventoPage');
export const ProvenienzaConsorzioPage = paginaPigra(
  () => import('./provenienza/ProvenienzaConsorzioPage.js'),
  'ProvenienzaConsorzioPage',
);
export const ProvenienzaTotalePage = paginaPigra(
  () => import('./provenienza/ProvenienzaTotalePage.js'),
  'ProvenienzaTotalePage',
);
export const ProvenienzaValorePage = paginaPigra(
  () => import('./provenienza/ProvenienzaValorePage.js'),
  'ProvenienzaValorePage',
);
// Auditors of projects are spoken of in the words of the pages on funds.
export const RevisoriPage = paginaPigra(
  async () => (await Promise.all([import('./revisori/RevisoriPage.js'), caricaMessaggiFondi()]))[0],
  'RevisoriPage',
);
export const AccessiRevisoriPage = paginaPigra(
  async () => (await Promise.all([import('./revisori/AccessiRevisoriPage.js'), caricaMessaggiFondi()]))[0],
  'AccessiRevisoriPage',
);
export const TrasparenzaPage = paginaPigra(() => import('./trasparenza/TrasparenzaPage.js'), 'TrasparenzaPage');
export const StoriaPage = paginaPigra(() => import('./StoriaPage.js'), 'StoriaPage');
export const RegistroPage = paginaPigra(() => import('./replay/RegistroPage.js'), 'RegistroPage');
