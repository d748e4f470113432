import { useQuery } from '@apollo/client/react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';

import {
  AtsPage,
  ConsolidatoPage,
  DettaglioPage,
  DovutiPage,
  MovimentiPage,
  ScadenzarioPage,
  CassaPage,
  RendicontiPage,
  RendicontoPage,
  RichiestaPage,
  RichiestePage,
  CaricaArchivioPage,
  AttestazioniPage,
  CondivisePage,
  CondivisioniPage,
  ConfrontoProcedurePage,
  EsportaPage,
  ListaPage,
  ListePage,
  NuovoProgettoPage,
  ProgettiPage,
  ProgettiRecepitiPage,
  ProgettoPage,
  ProgettoRecepitoPage,
  ProgrammaPage,
  ProgrammiPage,
  RiconciliaPage,
  RiconciliazionePage,
  VistaDellAtsPage,
  NuovaSpesaPage,
  RettificaSpesaPage,
  SpesaPage,
  SpesePage,
  StoriaSpesaPage,
} from './ats/index.js';
import {
  AccessiRevisoriPage,
  DifferenzePage,
  EventoPage,
  ProvenienzaConsorzioPage,
  ProvenienzaTotalePage,
  ProvenienzaValorePage,
  RegistroPage,
  RevisoriPage,
  StoriaPage,
  TrasparenzaPage,
} from './audit/index.js';
import { Guasto } from './graphql/index.js';
import { ImportaPage, ImportazioniPage, PropostaPage } from './importing/index.js';
import {
  CruscottoPage,
  NuovoObiettivoPage,
  ObiettivoPage,
  PianiPage,
  PianoPage,
  VariazionePage,
} from './planning/index.js';
import { Cornice } from './shell/Cornice.js';
import { Ingresso } from './shell/Ingresso.js';
import { NonTrovata } from './shell/NonTrovata.js';
import { SceltaConsorzio } from './shell/SceltaConsorzio.js';
import { useScope } from './shell/scope.js';
import { SoloAdesso } from './shell/SoloAdesso.js';
import { SoloPer } from './shell/SoloPer.js';
import { CentriPage, DatiPersonaliPage, IO, PersonePage } from './tenancy/index.js';
import { Attesa } from './ui/Attesa.js';

/** Every address, and who it is for: signed in first, then the consortium that the address names. */
export function App() {
  return (
    <BrowserRouter>
      <Ingresso>
        <Indirizzi />
      </Ingresso>
    </BrowserRouter>
  );
}

function Indirizzi() {
  const { data, error, refetch } = useQuery(IO);
  if (error && !data) {
    return (
      <div className="container-xxl my-5">
        <Guasto errore={error} riprova={() => void refetch().catch(() => undefined)} />
      </div>
    );
  }
  if (!data) return <Attesa />;
  return (
    <Routes>
      <Route index element={<SceltaConsorzio io={data.io} />} />
      <Route path=":scope" element={<Cornice io={data.io} />}>
        <Route index element={<Inizio />} />
        <Route element={<SoloPer tipo="consorzio" />}>
          <Route path="piani">
            <Route index element={<PianiPage />} />
            <Route path=":pianoId">
              <Route index element={<PianoPage />} />
              <Route path="storia" element={<StoriaPage />} />
              <Route path="nuovo-obiettivo" element={<NuovoObiettivoPage />} />
              <Route path="variazioni/:variazioneId" element={<VariazionePage />} />
              <Route path="confronto" element={<DifferenzePage />} />
              <Route path="provenienza/:misura?" element={<ProvenienzaTotalePage />} />
            </Route>
          </Route>
          <Route path="obiettivi/:obiettivoId">
            <Route index element={<ObiettivoPage />} />
            <Route path="storia" element={<StoriaPage />} />
            <Route path="provenienza/:centroId/:anno/:voceId?" element={<ProvenienzaValorePage />} />
          </Route>
          <Route path="importa" element={<SoloAdesso titolo="importa.titolo" />}>
            <Route index element={<ImportaPage />} />
            <Route path=":propostaId" element={<PropostaPage />} />
          </Route>
          <Route path="importazioni" element={<ImportazioniPage />} />
          <Route path="centri" element={<CentriPage />} />
          <Route path="progetti-ats">
            <Route index element={<ProgettiRecepitiPage />} />
            <Route path=":progettoId" element={<ProgettoRecepitoPage />} />
          </Route>
          <Route path="carica-archivio" element={<SoloAdesso titolo="archivio.titolo" />}>
            <Route index element={<CaricaArchivioPage />} />
            <Route path=":archivioId" element={<CaricaArchivioPage />} />
          </Route>
          <Route path="spese">
            <Route index element={<SpesePage />} />
            <Route path="nuova" element={<NuovaSpesaPage />} />
            <Route path=":spesaId">
              <Route index element={<SpesaPage />} />
              <Route path="rettifica" element={<RettificaSpesaPage />} />
              <Route path="storia" element={<StoriaSpesaPage />} />
            </Route>
          </Route>
          <Route path="condivisioni">
            <Route index element={<CondivisioniPage />} />
            <Route path=":ats" element={<VistaDellAtsPage />} />
          </Route>
          <Route path="provenienza/:misura?" element={<ProvenienzaConsorzioPage />} />
        </Route>
        <Route element={<SoloPer tipo="ats" />}>
          <Route path="progetti">
            <Route index element={<ProgettiPage />} />
            <Route path="nuovo" element={<NuovoProgettoPage />} />
            <Route path=":progettoId" element={<ProgettoPage />} />
          </Route>
          <Route path="riconcilia" element={<SoloAdesso titolo="riconcilia.titolo" />}>
            <Route index element={<RiconciliaPage />} />
            <Route path=":riconciliazioneId" element={<RiconciliazionePage />} />
          </Route>
          <Route path="programmi">
            <Route index element={<ProgrammiPage />} />
            <Route path=":programmaId">
              <Route index element={<ProgrammaPage />} />
              <Route path="versioni/:versione" element={<ProgrammaPage />} />
              <Route path="confronto/:da/:a" element={<ConfrontoProcedurePage />} />
            </Route>
          </Route>
          <Route path="rendiconti">
            <Route index element={<RendicontiPage />} />
            <Route path=":rendicontoId" element={<RendicontoPage />} />
          </Route>
          <Route path="richieste">
            <Route index element={<RichiestePage />} />
            <Route path=":richiestaId" element={<RichiestaPage />} />
          </Route>
          <Route path="consolidato">
            <Route index element={<ConsolidatoPage />} />
            <Route path="dettaglio" element={<DettaglioPage />} />
            <Route path="movimenti" element={<MovimentiPage />} />
          </Route>
          <Route path="cassa" element={<CassaPage />} />
          <Route path="condivise" element={<CondivisePage />} />
          <Route path="storia" element={<StoriaPage />} />
        </Route>
        <Route path="scadenzario" element={<ScadenzarioPage />} />
        <Route path="dovuti" element={<DovutiPage />} />
        <Route path="esporta" element={<EsportaPage />} />
        <Route path="liste-di-controllo">
          <Route index element={<ListePage />} />
          <Route path=":listaId" element={<ListaPage />} />
        </Route>
        <Route path="attestazioni" element={<AttestazioniPage />} />
        <Route path="persone" element={<PersonePage />} />
        <Route path="revisori">
          <Route index element={<RevisoriPage />} />
          <Route path="accessi" element={<AccessiRevisoriPage />} />
        </Route>
        <Route path="registro" element={<RegistroPage />} />
        <Route path="registro/:posizione" element={<EventoPage />} />
        <Route path="trasparenza" element={<TrasparenzaPage />} />
        <Route path="differenze" element={<DifferenzePage />} />
        <Route path="dati-personali" element={<DatiPersonaliPage />} />
        <Route path="*" element={<NonTrovata />} />
      </Route>
      <Route path="*" element={<NonTrovata />} />
    </Routes>
  );
}

/** Where one begins: the plans of a consortium, or who an ATS is; who audits a part of the funds, with that part. */
function Inizio() {
  const { tipo, ristretto, permessi, incarichi } = useScope().consorzio;
  if (ristretto && !permessi.includes('planning.leggi')) {
    const rendiconti = incarichi.every((one) => one.tipo === 'rendiconti');
    return <Navigate replace to={rendiconti ? 'rendiconti' : tipo === 'ats' ? 'progetti' : 'progetti-ats'} />;
  }
  return tipo === 'ats' ? <AtsPage /> : <CruscottoPage />;
}
