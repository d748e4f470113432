import { avanzamentoIdOf, collegamentiIdOf, collegamentoIndicatore } from '../../ats/index.js';
import { consuntivo, consuntivoIdOf, type EventoConsuntivo } from '../../consuntivo/index.js';
import { given, stream, type History } from '../../event-sourcing/specification.js';
import {
  obiettivo as obiettivoAggregato,
  piano,
  progettoPeg,
  progettoPegIdOf,
  type EventoObiettivo,
  type EventoPiano,
  type EventoProgettoPeg,
} from '../../planning/index.js';
import type { RuleCode, TestoRef } from '../../shared/index.js';
import {
  deciderImportazione,
  importazione,
  importazioneIdOf,
  type ComandoImportazione,
  type EventoImportazione,
  type OggettoImportato,
  type PianoDiArrivo,
} from './importazione.js';
import { centroDiResponsabilita, type EventoCentro } from '../../tenancy/index.js';
import { contesto, obiettivo, progetto, proposta, attivita } from './testing/proposte.js';
import { oggettiDa } from './oggetti-importati.js';

type ImportaParte = Extract<ComandoImportazione, { type: 'ImportaParte' }>;

const ref = (testoId: string): TestoRef => ({ testoId, hash: 'c'.repeat(64) });
const documento = { nome: ref('nome'), sha256: 'd1', famiglia: 'peg_piano_performance', versioneParser: '1.0.0' };
const bozza: PianoDiArrivo = { pianoId: 'piano', titolo: 'PEG 2024', dal: 2024, al: 2025, come: 'bozza' };
const ricostruito: PianoDiArrivo = { ...bozza, come: 'ricostruito' };
const esistente: PianoDiArrivo = { ...bozza, come: 'esistente' };
const sezioni = [{ genere: 'formazione', testo: ref('sezione') }] as const;
const { oggetti } = oggettiDa(
  proposta({
    pegProjects: [progetto('4.06.01', 'Mensa', { centroDiResponsabilita: 'Minori' })],
    objectives: [
      obiettivo('Laboratori', {
        centroDiResponsabilita: 'Minori',
        activities: [attivita('Aprire', { consuntivo: 'attuato' })],
      }),
    ],
  }),
  contesto(),
);
const [centro, mensa, laboratori, esiti] = oggetti as [
  Extract<OggettoImportato, { tipo: 'centro' }>,
  Extract<OggettoImportato, { tipo: 'progettoPeg' }>,
  Extract<OggettoImportato, { tipo: 'obiettivo' }>,
  Extract<OggettoImportato, { tipo: 'consuntivo' }>,
];

const importa: ImportaParte = {
  ...{ type: 'ImportaParte', autore: { personaId: 'p-direttore', centri: 'tutti' }, now: '2025-01-20T10:00:00.000Z' },
  ...{ importazioneId: 'm1', piano: bozza, propostaId: 'proposta-1', documento, oggetti, sezioni, parte: 1, di: 1 },
};
const parte = (n: number, di: number, more: Partial<ImportaParte> = {}): ImportaParte => ({
  ...importa,
  ...{ oggetti: [], sezioni: [], parte: n, di },
  ...more,
});
const annulla: ComandoImportazione = {
  ...{
    type: 'AnnullaImportazione',
    autore: importa.autore,
    now: importa.now,
    importazioneId: 'm1',
    piano: bozza,
    oggetti: [],
  },
};

const accettata: EventoImportazione = {
  type: 'ImportazioneAccettata',
  data: { pianoId: 'piano', documento, propostaId: 'proposta-1', sezioni },
};
const iniziata: EventoImportazione = {
  type: 'ImportazioneIniziata',
  data: { pianoId: 'piano', documento, parti: 3 },
};
const seconda: EventoImportazione = { type: 'ParteImportata', data: { parte: 2 } };
const annullata: EventoImportazione = { type: 'ImportazioneAnnullata', data: { pianoId: 'piano' } };

const intestazione = { titolo: 'PEG 2024', dal: 2024, al: 2025, documentoSha256: 'd1' };
const pianoImportato: EventoPiano = { type: 'PianoImportato', data: intestazione };
const pianoRicostruito: EventoPiano = { type: 'PianoRicostruito', data: intestazione };
const pianoIniziato: EventoPiano = { type: 'ImportazioneDelPianoIniziata', data: intestazione };
const pianoAnnullato: EventoPiano = { type: 'ImportazioneDelPianoAnnullata', data: {} };
const pianoScartato: EventoPiano = { type: 'PianoScartato', data: {} };
const pianoCreato: EventoPiano = { type: 'PianoCreato', data: { titolo: 'PEG', dal: 2024, al: 2025 } };
const pianoApprovato: EventoPiano = {
  ...{ type: 'PianoApprovato', data: {} },
  act: { organo: 'cda', numero: '4', data: '2024-01-31' },
};
const aperto: EventoPiano = { type: 'ConsuntivazioneAperta', data: {} };

const plan = (...events: readonly EventoPiano[]) => stream(piano, 'piano', ...events);
const own = (...events: readonly EventoImportazione[]) => stream(importazione, 'm1', ...events);
const on = (...histories: readonly History[]) => given(deciderImportazione, ...histories);

const definiti = {
  [`CentroDiResponsabilita.${centro.id}`]: [
    { type: 'CentroDiResponsabilitaIstituito', data: { codice: 'MINORI', denominazione: 'Minori' } },
  ],
  [`ProgettoPeg.${mensa.id}`]: [
    { type: 'ProgettoPegDefinito', data: { pianoId: 'piano', variazioneId: null, scheda: mensa.scheda } },
  ],
  [`Obiettivo.${laboratori.id}`]: [
    { type: 'ObiettivoDefinito', data: { pianoId: 'piano', variazioneId: null, scheda: laboratori.scheda } },
  ],
  [`Consuntivo.${esiti.id}`]: [
    { type: 'ConsuntivoImportato', data: { ...esiti.sede, ...esiti.contenuto, documentoSha256: 'd1' } },
  ],
};

describe('Importazione', () => {
  describe('in one part', () => {
    it('writes the plan and every object in one append', () => {
      on()
        .when(importa)
        .thenWrites({ 'Importazione.m1': [accettata], 'Piano.piano': [pianoImportato], ...definiti });
    });

    it('takes a centro that another import has just instituted, and says so where its code went to another one', () => {
      const istituito = (denominazione: string): EventoCentro => ({
        type: 'CentroDiResponsabilitaIstituito',
        data: { codice: 'MINORI', denominazione },
      });
      const before = (...events: readonly EventoCentro[]) => stream(centroDiResponsabilita, centro.id, ...events);
      on(before(istituito('AREA MINORI')))
        .when({ ...importa, oggetti: [centro] })
        .thenWrites({ 'Importazione.m1': [accettata], 'Piano.piano': [pianoImportato] });
      on(before(istituito('Minoranze')))
        .when(importa)
        .thenRefused('CENTRO_GIA_ISTITUITO', { codice: 'MINORI' });
      on(before(istituito('Minori'), { type: 'CentroDiResponsabilitaSoppresso', data: {} }))
        .when(importa)
        .thenRefused('CENTRO_GIA_ISTITUITO');
    });

    it('rebuilds a plan that is known from its Relazione only', () => {
      on()
        .when({ ...importa, piano: ricostruito })
        .thenWrites({ 'Importazione.m1': [accettata], 'Piano.piano': [pianoRicostruito], ...definiti });
    });

    it.each<[string, EventoPiano[], RuleCode | 'yes']>([
      ['without a plan', [], 'yes'],
      ['whose draft was dropped', [pianoCreato, pianoScartato], 'yes'],
      ['whose import was cancelled', [pianoIniziato, pianoAnnullato], 'yes'],
      ['with a draft', [pianoCreato], 'PIANO_GIA_ESISTENTE'],
      ['with a plan in force', [pianoCreato, pianoApprovato], 'PIANO_GIA_ESISTENTE'],
      ['whose plan is being imported', [pianoIniziato], 'PIANO_IN_IMPORTAZIONE'],
    ])('is for a period %s', (_, history, expected) => {
      for (const target of [bozza, ricostruito]) {
        const sentence = on(plan(...history)).when({ ...importa, piano: target });
        if (expected === 'yes') sentence.then(accettata);
        else sentence.thenRefused(expected);
      }
    });

    it('checks the period and the sheets as if they were typed', () => {
      on()
        .when({ ...importa, piano: { ...bozza, dal: 2026 } })
        .thenRefused('PERIODO_NON_VALIDO');
      on()
        .when({ ...importa, oggetti: [{ ...laboratori, scheda: { ...laboratori.scheda, titolo: '' } }] })
        .thenRefused('CAMPO_NON_VALIDO', { campo: 'titolo' });
      on()
        .when({ ...importa, oggetti: [{ ...laboratori, scheda: { ...laboratori.scheda, centri: [] } }] })
        .thenRefused('OBIETTIVO_SENZA_CENTRO');
      on()
        .when({ ...importa, oggetti: [{ ...mensa, scheda: { ...mensa.scheda, nome: '' } }] })
        .thenRefused('CAMPO_NON_VALIDO', { campo: 'nome' });
    });
  });

  describe('of a document', () => {
    it('is one in a consortium', () => {
      expect(importazioneIdOf('inrete', 'd1')).toBe(importazioneIdOf('inrete', 'd1'));
      expect(importazioneIdOf('cissac', 'd1')).not.toBe(importazioneIdOf('inrete', 'd1'));
      on(own(accettata), plan(pianoImportato))
        .when({ ...importa, propostaId: 'proposta-2' })
        .thenRefused('DOCUMENTO_GIA_IMPORTATO', { propostaId: 'proposta-1' });
      on(own(accettata), plan(pianoImportato)).when(annulla).thenRefused('DOCUMENTO_GIA_IMPORTATO');
    });

    it('is one also when the year was corrected to that of another plan', () => {
      on(own(accettata), plan(pianoImportato))
        .when({ ...importa, piano: { ...bozza, pianoId: 'altro', dal: 2026, al: 2026 } })
        .thenRefused('DOCUMENTO_GIA_IMPORTATO', { propostaId: 'proposta-1' });
    });

    it('is free again once its draft was dropped, for any period', () => {
      const dropped = [own(accettata), plan(pianoImportato, pianoScartato)];
      on(...dropped)
        .when({ ...importa, propostaId: 'proposta-2', oggetti: [] })
        .then({ ...accettata, data: { ...accettata.data, propostaId: 'proposta-2' } });
      on(...dropped)
        .when({ ...importa, piano: { ...bozza, pianoId: 'altro', dal: 2026, al: 2026 }, oggetti: [] })
        .then({ ...accettata, data: { ...accettata.data, pianoId: 'altro' } });
    });

    it('brings back the projects of the dropped draft, whose ids are their codes', () => {
      const eliminato: EventoProgettoPeg = {
        type: 'ProgettoPegEliminato',
        data: { pianoId: 'piano', variazioneId: null },
      };
      const before = stream(
        progettoPeg,
        mensa.id,
        { type: 'ProgettoPegDefinito', data: { pianoId: 'piano', variazioneId: null, scheda: mensa.scheda } },
        eliminato,
      );
      expect(mensa.id).toBe(progettoPegIdOf('piano', centro.id, { codice: '04.06.01', nome: '' }));
      on(own(accettata), plan(pianoImportato, pianoScartato), before)
        .when({ ...importa, oggetti: [mensa] })
        .thenWrites({
          'Importazione.m1': [accettata],
          'Piano.piano': [pianoImportato],
          [`ProgettoPeg.${mensa.id}`]: definiti[`ProgettoPeg.${mensa.id}`]!,
        });
    });
  });

  describe('in many parts', () => {
    it('announces the plan with the first, shows it with the last', () => {
      on()
        .when(parte(1, 3, { oggetti: [centro] }))
        .thenWrites({
          'Importazione.m1': [iniziata],
          'Piano.piano': [pianoIniziato],
          [`CentroDiResponsabilita.${centro.id}`]: definiti[`CentroDiResponsabilita.${centro.id}`]!,
        });
      on(own(iniziata), plan(pianoIniziato))
        .when(parte(2, 3, { oggetti: [laboratori] }))
        .thenWrites({
          'Importazione.m1': [seconda],
          [`Obiettivo.${laboratori.id}`]: definiti[`Obiettivo.${laboratori.id}`]!,
        });
      on(own(iniziata, seconda), plan(pianoIniziato))
        .when(parte(3, 3, { oggetti: [esiti], sezioni }))
        .thenWrites({
          'Importazione.m1': [accettata],
          'Piano.piano': [pianoImportato],
          [`Consuntivo.${esiti.id}`]: definiti[`Consuntivo.${esiti.id}`]!,
        });
    });

    it.each<[string, EventoImportazione[], number, number]>([
      ['the second first', [], 2, 3],
      ['the last first', [], 3, 3],
      ['the first again', [iniziata], 1, 3],
      ['one left out', [iniziata], 3, 3],
      ['one again', [iniziata, seconda], 2, 3],
      ['of another number of parts', [iniziata], 2, 2],
      ['after it was cancelled', [iniziata, annullata], 2, 3],
    ])('takes them in their order: not %s', (_, events, n, di) => {
      const plans = events.includes(annullata) ? [pianoIniziato, pianoAnnullato] : events.length ? [pianoIniziato] : [];
      on(own(...events), plan(...plans))
        .when(parte(n, di))
        .thenRefused('IMPORTAZIONE_NON_IN_CORSO');
    });

    it('stays with the plan it began with', () => {
      const altro = { ...bozza, pianoId: 'altro' };
      on(own(iniziata), plan(pianoIniziato))
        .when(parte(2, 3, { piano: altro }))
        .thenRefused('IMPORTAZIONE_NON_IN_CORSO');
    });

    it('leaves the plan of another document alone', () => {
      const others: EventoPiano = { ...pianoIniziato, data: { ...intestazione, documentoSha256: 'd2' } };
      on(own(iniziata), plan(others)).when(parte(2, 3)).thenRefused('PIANO_IN_IMPORTAZIONE');
    });

    it('rebuilds a plan with the last too', () => {
      on(own({ ...iniziata, data: { ...iniziata.data, parti: 2 } }), plan(pianoIniziato))
        .when(parte(2, 2, { piano: ricostruito, sezioni }))
        .thenWrites({ 'Importazione.m1': [accettata], 'Piano.piano': [pianoRicostruito] });
    });
  });

  describe('is cancelled', () => {
    it('while it is under way, its plan with it', () => {
      for (const events of [[iniziata], [iniziata, seconda]]) {
        on(own(...events), plan(pianoIniziato))
          .when(annulla)
          .thenWrites({ 'Importazione.m1': [annullata], 'Piano.piano': [pianoAnnullato] });
      }
    });

    it('with what its parts have brought so far, and nothing of another plan', () => {
      const definito = (pianoId: string): EventoObiettivo => ({
        type: 'ObiettivoDefinito',
        data: { pianoId, scheda: laboratori.scheda, variazioneId: null },
      });
      const oggetti = ['o1', 'o2'].map((oggettoId) => ({ oggetto: 'obiettivo', oggettoId }) as const);
      on(
        own(iniziata),
        plan(pianoIniziato),
        stream(obiettivoAggregato, 'o1', definito('piano')),
        stream(obiettivoAggregato, 'o2', definito('altro')),
      )
        .when({ ...annulla, oggetti } as ComandoImportazione)
        .thenWrites({
          'Importazione.m1': [annullata],
          'Piano.piano': [pianoAnnullato],
          'Obiettivo.o1': [{ type: 'ObiettivoEliminato', data: { pianoId: 'piano', variazioneId: null } }],
        });
    });

    it('and not otherwise', () => {
      on().when(annulla).thenRefused('IMPORTAZIONE_NON_IN_CORSO');
      on(own(iniziata, annullata), plan(pianoIniziato, pianoAnnullato))
        .when(annulla)
        .thenRefused('IMPORTAZIONE_NON_IN_CORSO');
    });

    it('without touching any other plan', () => {
      on(own(iniziata), plan(pianoIniziato), stream(piano, 'altro', pianoCreato, pianoApprovato))
        .when({ ...annulla, piano: { ...bozza, pianoId: 'altro' } })
        .thenRefused('IMPORTAZIONE_NON_IN_CORSO');
    });

    it('and may begin again', () => {
      on(own(iniziata, annullata), plan(pianoIniziato, pianoAnnullato))
        .when(parte(1, 3))
        .thenWrites({ 'Importazione.m1': [iniziata], 'Piano.piano': [pianoIniziato] });
    });
  });

  describe('over a plan that is there', () => {
    const inConsuntivo = plan(pianoCreato, pianoApprovato, aperto);
    const sopra: ImportaParte = { ...importa, piano: esistente, oggetti: [esiti] };
    const [aprire] = laboratori.scheda.attivita;
    const registrato: EventoConsuntivo = {
      type: 'EsitoAttivitaRegistrato',
      data: { ...esiti.sede, esito: { ...esiti.contenuto.attivita[0]!, testo: ref('di una persona') } },
    };

    it('adds the consuntivo and leaves the plan as it is', () => {
      on(inConsuntivo)
        .when(sopra)
        .thenWrites({
          'Importazione.m1': [accettata],
          [`Consuntivo.${esiti.id}`]: definiti[`Consuntivo.${esiti.id}`]!,
        });
    });

    it('gives the targets to which its indicatori are linked their figures, of all centri together', () => {
      const { pianoId, obiettivoId, anno } = esiti.sede;
      const del = { pianoId, obiettivoId, indicatoreId: 'i1' };
      const traguardo = { progettoId: 'k1', traguardoId: 't1' };
      const [link, target] = [collegamentiIdOf(obiettivoId), avanzamentoIdOf(traguardo)];
      const collegato = stream(collegamentoIndicatore, link, {
        type: 'IndicatoreCollegato',
        data: { ...del, oggetto: { tipo: 'traguardo', ...traguardo } },
      });
      const cifra = (valore: string) => ({ tipo: 'numero', valore, percento: false, unita: null, avvertenze: [] }) as const; // prettier-ignore
      const porta = (centroId: string, valore: string): OggettoImportato => ({
        ...{ tipo: 'consuntivo', id: consuntivoIdOf({ obiettivoId, centroId, anno }) },
        sede: { ...esiti.sede, centroId },
        contenuto: {
          ...{ attivita: [], relazione: null },
          indicatori: [{ voceId: 'i1', testo: ref('t-i1'), valore: cifra(valore), rilevatoIl: `${anno}-12-31` }],
        },
      });
      const dati = { ...traguardo, partnerId: null, mese: `${anno}-12`, periodo: 'anno', nota: null };
      const fonte = (centroId: string, parte: string) => ({ ...del, anno, centroId, parte });
      on(inConsuntivo, collegato)
        .when({ ...sopra, oggetti: [porta('c1', '20'), porta('c2', '14')] })
        .thenWrites({
          'Importazione.m1': [accettata],
          [`Consuntivo.${consuntivoIdOf({ obiettivoId, centroId: 'c1', anno })}`]: [expect.anything()],
          [`Consuntivo.${consuntivoIdOf({ obiettivoId, centroId: 'c2', anno })}`]: [expect.anything()],
          [`Avanzamento.${target}`]: [
            { type: 'AvanzamentoRegistrato', data: { ...dati, valore: '20', fonte: fonte('c1', '20') } },
            {
              type: 'AvanzamentoRettificato',
              data: { ...dati, valore: '34', prima: '20', motivo: null, fonte: fonte('c2', '14') },
            },
          ],
        });
      // What people recorded stays, and so does its figure.
      const before = stream(consuntivo, consuntivoIdOf({ obiettivoId, centroId: 'c1', anno }), {
        type: 'ValoreIndicatoreRegistrato',
        data: { ...esiti.sede, centroId: 'c1', esito: { voceId: 'i1', testo: ref('t'), valore: cifra('7'), rilevatoIl: '2024-12-31' } }, // prettier-ignore
      });
      on(inConsuntivo, collegato, before)
        .when({ ...sopra, oggetti: [porta('c1', '20')] })
        .thenWrites({ 'Importazione.m1': [accettata] });
    });

    it('never writes over what people recorded', () => {
      const before = stream(consuntivo, esiti.id, registrato);
      expect(aprire!.id).toBe(esiti.contenuto.attivita[0]!.voceId);
      expect(esiti.id).toBe(consuntivoIdOf(esiti.sede));
      on(inConsuntivo, before)
        .when(sopra)
        .thenWrites({ 'Importazione.m1': [accettata] });
      const relazione = { ...esiti.contenuto, relazione: ref('relazione') };
      on(inConsuntivo, before)
        .when({ ...sopra, oggetti: [{ ...esiti, contenuto: relazione }] })
        .thenWrites({
          'Importazione.m1': [accettata],
          [`Consuntivo.${esiti.id}`]: [
            {
              type: 'ConsuntivoImportato',
              data: { ...esiti.sede, ...relazione, attivita: [], documentoSha256: 'd1' },
            },
          ],
        });
      const reported: EventoConsuntivo = { type: 'RelazioneRegistrata', data: { ...esiti.sede, testo: ref('prima') } };
      on(inConsuntivo, stream(consuntivo, esiti.id, registrato, reported))
        .when({ ...sopra, oggetti: [{ ...esiti, contenuto: relazione }] })
        .thenWrites({ 'Importazione.m1': [accettata] });
    });

    it.each<[string, EventoPiano[], RuleCode]>([
      ['there', [], 'PIANO_INESISTENTE'],
      ['no longer a draft', [pianoCreato], 'PIANO_NON_IN_CONSUNTIVO'],
      ['in consuntivo', [pianoCreato, pianoApprovato], 'PIANO_NON_IN_CONSUNTIVO'],
      [
        'not closed',
        [pianoCreato, pianoApprovato, aperto, { type: 'PianoChiuso', data: {} }],
        'PIANO_NON_IN_CONSUNTIVO',
      ],
      ['not being imported', [pianoIniziato], 'PIANO_IN_IMPORTAZIONE'],
    ])('needs it to be %s', (_, history, code) => {
      on(plan(...history))
        .when(sopra)
        .thenRefused(code);
    });

    it('needs a year of the plan', () => {
      for (const anno of [2023, 2026]) {
        on(inConsuntivo)
          .when({ ...sopra, oggetti: [{ ...esiti, sede: { ...esiti.sede, anno } }] })
          .thenRefused('ANNO_FUORI_PERIODO', { dal: 2024, al: 2025 });
      }
    });

    it('comes whole or not at all', () => {
      on(inConsuntivo)
        .when({ ...sopra, di: 2 })
        .thenRefused('IMPORTAZIONE_TROPPO_GRANDE');
    });
  });

  it('does not replay an event it does not know, or a part of nothing', () => {
    const { evolve, initial } = importazione;
    expect(() => evolve(initial, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => evolve(initial, seconda)).toThrow('a part of no import');
  });
});
