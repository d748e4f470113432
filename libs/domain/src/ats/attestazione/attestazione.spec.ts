import { given, stream } from '../../event-sourcing/specification.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';
import { progetto } from '../progetto/progetto.js';
import { modelloPredefinito } from '../programma/modelli/index.js';
import { programma } from '../programma/programma.js';
import {
  attestazione,
  deciderAttestazione,
  type ComandoAttestazione,
  type EventoAttestazione,
} from './attestazione.js';
import { firmeAttese } from './firme-attese.js';

const modello = modelloPredefinito('regis-2025')!;
const relazione = modello.attestazioni.find(({ codice }) => codice === 'relazione-intermedia')!;
const base = { autore: { personaId: 'p-anna', centri: 'tutti' }, now: '2025-06-10T09:00:00.000Z' } as const;
const [titolo, cup] = ['Dimissioni protette', 'I84H22000190006'];
const partner = ['alfa', 'beta', 'gamma'].map(
  (consorzio) => ({ partnerId: `p-${consorzio}`, tipo: 'membro', consorzio }) as const,
);
const piano = { dal: '2023-01-01', al: '2026-06-30', voci: [], quote: [], fasi: [], traguardi: [] };
const dellAts = [
  stream(progetto, 'g1', {
    type: 'ProgettoRegistrato',
    data: { programmaId: 'pr1', proceduraVersione: 1, titolo, cup, linea: '1.1.3', partner, responsabili: [], piano },
  }),
  stream(
    programma,
    'pr1',
    { type: 'ProgrammaIstituito', data: { denominazione: 'PNRR', finanziatore: 'MLPS', fondo: 'PNRR' } },
    { type: 'ProceduraAdottata', data: { versione: 1, dal: '2025-03-25', modello } },
  ),
];
const oggetto = { tipo: 'richiesta', riferimentoId: null, dal: '2025-01', al: '2025-06' } as const;
const [sha256, altro] = ['a'.repeat(64), 'b'.repeat(64)];
const genera: Extract<ComandoAttestazione, { type: 'GeneraAttestazione' }> = {
  ...{ ...base, type: 'GeneraAttestazione', attestazioneId: 'a1', presso: 'ats', programmaId: 'pr1', progettoId: 'g1' },
  ...{ codice: 'relazione-intermedia', oggetto, importoCentesimi: 12_345_600 },
  avanzamento: [{ voce: { testoId: 't1', hash: 'h1' }, previsto: '125', realizzato: '129' }],
  contenuto: { sha256, byte: 20_000, titolo, cup, proceduraVersione: 1 },
};
const generata: EventoAttestazione = {
  type: 'AttestazioneGenerata',
  data: {
    ...{ progettoId: 'g1', proceduraVersione: 1, codice: 'relazione-intermedia', titolo: relazione.titolo, oggetto },
    ...{ importoCentesimi: 12_345_600, avanzamento: genera.avanzamento, sha256, byte: 20_000 },
    ...{ firmatari: ['legaliDiTutti'], firmeAttese: 3 },
  },
};
const firmato = { sha256: altro, byte: 26_000, formato: 'cades', contenutoSha256: sha256, firme: 3 } as const;
const restituisci: Extract<ComandoAttestazione, { type: 'RestituisciAttestazione' }> = {
  ...{ ...base, type: 'RestituisciAttestazione', attestazioneId: 'a1', firmato },
};
const restituita: EventoAttestazione = {
  type: 'AttestazioneRestituita',
  data: { progettoId: 'g1', sha256: altro, byte: 26_000, formato: 'cades', firme: 3 },
};
const con = (...events: readonly EventoAttestazione[]) =>
  given(deciderAttestazione, ...dellAts, stream(attestazione, 'a1', ...events));

describe('an attestation', () => {
  it('is generated from the template of the procedure, which says who signs', () => {
    con().when(genera).then(generata);
    con(generata).when(genera).thenRefused('ATTESTAZIONE_GIA_GENERATA');
  });

  it('is one of those that the procedure has, for what it goes with', () => {
    con()
      .when({ ...genera, codice: 'altra' })
      .thenRefused('ATTESTAZIONE_NON_PREVISTA', { codice: 'altra' });
    con()
      .when({ ...genera, oggetto: { ...oggetto, tipo: 'rendiconto' } })
      .thenRefused('ATTESTAZIONE_NON_PREVISTA');
    con()
      .when({ ...genera, oggetto: { ...oggetto, al: '2024-12' } })
      .thenRefused('TERMINE_NON_VALIDO');
    for (const importoCentesimi of [-1, 0.5, null]) {
      con()
        .when({ ...genera, importoCentesimi })
        .thenRefused('CAMPO_NON_VALIDO', { campo: 'importo' });
    }
  });

  it('is of the project as it is now: what was printed from an earlier one is printed again', () => {
    for (const contenuto of [{ titolo: 'Altro' }, { cup: 'I84H22000180006' }, { proceduraVersione: 2 }]) {
      con()
        .when({ ...genera, contenuto: { ...genera.contenuto, ...contenuto } })
        .thenRefused('OGGETTO_CAMBIATO');
    }
  });

  it('of a consortium needs its own signature', () => {
    const recepito = stream(progettoRecepito, 'g1', {
      type: 'ProgettoRecepito',
      data: {
        ...{
          ats: 'ambito',
          progettoId: 'g1',
          partnerId: 'p-alfa',
          titolo,
          cup,
          programma: 'PNRR',
          voci: [],
          quote: [],
          traguardi: [],
          piani: [],
        },
        ...{ dal: '2023-01-01', al: '2026-06-30', proceduraVersione: 1, modello, stato: 'inCorso' },
      },
    });
    const codice = 'verifiche-affidamento';
    const { titolo: detta } = modello.attestazioni.find((one) => one.codice === codice)!;
    const affidamento = { ...oggetto, tipo: 'affidamento' } as const;
    given(deciderAttestazione, recepito)
      .when({ ...genera, presso: 'consorzio', codice, oggetto: affidamento })
      .then({
        type: 'AttestazioneGenerata',
        data: {
          ...{ ...generata.data, codice, titolo: detta, oggetto: affidamento },
          ...{ firmatari: ['legaleCapofila'], firmeAttese: 1 },
        },
      });
  });

  it('comes back once, with the same content and enough signatures', () => {
    con(generata).when(restituisci).then(restituita);
    con(generata, restituita).when(restituisci).thenRefused('ATTESTAZIONE_GIA_RESTITUITA');
    con().when(restituisci).thenRefused('ATTESTAZIONE_INESISTENTE');
  });

  it.each([
    ['FIRMA_DI_ALTRO_DOCUMENTO', { contenutoSha256: altro }, {}],
    ['FIRMA_ASSENTE', { firme: 0 }, {}],
    ['FIRME_INSUFFICIENTI', { firme: 2 }, { attese: 3, trovate: 2 }],
  ] as const)('does not come back otherwise: %s', (code, change, details) => {
    con(generata)
      .when({ ...restituisci, firmato: { ...firmato, ...change } })
      .thenRefused(code, details);
  });
});

describe('how many sign', () => {
  it.each([
    [['legaleCapofila'], 3, 1],
    [['legaleCapofila', 'finanziarioCapofila'], 3, 2],
    [['legaliDiTutti'], 3, 3],
    [['legaleCapofila', 'legaliDiTutti', 'finanziarioCapofila'], 3, 4],
    [['legaliDiTutti'], 0, 1],
    [[], 3, 0],
  ] as const)('%j of %i partners: %i', (firmatari, quanti, firme) => {
    expect(firmeAttese(firmatari, quanti)).toBe(firme);
  });
});
