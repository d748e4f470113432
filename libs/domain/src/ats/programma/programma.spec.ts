import fc from 'fast-check';

import { given, stream } from '../../event-sourcing/specification.js';
import type { JsonObject } from '../../shared/index.js';
import { ats } from '../ats.js';
import { differenzeModelli } from './differenze-modelli.js';
import { modelloPredefinito } from './modelli/index.js';
import {
  deciderProgramma,
  modelloDi,
  proceduraAlla,
  proceduraDi,
  programma,
  type ComandoProgramma,
  type EventoProgramma,
  type Programma,
  type PropostaProcedura,
} from './programma.js';
import { unModello } from './testing/modelli-a-caso.js';

const [prima, dopo] = [modelloPredefinito('regis-2022')!, modelloPredefinito('regis-2025')!];
const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2025-04-10T09:00:00.000Z',
  ...{ scope: 'ambito', programmaId: 'g1' },
} as const;
const istituisci = (changes: object = {}): ComandoProgramma => ({
  ...base,
  ...{ type: 'IstituisciProgramma', denominazione: ' PNRR M5C2 1.1 ', finanziatore: 'Ministero', fondo: 'PNRR' },
  ...changes,
});
const adotta = (dal: string, proposta: PropostaProcedura): ComandoProgramma => ({
  ...{ ...base, type: 'AdottaProcedura', dal, proposta },
});
const predefinita = (codice: string): PropostaProcedura => ({ tipo: 'predefinita', codice });
const daVersione = (versione: number, modifiche: JsonObject): PropostaProcedura => ({
  tipo: 'versione',
  versione,
  modifiche,
});

const istituito: EventoProgramma = {
  type: 'ProgrammaIstituito',
  data: { denominazione: 'PNRR M5C2 1.1', finanziatore: 'Ministero', fondo: 'PNRR' },
};
const adottata = (versione: number, dal: string, modello = prima): EventoProgramma => ({
  ...{ type: 'ProceduraAdottata', data: { versione, dal, modello } },
});
const ambito = stream(ats, 'ambito', { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } });
const dopoDi = (...events: readonly EventoProgramma[]) =>
  given(deciderProgramma, ambito, stream(programma, 'g1', ...events));
const stato = (...events: readonly EventoProgramma[]): Programma =>
  events.reduce((state, event) => programma.evolve(state, event), programma.initial);

const due = [istituito, adottata(1, '2022-01-01'), adottata(2, '2025-03-25', dopo)];

describe('a fund programme', () => {
  it('is instituted once, in an ATS', () => {
    dopoDi()
      .when(istituisci())
      .thenWrites({ 'Programma.g1': [istituito] });
    dopoDi(istituito).when(istituisci()).thenRefused('PROGRAMMA_GIA_ISTITUITO');
    given(deciderProgramma).when(istituisci()).thenRefused('ATS_INESISTENTE');
    given(deciderProgramma)
      .when(adotta('2025-01-01', predefinita('regis-2022')))
      .thenRefused('ATS_INESISTENTE');
  });

  it.each(['denominazione', 'finanziatore', 'fondo'])('has a %s', (campo) => {
    for (const valore of [' ', 'x'.repeat(201)])
      dopoDi()
        .when(istituisci({ [campo]: valore }))
        .thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('does not replay an event it does not know, or one before it was there', () => {
    expect(() => stato({ type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => stato(adottata(1, '2022-01-01'))).toThrow('before the programme');
  });
});

describe('a version of the procedure', () => {
  it('is written in full: a template of the platform, one that is given, an earlier one with changes', () => {
    dopoDi(istituito)
      .when(adotta('2022-01-01', predefinita('regis-2022')))
      .then(adottata(1, '2022-01-01'));
    dopoDi(istituito, adottata(1, '2022-01-01'))
      .when(adotta('2025-03-25', { tipo: 'data', modello: dopo }))
      .then(adottata(2, '2025-03-25', dopo));
    const { anticipo } = prima.trasferimenti;
    const trasferimenti = { ...prima.trasferimenti, anticipo: { ...anticipo!, massimoCumulato: 2000 } };
    dopoDi(...due)
      .when(adotta('2026-01-01', daVersione(1, { trasferimenti: { anticipo: { massimoCumulato: 2000 } } })))
      .then(adottata(3, '2026-01-01', { ...prima, trasferimenti }));
  });

  it('is of a programme, and from something that exists', () => {
    dopoDi()
      .when(adotta('2022-01-01', predefinita('regis-2022')))
      .thenRefused('PROGRAMMA_INESISTENTE');
    dopoDi(istituito)
      .when(adotta('2022-01-01', predefinita('regis-1999')))
      .thenRefused('MODELLO_SCONOSCIUTO');
    dopoDi(...due)
      .when(adotta('2026-01-01', daVersione(3, {})))
      .thenRefused('PROCEDURA_INESISTENTE', { versione: 3 });
    dopoDi(istituito)
      .when(adotta('2022-02-30', predefinita('regis-2022')))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'dal' });
  });

  it('is a template that holds together', () => {
    const details = { dove: 'modello.trasferimenti.saldo.attestazioni', difetto: 'attestazioneSconosciuta' };
    dopoDi(...due)
      .when(adotta('2026-01-01', daVersione(2, { attestazioni: [] })))
      .thenRefused('MODELLO_NON_VALIDO', { difetto: 'attestazioneSconosciuta' });
    dopoDi(istituito)
      .when(adotta('2026-01-01', { tipo: 'data', modello: { ...dopo, attestazioni: dopo.attestazioni.slice(0, 2) } }))
      .thenRefused('MODELLO_NON_VALIDO', details);
  });

  it('holds from the day of the one before it or later, and changes something', () => {
    dopoDi(...due)
      .when(adotta('2025-03-24', predefinita('regis-2022')))
      .thenRefused('PROCEDURA_NON_SUCCESSIVA', { dal: '2025-03-25' });
    dopoDi(...due)
      .when(adotta('2026-01-01', predefinita('regis-2025')))
      .thenRefused('NESSUNA_MODIFICA');
    dopoDi(...due)
      .when(adotta('2025-03-25', predefinita('regis-2022')))
      .then(adottata(3, '2025-03-25'));
  });

  it('is one of fifty at most', () => {
    const molte = Array.from({ length: 50 }, (_, n) => adottata(n + 1, '2022-01-01', n % 2 ? prima : dopo));
    dopoDi(istituito, ...molte)
      .when(adotta('2026-01-01', predefinita('regis-2025')))
      .thenRefused('TROPPE_PROCEDURE');
  });

  it('holds until the next one begins', () => {
    const versione = (giorno: string) => proceduraAlla(stato(...due), giorno)?.versione ?? null;
    expect(['2021-12-31', '2022-01-01', '2025-03-24', '2025-03-25', '2099-01-01'].map(versione)).toEqual([
      null,
      1,
      1,
      2,
      2,
    ]);
    expect(proceduraAlla(programma.initial, '2025-01-01')).toBeNull();
    expect([proceduraDi(stato(...due), 2)?.dal, proceduraDi(stato(...due), 3)]).toEqual(['2025-03-25', null]);
    expect([modelloDi(stato(...due), 1), modelloDi(programma.initial, 1)]).toEqual([prima, null]);
  });

  it('of a day is one, the last that was adopted for it or before, however they follow', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((n) => `2025-01-${String(n + 1).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.boolean()), { maxLength: 12 }), day, (tentativi, giorno) => {
        let state = stato(istituito);
        for (const [dal, nuova] of tentativi) {
          const proposta = predefinita(nuova ? 'regis-2025' : 'regis-2022');
          try {
            const [write] = deciderProgramma.decide(
              { main: state, of: () => ({ status: 'istituito' }) as never },
              adotta(dal, proposta),
            );
            for (const event of write!.events) state = programma.evolve(state, event as EventoProgramma);
          } catch {
            continue;
          }
        }
        const procedure = state.status === 'istituito' ? state.procedure : [];
        expect(procedure.map(({ versione }) => versione)).toEqual(procedure.map((_, n) => n + 1));
        const valgono = procedure.filter(
          (una, index) => una.dal <= giorno && procedure.slice(index + 1).every(({ dal }) => dal > giorno),
        );
        expect(valgono.length).toBeLessThanOrEqual(1);
        expect(valgono.length).toBe(procedure.some(({ dal }) => dal <= giorno) ? 1 : 0);
        expect(proceduraAlla(state, giorno)).toEqual(valgono[0] ?? null);
      }),
    );
  });
});

describe('two templates, compared', () => {
  it('are told part by part', () => {
    const dette = differenzeModelli(prima, dopo).map(({ parte, oggetto, campo, genere }) =>
      [parte, oggetto, campo, genere].join(' '),
    );
    expect(dette).toEqual([
      'generale  denominazione cambiato',
      'generale  codice cambiato',
      'generale  fonte cambiato',
      'attestazioni relazione-intermedia  aggiunto',
      'trasferimenti intermedia sogliaSpesa cambiato',
      'trasferimenti intermedia richiede cambiato',
      'trasferimenti intermedia attestazioni cambiato',
      'trasferimenti intermedia firmatari cambiato',
      'trasferimenti estensioneAnticipo  aggiunto',
      'rendiconto  cadenza cambiato',
    ]);
  });

  it('name a list that came or went once, a question and a document each', () => {
    const [prime, ...altre] = prima.liste;
    const modello = {
      ...prima,
      liste: [{ ...prime!, domande: prime!.domande.slice(1) }, ...altre.slice(1)],
      documenti: { ...prima.documenti, fattura: prima.documenti.fattura.filter(({ tipo }) => tipo !== 'durc') },
    };
    expect(differenzeModelli(prima, modello)).toEqual([
      { parte: 'documenti', oggetto: 'fattura/durc', campo: null, genere: 'tolto', prima: ['sempre'], dopo: [] },
      {
        ...{ parte: 'liste', oggetto: 'autocontrollo-affidamento/a01', campo: null, genere: 'tolto' },
        ...{ prima: [prime!.domande[0]!.testo], dopo: [] },
      },
      {
        ...{ parte: 'liste', oggetto: 'ammissibilita-spesa', campo: null, genere: 'tolto' },
        ...{ prima: ['Ammissibilità della spesa'], dopo: [] },
      },
    ]);
  });

  it('are the same as themselves, and differ one way as the other', () => {
    fc.assert(
      fc.property(unModello, unModello, (a, b) => {
        expect(differenzeModelli(a, a)).toEqual([]);
        const [andata, ritorno] = [differenzeModelli(a, b), differenzeModelli(b, a)];
        expect(ritorno).toHaveLength(andata.length);
        const come = (una: (typeof andata)[number]) => `${una.parte} ${una.oggetto} ${una.campo}`;
        expect(ritorno.map(come).sort()).toEqual(andata.map(come).sort());
      }),
    );
  });
});
