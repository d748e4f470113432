import { given, stream } from '../event-sourcing/specification.js';
import {
  obiettivo,
  parseTempi,
  parseValoreAtteso,
  piano,
  type EventoObiettivo,
  type EventoPiano,
  type SchedaObiettivo,
} from '../planning/index.js';
import type { RuleCode, TestoRef } from '../shared/index.js';
import {
  consuntivo,
  consuntivoIdOf,
  deciderConsuntivo,
  type ComandoConsuntivo,
  type Esito,
  type EventoConsuntivo,
} from './consuntivo.js';
import { parseValoreConsuntivo } from './valore-consuntivo.js';
import { valoreRegistrato } from './valore-registrato.js';

const PIANO = 'piano';
const MINORI = 'centro-minori';
const ANZIANI = 'centro-anziani';

const scheda: SchedaObiettivo = {
  ...{ numero: '1', titolo: 'Laboratori del pomeriggio', centri: [MINORI, ANZIANI], areaStrategica: '' },
  ...{ obiettivoOperativo: '', progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '' },
  ...{ retiDiCollaborazione: '', finalita: '', descrizione: '', continuaDa: null },
  attivita: [{ id: 'a1', testo: 'Aprire due laboratori', tempi: parseTempi('Aprile') }],
  indicatori: [
    { id: 'i1', nome: 'Iscritti', descrizione: '', unita: 'n.', atteso: parseValoreAtteso('20') },
    { id: 'i2', nome: 'Soddisfatti', descrizione: '', unita: '%', atteso: parseValoreAtteso('80%') },
  ],
};
const definito: EventoObiettivo = {
  type: 'ObiettivoDefinito',
  data: { pianoId: PIANO, scheda, variazioneId: null },
};
const creato: EventoPiano = { type: 'PianoCreato', data: { titolo: 'PEG', dal: 2024, al: 2025 } };
const approvato: EventoPiano = {
  ...{ type: 'PianoApprovato', data: {} },
  act: { organo: 'cda', numero: '4', data: '2024-01-31' },
};
const aperto: EventoPiano = { type: 'ConsuntivazioneAperta', data: {} };
const chiuso: EventoPiano = { type: 'PianoChiuso', data: {} };
const riaperto: EventoPiano = { type: 'PianoRiaperto', data: {} };

const ref = (testoId: string): TestoRef => ({ testoId, hash: 'b'.repeat(64) });
const esito = (voceId: string, scritto: string, rilevatoIl = '2024-12-31'): Esito => ({
  ...{ voceId, testo: ref(`t-${voceId}`), rilevatoIl },
  valore: valoreRegistrato(parseValoreConsuntivo(scritto)),
});

const sede = { pianoId: PIANO, obiettivoId: 'o1', centroId: MINORI, anno: 2024 };
const C1 = consuntivoIdOf(sede);
const base = {
  autore: { personaId: 'p-minori', centri: [MINORI] },
  now: '2025-01-20T10:00:00.000Z',
  consuntivoId: C1,
  ...sede,
};
const motivo = ref('t-motivo');
const registraEsito: ComandoConsuntivo = { ...base, type: 'RegistraEsitoAttivita', esito: esito('a1', 'attuato') };
const rettificaEsito: ComandoConsuntivo = {
  ...{ ...base, type: 'RettificaEsitoAttivita', motivo },
  esito: esito('a1', '/'),
};
const registraValore: ComandoConsuntivo = { ...base, type: 'RegistraValoreIndicatore', esito: esito('i1', '23') };
const rettificaValore: ComandoConsuntivo = {
  ...{ ...base, type: 'RettificaValoreIndicatore', motivo },
  esito: esito('i1', '24'),
};
const registraRelazione: ComandoConsuntivo = { ...base, type: 'RegistraRelazione', testo: ref('t-relazione') };
const rettificaRelazione: ComandoConsuntivo = {
  ...{ ...base, type: 'RettificaRelazione', motivo },
  testo: ref('t-altra'),
};

const dated = { occurredAt: '2024-12-31' } as const;
const esitoRegistrato: EventoConsuntivo = {
  ...{ type: 'EsitoAttivitaRegistrato', ...dated },
  data: { ...sede, esito: esito('a1', 'attuato') },
};
const esitoRettificato: EventoConsuntivo = {
  ...{ type: 'EsitoAttivitaRettificato', ...dated },
  data: { ...sede, esito: esito('a1', '/'), motivo },
};
const valoreRegistratoIl: EventoConsuntivo = {
  ...{ type: 'ValoreIndicatoreRegistrato', ...dated },
  data: { ...sede, esito: esito('i1', '23') },
};
const valoreRettificato: EventoConsuntivo = {
  ...{ type: 'ValoreIndicatoreRettificato', ...dated },
  data: { ...sede, esito: esito('i1', '24'), motivo },
};
const relazioneRegistrata: EventoConsuntivo = {
  type: 'RelazioneRegistrata',
  data: { ...sede, testo: ref('t-relazione') },
};
const relazioneRettificata: EventoConsuntivo = {
  type: 'RelazioneRettificata',
  data: { ...sede, testo: ref('t-altra'), motivo },
};
const importato: EventoConsuntivo = {
  type: 'ConsuntivoImportato',
  data: {
    ...{ ...sede, attivita: [esito('a1', 'attuato')], indicatori: [esito('i1', '23')] },
    ...{ relazione: ref('t-relazione'), documentoSha256: 'd1' },
  },
};

const PAIRS = [
  ['the outcome of an attività', registraEsito, esitoRegistrato, rettificaEsito, esitoRettificato],
  ['the value of an indicatore', registraValore, valoreRegistratoIl, rettificaValore, valoreRettificato],
  ['the report', registraRelazione, relazioneRegistrata, rettificaRelazione, relazioneRettificata],
] as const;
const COMMANDS = PAIRS.flatMap(([, registra, , rettifica]) => [registra, rettifica]);

const on = (plan: readonly EventoPiano[], objective: readonly EventoObiettivo[], events: readonly EventoConsuntivo[]) =>
  given(
    deciderConsuntivo,
    stream(piano, PIANO, ...plan),
    stream(obiettivo, 'o1', ...objective),
    stream(consuntivo, C1, ...events),
  );
const open = (...events: readonly EventoConsuntivo[]) => on([creato, approvato, aperto], [definito], events);

describe('Consuntivo', () => {
  describe.each(PAIRS)('%s', (_, registra, registrato, rettifica, rettificato) => {
    it('is recorded first', () => {
      open()
        .when(registra)
        .thenWrites({ [`Consuntivo.${C1}`]: [registrato] });
    });

    it('is never written over: afterwards it is corrected, with a reason', () => {
      open(registrato).when(registra).thenRefused('CONSUNTIVO_GIA_REGISTRATO');
      open(registrato).when(rettifica).then(rettificato);
      open(registrato, rettificato).when(rettifica).then(rettificato);
      open(registrato, rettificato).when(registra).thenRefused('CONSUNTIVO_GIA_REGISTRATO');
    });

    it('is corrected where there is something to correct', () => {
      open().when(rettifica).thenRefused('CONSUNTIVO_NON_REGISTRATO');
    });

    it('is corrected, not recorded, where a document brought it', () => {
      open(importato).when(registra).thenRefused('CONSUNTIVO_GIA_REGISTRATO');
      open(importato).when(rettifica).then(rettificato);
    });

    it('leaves the others to be recorded', () => {
      for (const [, other, event] of PAIRS) if (other !== registra) open(registrato).when(other).then(event);
    });
  });

  it('stays open for what a document did not say', () => {
    const partial: EventoConsuntivo = {
      ...{ type: 'ConsuntivoImportato' },
      data: { ...sede, attivita: [], indicatori: [], relazione: null, documentoSha256: 'd1' },
    };
    for (const [, registra, registrato] of PAIRS) open(partial).when(registra).then(registrato);
    open(relazioneRegistrata, partial).when(registraRelazione).thenRefused('CONSUNTIVO_GIA_REGISTRATO');
  });

  it.each<[string, readonly EventoPiano[], RuleCode | 'yes']>([
    ['there is none', [], 'PIANO_INESISTENTE'],
    [
      'it is being imported',
      [{ type: 'ImportazioneDelPianoIniziata', data: { titolo: 'PEG', dal: 2024, al: 2025, documentoSha256: 'd1' } }],
      'PIANO_IN_IMPORTAZIONE',
    ],
    ['it is a draft', [creato], 'PIANO_NON_IN_CONSUNTIVO'],
    ['it is approved', [creato, approvato], 'PIANO_NON_IN_CONSUNTIVO'],
    ['it is in consuntivo', [creato, approvato, aperto], 'yes'],
    [
      'it was rebuilt from its Relazione',
      [{ type: 'PianoRicostruito', data: { titolo: 'Piano', dal: 2024, al: 2024, documentoSha256: 'd1' } }],
      'yes',
    ],
    ['it is closed', [creato, approvato, aperto, chiuso], 'PIANO_NON_IN_CONSUNTIVO'],
    ['it was opened again', [creato, approvato, aperto, chiuso, riaperto], 'yes'],
  ])('depends on the state of the plan: %s', (_, plan, expected) => {
    for (const [, registra, registrato, rettifica] of PAIRS) {
      if (expected === 'yes') on(plan, [definito], []).when(registra).then(registrato);
      else on(plan, [definito], []).when(registra).thenRefused(expected);
      if (expected !== 'yes') on(plan, [definito], [registrato]).when(rettifica).thenRefused(expected);
    }
  });

  it.each(COMMANDS.map((command) => [command.type, command] as const))('%s is of a year of the plan', (_, command) => {
    for (const anno of [2023, 2026]) {
      open()
        .when({ ...command, anno })
        .thenRefused('ANNO_FUORI_PERIODO', { dal: 2024, al: 2025 });
    }
  });

  it.each(COMMANDS.map((command) => [command.type, command] as const))(
    '%s is for those who answer for the centro',
    (_, command) => {
      const altro = { ...base.autore, centri: [ANZIANI] };
      open()
        .when({ ...command, autore: altro })
        .thenRefused('CDR_NON_DI_COMPETENZA');
      open()
        .when({ ...command, centroId: 'centro-finanziario', autore: { ...altro, centri: 'tutti' } })
        .thenRefused('CENTRO_NON_DELL_OBIETTIVO');
    },
  );

  it('is of each centro that shares the objective', () => {
    const altrove = { centroId: ANZIANI, consuntivoId: consuntivoIdOf({ ...sede, centroId: ANZIANI }) };
    open(relazioneRegistrata)
      .when({ ...registraRelazione, ...altrove, autore: { ...base.autore, centri: [ANZIANI] } })
      .thenWrites({
        [`Consuntivo.${altrove.consuntivoId}`]: [
          { ...relazioneRegistrata, data: { ...relazioneRegistrata.data, centroId: ANZIANI } },
        ],
      });
    expect(new Set([C1, altrove.consuntivoId, consuntivoIdOf({ ...sede, anno: 2025 })]).size).toBe(3);
    expect(consuntivoIdOf({ ...sede, obiettivoId: 'o2' })).not.toBe(C1);
  });

  it('is of an objective that stands in the plan', () => {
    const eliminato: EventoObiettivo = { type: 'ObiettivoEliminato', data: { pianoId: PIANO, variazioneId: null } };
    const altrui: EventoObiettivo = { ...definito, data: { ...definito.data, pianoId: 'altro' } } as EventoObiettivo;
    for (const objective of [[], [definito, eliminato], [altrui]]) {
      for (const command of COMMANDS) {
        on([creato, approvato, aperto], objective, []).when(command).thenRefused('OBIETTIVO_INESISTENTE');
      }
    }
  });

  it('is of a row of its sheet', () => {
    for (const command of [registraEsito, rettificaEsito]) {
      open()
        .when({ ...command, esito: esito('i1', '23') })
        .thenRefused('ATTIVITA_INESISTENTE');
    }
    for (const command of [registraValore, rettificaValore]) {
      open()
        .when({ ...command, esito: esito('a1', '23') })
        .thenRefused('INDICATORE_INESISTENTE');
    }
  });

  it('held on a day that exists and has come', () => {
    for (const command of [registraEsito, registraValore]) {
      open()
        .when({ ...command, esito: { ...command.esito, rilevatoIl: '2025-01-21' } })
        .thenRefused('DATA_FUTURA', { data: '2025-01-21' });
      open()
        .when({ ...command, esito: { ...command.esito, rilevatoIl: '31/12/2024' } })
        .thenRefused('CAMPO_NON_VALIDO', { campo: 'rilevatoIl' });
    }
    const corrections = [
      [rettificaEsito, esitoRegistrato],
      [rettificaValore, valoreRegistratoIl],
    ] as const;
    for (const [command, before] of corrections) {
      open(before)
        .when({ ...command, esito: { ...command.esito, rilevatoIl: '2025-01-21' } })
        .thenRefused('DATA_FUTURA');
    }
    const today = { ...registraEsito.esito, rilevatoIl: '2025-01-20' };
    open()
      .when({ ...registraEsito, esito: today })
      .then({ ...esitoRegistrato, data: { ...sede, esito: today }, occurredAt: '2025-01-20' });
  });

  it('reads a bare number in the measure of its indicatore', () => {
    const percento = { ...esito('i2', '95'), valore: valoreRegistrato(parseValoreConsuntivo('95%')) };
    open()
      .when({ ...registraValore, esito: esito('i2', '95') })
      .then({ ...valoreRegistratoIl, data: { ...sede, esito: percento } });
    open({ ...valoreRegistratoIl, data: { ...sede, esito: percento } })
      .when({ ...rettificaValore, esito: esito('i2', '96') })
      .then({
        ...valoreRettificato,
        data: {
          ...{ ...sede, motivo },
          esito: { ...esito('i2', '96'), valore: valoreRegistrato(parseValoreConsuntivo('96%')) },
        },
      });
  });

  it('does not replay an event it does not know', () => {
    expect(() => consuntivo.evolve(consuntivo.initial, { type: 'Altro', data: {} } as never)).toThrow(
      'unknown event Altro',
    );
  });
});
