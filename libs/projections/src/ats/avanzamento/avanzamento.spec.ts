import {
  deciderAvanzamento,
  deciderProgettoRecepito,
  modelloPredefinito,
  sommaDecimali,
  type ComandoAvanzamento,
} from '@consorzi/domain/ats';
import {
  consuntivoIdOf,
  deciderCollegamento,
  deciderConsuntivo,
  parseValoreConsuntivo,
  valoreRegistrato,
  type ComandoCollegamento,
  type ComandoConsuntivo,
} from '@consorzi/domain/consuntivo';
import {
  deciderApprovaPiano,
  deciderObiettivo,
  deciderPiano,
  parseValoreAtteso,
  type SchedaObiettivo,
} from '@consorzi/domain/planning';
import type { Decider } from '@consorzi/domain/event-sourcing';
import { idOf, RuleViolation, type Comando } from '@consorzi/domain/shared';
import { deciderConsorzio } from '@consorzi/domain/tenancy';
import fc from 'fast-check';

import { consuntivi } from '../../consuntivo/index.js';
import { riconoscimentoDegliAts } from '../../projecting/testing/adesioni-di-prova.js';
import { ANZIANI, direttore, LABORATORI, MINORI, PIANO, testo } from '../../projecting/testing/consorzio-di-prova.js';
import { Diario, rowsOf, SCOPE } from '../../projecting/testing/log.js';
import { avanzamenti, avanzamentoKey } from './avanzamenti.js';
import { collegamentiIndicatori } from './collegamenti-indicatori.js';

const who = direttore('2026-01-20');
const progettoId = idOf(SCOPE, 'progetto con traguardi');
const TRAGUARDI = ['pai', 'nuclei'] as const;
const INDICATORI = ['i1', 'i2'] as const;
const ANNI = [2024, 2025] as const;
type TraguardoId = (typeof TRAGUARDI)[number];
type Indicatore = (typeof INDICATORI)[number];

/** A plan of two years in consuntivo, one objective of two centri with two indicators; a project with two targets. */
function inizio(): Diario {
  const diario = new Diario();
  const scheda: SchedaObiettivo = {
    ...{ numero: '1', titolo: 'Laboratori', centri: [MINORI, ANZIANI], areaStrategica: '', obiettivoOperativo: '' },
    ...{ progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '' },
    ...{ finalita: '', descrizione: '', continuaDa: null, attivita: [] },
    indicatori: INDICATORI.map((nome) => ({
      ...{ id: idOf(LABORATORI, nome), nome, descrizione: '', unita: 'n.', atteso: parseValoreAtteso('10', 'n.') },
    })),
  };
  const plan = { ...direttore('2024-01-10'), pianoId: PIANO };
  const atto = { organo: 'cda', numero: '4', data: '2024-01-31' } as const;
  const ente = { scope: SCOPE, denominazione: 'Consorzio di prova', sede: 'Ivrea' };
  diario.esegui(deciderConsorzio, { ...plan, type: 'IstituisciConsorzio', ...ente });
  diario.esegui(deciderPiano, { ...plan, type: 'CreaPiano', titolo: 'PEG 2024-2025', dal: 2024, al: 2025 });
  diario.esegui(deciderObiettivo, { ...plan, type: 'DefinisciObiettivo', obiettivoId: LABORATORI, scheda });
  diario.esegui(deciderApprovaPiano, {
    ...{ ...plan, now: who.now, type: 'ApprovaPiano', atto },
    contenuto: { oggetto: 'obiettivo', oggettoId: LABORATORI },
  });
  diario.esegui(deciderPiano, { ...plan, type: 'ApriConsuntivazione' });
  riconoscimentoDegliAts(diario);
  diario.esegui(deciderProgettoRecepito, {
    ...{ ...who, type: 'RecepisciProgetto', scope: SCOPE },
    contenuto: {
      ...{ ats: 'rete', progettoId, partnerId: idOf(progettoId, SCOPE), titolo: 'Famiglie', cup: 'I84H22000180006' },
      ...{ programma: 'PNRR', dal: '2024-01-01', al: '2026-06-30', voci: [], quote: [], proceduraVersione: 1 },
      traguardi: TRAGUARDI.map((traguardoId) => ({
        ...({ traguardoId, tipo: 'target', titolo: traguardoId, unita: 'n.' } as const),
        attesi: [{ partnerId: null, entro: '2026-06-30', valore: '125' }],
      })),
      ...{ piani: [], modello: modelloPredefinito('regis-2025')!, stato: 'inCorso' },
    },
  });
  return diario;
}

/** What a person may try, whether or not it will be allowed. */
type Passo =
  | { readonly di: 'figura'; readonly command: ComandoAvanzamento }
  | { readonly di: 'consuntivo'; readonly command: ComandoConsuntivo }
  | { readonly di: 'collegamento'; readonly command: ComandoCollegamento };

const motivo = testo('motivo');
const numero = fc.constantFrom('0', '1', '2.5', '34', '1000000');
const figura: fc.Arbitrary<Passo> = fc
  .record({
    type: fc.constantFrom('RegistraAvanzamento', 'RettificaAvanzamento', 'AnnullaAvanzamento'),
    traguardoId: fc.constantFrom(...TRAGUARDI),
    mese: fc.constantFrom('2024-03', '2024-12', '2025-03', '2025-12'),
    periodo: fc.constantFrom('mese', 'anno'),
    valore: numero,
  })
  .map((one) => ({
    ...{
      di: 'figura',
      command: { ...who, ...one, progettoId, partnerId: null, nota: null, motivo } as ComandoAvanzamento,
    },
  }));
const valore: fc.Arbitrary<Passo> = fc
  .record({
    type: fc.constantFrom('RegistraValoreIndicatore', 'RettificaValoreIndicatore'),
    indicatore: fc.constantFrom(...INDICATORI),
    centroId: fc.constantFrom(MINORI, ANZIANI),
    anno: fc.constantFrom(...ANNI),
    scritto: fc.oneof(numero, fc.constantFrom('attuato', 'n. 3 REI n. 4 RDC', '50%', 'una frase')),
  })
  .map(({ type, indicatore, centroId, anno, scritto }) => {
    const sede = { pianoId: PIANO, obiettivoId: LABORATORI, centroId, anno };
    const esito = {
      ...{ voceId: idOf(LABORATORI, indicatore), testo: testo(scritto), rilevatoIl: `${anno}-12-31` },
      valore: valoreRegistrato(parseValoreConsuntivo(scritto.replace('.', ','))),
    };
    const command = { ...who, ...sede, type, consuntivoId: consuntivoIdOf(sede), esito, motivo } as ComandoConsuntivo;
    return { di: 'consuntivo', command };
  });
const collegamento: fc.Arbitrary<Passo> = fc
  .record({
    type: fc.constantFrom('CollegaIndicatore', 'CollegaIndicatore', 'ScollegaIndicatore'),
    indicatore: fc.constantFrom(...INDICATORI),
    traguardoId: fc.constantFrom(...TRAGUARDI),
  })
  .map(({ type, indicatore, traguardoId }) => {
    const oggetto = { tipo: 'traguardo', progettoId, traguardoId };
    const del = { obiettivoId: LABORATORI, indicatoreId: idOf(LABORATORI, indicatore), pianoId: PIANO };
    return { di: 'collegamento', command: { ...who, ...del, type, oggetto, motivo } as ComandoCollegamento };
  });

/** True where it was allowed. */
function prova(diario: Diario, { di, command }: Passo): boolean {
  const esegui = <Main, C extends Comando<string>>(decider: Decider<C, Main>, one: Comando<string>) => {
    try {
      diario.esegui(decider, one as C);
      return true;
    } catch (error) {
      if (error instanceof RuleViolation) return false;
      throw error;
    }
  };
  if (di === 'figura') return esegui(deciderAvanzamento, command);
  return di === 'consuntivo' ? esegui(deciderConsuntivo, command) : esegui(deciderCollegamento, command);
}

/** The plainest account of it all: figures by hand, links, and what the consuntivo says of each centro. */
class Quaderno {
  readonly aMano = new Map<string, string>();
  readonly collegati = new Map<Indicatore, TraguardoId>();
  readonly detti = new Map<string, string | null>();

  annota({ di, command }: Passo): void {
    if (di === 'figura') {
      const periodo = command.type === 'RegistraAvanzamento' ? command.periodo : 'mese';
      const mese = periodo === 'anno' ? `${command.mese.slice(0, 4)}-12` : command.mese;
      const key = `${command.traguardoId} ${mese}`;
      if (command.type === 'AnnullaAvanzamento') this.aMano.delete(key);
      else this.aMano.set(key, command.valore);
      return;
    }
    if (di === 'consuntivo') {
      if (!('esito' in command)) return;
      const { valore: letto } = command.esito;
      const cifra = letto.tipo === 'numero' && !letto.percento ? letto.valore : null;
      this.detti.set(`${command.esito.voceId} ${command.anno} ${command.centroId}`, cifra);
      return;
    }
    const indicatore = INDICATORI.find((nome) => idOf(LABORATORI, nome) === command.indicatoreId)!;
    if (command.type === 'ScollegaIndicatore') this.collegati.delete(indicatore);
    else if (command.oggetto.tipo === 'traguardo')
      this.collegati.set(indicatore, command.oggetto.traguardoId as TraguardoId);
  }

  /** Of a linked target what its indicator's centri say of the year; null where none says a number. */
  dellAnno(indicatore: Indicatore, anno: number): string | null {
    const parti = [MINORI, ANZIANI].flatMap(
      (centro) => this.detti.get(`${idOf(LABORATORI, indicatore)} ${anno} ${centro}`) ?? [],
    );
    return parti.length > 0 ? sommaDecimali(parti) : null;
  }

  totale(traguardoId: TraguardoId): string {
    const own = [...this.aMano].filter(([key]) => key.startsWith(`${traguardoId} `)).map(([, cifra]) => cifra);
    const linked = [...this.collegati].flatMap(([indicatore, to]) =>
      to === traguardoId ? ANNI.flatMap((anno) => this.dellAnno(indicatore, anno) ?? []) : [],
    );
    return sommaDecimali([...own, ...linked]);
  }
}

describe('how far projects got', () => {
  it('is at every moment what was entered and what linked indicators say, each once', () => {
    const allowed = { figura: 0, consuntivo: 0, collegamento: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.oneof(figura, valore, valore, collegamento), { minLength: 12, maxLength: 40 }),
        (passi) => {
          const diario = inizio();
          const quaderno = new Quaderno();
          for (const passo of passi) {
            if (!prova(diario, passo)) continue;
            allowed[passo.di]++;
            quaderno.annota(passo);
            const rows = rowsOf(avanzamenti, diario.events);
            for (const traguardoId of TRAGUARDI) {
              const sue = [...rows.values()].filter((row) => row.traguardoId === traguardoId);
              expect([traguardoId, sommaDecimali(sue.map((row) => row.valore))]).toEqual([
                traguardoId,
                quaderno.totale(traguardoId),
              ]);
            }
            for (const [indicatore, traguardoId] of quaderno.collegati) {
              for (const anno of ANNI) {
                const row = rows.get(avanzamentoKey({ progettoId, mese: `${anno}-12`, traguardoId, partnerId: null }));
                expect(row?.valore ?? null).toBe(quaderno.dellAnno(indicatore, anno));
                if (row) expect(sommaDecimali(row.fonte!.parti.map((one) => one.valore))).toBe(row.valore);
              }
            }
            expect(rowsOf(collegamentiIndicatori, diario.events).size).toBe(quaderno.collegati.size);
          }
          expect(rowsOf(consuntivi, diario.events).size).toBeLessThanOrEqual(4);
        },
      ),
      { numRuns: 60 },
    );
    // The histories do what they are to show: all three were allowed, many times.
    expect(Math.min(...Object.values(allowed))).toBeGreaterThan(60);
  });

  it('carries over what was recorded before the link, and takes it back with it', () => {
    const diario = inizio();
    const sede = { pianoId: PIANO, obiettivoId: LABORATORI, centroId: ANZIANI, anno: 2025 };
    const esito = {
      ...{ voceId: idOf(LABORATORI, 'i1'), testo: testo('34'), rilevatoIl: '2025-12-31' },
      valore: valoreRegistrato(parseValoreConsuntivo('34')),
    };
    const registra = { ...who, ...sede, consuntivoId: consuntivoIdOf(sede), esito } as const;
    diario.esegui(deciderConsuntivo, { ...registra, type: 'RegistraValoreIndicatore' });
    const del = { ...who, obiettivoId: LABORATORI, indicatoreId: idOf(LABORATORI, 'i1') };
    const oggetto = { tipo: 'traguardo', progettoId, traguardoId: 'pai' } as const;
    diario.esegui(deciderCollegamento, { ...del, type: 'CollegaIndicatore', pianoId: PIANO, oggetto });
    const key = avanzamentoKey({ progettoId, mese: '2025-12', traguardoId: 'pai', partnerId: null });
    expect(key).toBe(`${progettoId}/2025-12/pai/-`);
    expect(rowsOf(avanzamenti, diario.events).get(key)).toEqual({
      ...{ progettoId, mese: '2025-12', traguardoId: 'pai', partnerId: null, periodo: 'anno', valore: '34' },
      ...{ notaId: null, motivoId: null, rettifiche: 0, registratoIl: who.now },
      fonte: { ...sede, indicatoreId: idOf(LABORATORI, 'i1'), parti: [{ centroId: ANZIANI, valore: '34' }] },
    });
    diario.esegui(deciderCollegamento, { ...del, type: 'ScollegaIndicatore', motivo });
    expect(rowsOf(avanzamenti, diario.events).size).toBe(0);
    expect(rowsOf(collegamentiIndicatori, diario.events).size).toBe(0);
  });
});
