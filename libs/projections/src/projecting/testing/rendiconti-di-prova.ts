import {
  deciderRendiconto,
  deciderRichiesta,
  deciderRitornoDallAts,
  modelloPredefinito,
  type ComandoRendiconto,
  type ComandoRichiesta,
  type EventoProgetto,
  type EventoProgramma,
  type RigaNonAmmessa,
  type SpesaTrovata,
} from '@consorzi/domain/ats';
import { idOf, type Atto } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario, type Entry } from './log.js';

const [progettoId, programmaId] = [idOf(SCOPE, 'progetto dei rendiconti'), idOf(SCOPE, 'programma dei rendiconti')];
const [primo, secondo, richiestaId, ritirata] = ['primo', 'secondo', 'richiesta', 'ritirata'].map((name) =>
  idOf(progettoId, name),
) as [string, string, string, string];
const when = direttore('2025-06-03');
const atto: Atto = { organo: 'direttore', numero: '31', data: '2025-03-28' };

/** A rendiconto with integrations and an outcome in part, its rettifica, a transfer shared out: both ways of the money. */
export function rendicontiETrasferimenti(diario: Diario): void {
  conProgetto(diario);
  const run = (rendicontoId: string, body: Body<ComandoRendiconto>) =>
    diario.esegui(deciderRendiconto, { ...when, rendicontoId, ...body } as ComandoRendiconto);
  const apri = { progettoId, programmaId, titolo: 'Primo trimestre 2025', dalMese: '2025-01', alMese: '2025-03' };
  run(primo, { type: 'ApriRendiconto', ...apri, tipo: 'ordinario' });
  run(primo, inserisci(spesa('alfa', 'uno', 100_000), spesa('beta', 'due', 40_000), spesa('beta', 'tre', 5_000)));
  run(primo, { type: 'TogliSpese', spese: [di('beta', 'tre')] });
  run(primo, { type: 'VerificaRendiconto' });
  run(primo, { type: 'ApprovaRendiconto', atto });
  run(primo, { type: 'InviaRendiconto', il: '2025-04-01', protocollo: '1200' });
  const chieste = { il: '2025-04-20', entro: '2025-05-20', testo: testo('integrazioni del rendiconto') };
  run(primo, { type: 'ChiediIntegrazioni', ...chieste });
  run(primo, inserisci(spesa('beta', 'tre', 5_000)));
  run(primo, { type: 'TrasmettiIntegrazioni', il: '2025-05-10', protocollo: '1310' });
  const nonAmmesse: RigaNonAmmessa[] = [{ ...di('beta', 'due'), centesimi: 10_000 }];
  run(primo, { type: 'RiscontraRendiconto', esito: 'ammessoInParte', il: '2025-05-30', nonAmmesse });
  run(secondo, { type: 'ApriRendiconto', ...apri, titolo: 'Rettifica', tipo: 'saldo' });
  run(secondo, inserisci(spesa('alfa', 'uno', 90_000)));
  delDenaro(diario);
  alConsorzio(diario);
}

function delDenaro(diario: Diario): void {
  const run = (id: string, body: Body<ComandoRichiesta>) =>
    diario.esegui(deciderRichiesta, { ...when, richiestaId: id, ...body } as ComandoRichiesta);
  const prepara = {
    type: 'PreparaRichiesta',
    tipo: 'intermedia',
    ...{ progettoId, programmaId, centesimi: 90_000 },
    ...{ spesaRaggiuntaCentesimi: 135_000, rendicontoId: primo, inizioAttivita: '2025-01-15' },
  } as const;
  run(richiestaId, prepara);
  const allegati = ['verifiche-affidamento', 'assenza-doppio-finanziamento'].map((codice) => ({
    attestazioneId: idOf(progettoId, codice),
    codice,
  }));
  run(richiestaId, {
    type: 'InviaRichiesta',
    ...{ programmaId, il: '2025-05-31', protocollo: '1400' },
    attestazioni: allegati.map(({ attestazioneId }) => attestazioneId),
    contenuto: { presenti: ['listeComplete'], attestazioni: allegati },
  });
  const riconosciuti = { esito: 'accoltaInParte', centesimiRiconosciuti: 80_000 } as const;
  run(richiestaId, { type: 'RiscontraRichiesta', il: '2025-06-01', ...riconosciuti });
  run(richiestaId, { type: 'RegistraIncasso', il: '2025-06-02', reversale: '77', centesimi: 80_000 });
  const pagata = { il: '2025-06-03', mandato: '412' };
  const quote = [
    { partnerId: 'b', centesimi: 30_000, ...pagata },
    { partnerId: 'c', centesimi: 10_000, ...pagata },
  ];
  run(richiestaId, { type: 'RipartisciSomma', quote });
  run(ritirata, { ...prepara, centesimi: 1 });
  run(ritirata, { type: 'RitiraRichiesta' });
}

/** What the policies write into the log of a member. */
function alConsorzio(diario: Diario): void {
  const told = { ...when, scope: SCOPE, ats: 'atsdiprova', progettoId };
  const inviato = { titolo: 'Primo trimestre 2025', rendicontoId: primo };
  const recepisci = { ...told, ...inviato, type: 'RecepisciRendiconto' } as const;
  const [due, tre] = ['due', 'tre'].map((name) => ({ spesaId: idOf(progettoId, name), centesimi: 5_000 }));
  diario.esegui(deciderRitornoDallAts, { ...recepisci, il: '2025-04-01', spese: [due!, tre!] });
  diario.esegui(deciderRitornoDallAts, { ...recepisci, il: '2025-05-10', spese: [due!] });
  const somma = { richiestaId, il: '2025-06-03', centesimi: 30_000 };
  diario.esegui(deciderRitornoDallAts, { ...told, ...somma, type: 'RecepisciSomma' });
}

type Body<C> = C extends ComandoRichiesta
  ? Omit<C, 'autore' | 'now' | 'richiestaId'>
  : C extends unknown
    ? Omit<C, 'autore' | 'now' | 'rendicontoId'>
    : never;

const di = (consorzio: string, name: string) => ({ consorzio, spesaId: idOf(progettoId, name) });

function inserisci(...contenuto: readonly SpesaTrovata[]) {
  const spese = contenuto.map(({ consorzio, spesaId }) => ({ consorzio, spesaId }));
  return { type: 'InserisciSpese', spese, contenuto } as const;
}

const spesa = (consorzio: string, name: string, centesimi: number): SpesaTrovata => ({
  ...{ ...di(consorzio, name), progettoId, mese: '2025-02', tipo: 'fattura', costoCentesimi: 122_000 },
  ...{ cup: 'I84H22000190006', cig: { codice: 'B10A9942A7' }, partitaIva: '07264440012' },
  documento: { numero: '7/A', data: '2025-02-20' },
  voci: [{ voceId: 'v1', centesimi }],
  origine: { eventId: idOf(consorzio, name), posizione: 7, payloadHash: 'a'.repeat(64) },
});

function conProgetto(diario: Diario): void {
  const denominazione = 'Programma dei rendiconti di prova';
  const istituito: EventoProgramma = {
    type: 'ProgrammaIstituito',
    data: { denominazione, finanziatore: 'Ente di prova', fondo: 'Fondo di prova' },
  };
  const adottata: EventoProgramma = {
    type: 'ProceduraAdottata',
    data: { versione: 1, dal: '2022-01-01', modello: modelloPredefinito('facilitazione-piemonte')! },
  };
  const registrato: EventoProgetto = {
    type: 'ProgettoRegistrato',
    data: {
      ...{ programmaId, proceduraVersione: 1, titolo: 'Progetto dei rendiconti', linea: '1', responsabili: [] },
      cup: 'I84H22000190006',
      partner: [
        { partnerId: 'a', tipo: 'membro', consorzio: 'alfa' },
        { partnerId: 'b', tipo: 'membro', consorzio: 'beta' },
        { partnerId: 'c', tipo: 'esterno', denominazione: 'Azienda sanitaria di prova' },
      ],
      piano: {
        ...{ dal: '2022-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
        voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Servizi' }],
        quote: [{ voceId: 'v1', partnerId: 'b', fonte: 'finanziamento', centesimi: 150_000 }],
      },
    },
  };
  const entries: readonly Entry[] = [
    [`Programma.${programmaId}`, istituito],
    [`Programma.${programmaId}`, adottata],
    [`Progetto.${progettoId}`, { ...registrato, act: { ...atto, numero: '1' } }],
  ];
  for (const [index, entry] of entries.entries()) {
    diario.append(entry, when.now, when.autore.personaId, idOf(progettoId, index));
  }
}
