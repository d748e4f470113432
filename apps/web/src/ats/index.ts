import { lazy, type ComponentType } from 'react';

import { caricaMessaggiFondi } from '../messages/index.js';
import { paginaPigra } from '../shell/pagina-pigra.js';

export { ATS } from './ats.queries.js';

/** A page with the words that only these pages say. */
const paginaFondi = <K extends string>(modulo: () => Promise<Record<K, ComponentType>>, nome: K) =>
  paginaPigra(async () => (await Promise.all([modulo(), caricaMessaggiFondi()]))[0], nome);

/** Beside an indicator of a plan: loaded with its words where one is linked, and only there. */
export const IndicatoreCollegato = lazy(async () => {
  const [{ IndicatoreCollegato: pronto }] = await Promise.all([
    import('./avanzamento/IndicatoreCollegato.js'),
    caricaMessaggiFondi(),
  ]);
  return { default: pronto };
});
export type { OggettoCollegato } from './avanzamento/IndicatoreCollegato.js';

export const CondivisePage = paginaFondi(() => import('./condivisione/CondivisePage.js'), 'CondivisePage');
export const CondivisioniPage = paginaFondi(() => import('./condivisione/CondivisioniPage.js'), 'CondivisioniPage');
export const VistaDellAtsPage = paginaFondi(() => import('./condivisione/VistaDellAtsPage.js'), 'VistaDellAtsPage');
export const AttestazioniPage = paginaFondi(() => import('./controlli/AttestazioniPage.js'), 'AttestazioniPage');
export const ListaPage = paginaFondi(() => import('./controlli/ListaPage.js'), 'ListaPage');
export const ListePage = paginaFondi(() => import('./controlli/ListePage.js'), 'ListePage');
export const CaricaArchivioPage = paginaFondi(() => import('./fascicolo/CaricaArchivioPage.js'), 'CaricaArchivioPage');
export const AtsPage = paginaFondi(() => import('./pagine/AtsPage.js'), 'AtsPage');
export const ProgettiPage = paginaFondi(() => import('./progetti/ProgettiPage.js'), 'ProgettiPage');
export const ProgettoPage = paginaFondi(() => import('./progetti/ProgettoPage.js'), 'ProgettoPage');
export const NuovoProgettoPage = paginaFondi(() => import('./progetti/NuovoProgettoPage.js'), 'NuovoProgettoPage');
export const ProgettiRecepitiPage = paginaFondi(
  () => import('./progetti/ProgettiRecepitiPage.js'),
  'ProgettiRecepitiPage',
);
export const ProgettoRecepitoPage = paginaFondi(
  () => import('./progetti/ProgettiRecepitiPage.js'),
  'ProgettoRecepitoPage',
);
export const ProgrammiPage = paginaFondi(() => import('./programmi/ProgrammiPage.js'), 'ProgrammiPage');
export const ProgrammaPage = paginaFondi(() => import('./programmi/ProgrammaPage.js'), 'ProgrammaPage');
export const ConfrontoProcedurePage = paginaFondi(
  () => import('./programmi/ConfrontoProcedurePage.js'),
  'ConfrontoProcedurePage',
);
export const EsportaPage = paginaFondi(() => import('./riconciliazione/EsportaPage.js'), 'EsportaPage');
export const RiconciliaPage = paginaFondi(() => import('./riconciliazione/RiconciliaPage.js'), 'RiconciliaPage');
export const RiconciliazionePage = paginaFondi(
  () => import('./riconciliazione/RiconciliazionePage.js'),
  'RiconciliazionePage',
);
export const RendicontiPage = paginaFondi(() => import('./rendiconti/RendicontiPage.js'), 'RendicontiPage');
export const RendicontoPage = paginaFondi(() => import('./rendiconti/RendicontoPage.js'), 'RendicontoPage');
export const RichiestePage = paginaFondi(() => import('./rendiconti/RichiestePage.js'), 'RichiestePage');
export const RichiestaPage = paginaFondi(() => import('./rendiconti/RichiestaPage.js'), 'RichiestaPage');
export const CassaPage = paginaFondi(() => import('./rendiconti/CassaPage.js'), 'CassaPage');
export const SpesePage = paginaFondi(() => import('./spese/SpesePage.js'), 'SpesePage');
export const SpesaPage = paginaFondi(() => import('./spese/SpesaPage.js'), 'SpesaPage');
export const NuovaSpesaPage = paginaFondi(() => import('./spese/NuovaSpesaPage.js'), 'NuovaSpesaPage');
export const RettificaSpesaPage = paginaFondi(() => import('./spese/NuovaSpesaPage.js'), 'RettificaSpesaPage');
export const StoriaSpesaPage = paginaFondi(() => import('./spese/StoriaSpesaPage.js'), 'StoriaSpesaPage');
export const ConsolidatoPage = paginaFondi(() => import('./consolidato/ConsolidatoPage.js'), 'ConsolidatoPage');
export const DettaglioPage = paginaFondi(() => import('./consolidato/DettaglioPage.js'), 'DettaglioPage');
export const MovimentiPage = paginaFondi(() => import('./consolidato/MovimentiPage.js'), 'MovimentiPage');
export const ScadenzarioPage = paginaFondi(() => import('./scadenzario/ScadenzarioPage.js'), 'ScadenzarioPage');
export const DovutiPage = paginaFondi(() => import('./scadenzario/DovutiPage.js'), 'DovutiPage');
