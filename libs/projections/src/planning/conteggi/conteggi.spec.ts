import type { Esito, EventoConsuntivo } from '@consorzi/domain/consuntivo';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import {
  differenze,
  type EventoObiettivo,
  type EventoProgettoPeg,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
} from '@consorzi/domain/planning';
import fc from 'fast-check';

import { consuntivi } from '../../consuntivo/index.js';
import { fold, touchesOf } from '../../projecting/index.js';
import { dueAnni } from '../../projecting/testing/due-anni.js';
import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { alberoObiettivi } from '../albero-obiettivi/albero-obiettivi.js';
import { progettiPeg } from '../progetti-peg/progetti-peg.js';
import { conteggi, contoKey, contributoKey, obiettivoIdOf, type RigaConto } from './conteggi.js';
import { MISURE, NULLI, somma, type Saldi } from './saldi.js';

const scheda: SchedaObiettivo = {
  ...{ numero: '1', titolo: 'Laboratori', centri: ['c1', 'c2'], areaStrategica: '', obiettivoOperativo: '' },
  ...{ progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '' },
  ...{ finalita: '', descrizione: '', continuaDa: null, attivita: [], indicatori: [] },
};
const attivita = (...ids: readonly string[]) => ids.map((id) => ({ id, testo: id, tempi: { testo: '' } as never }));
const indicatori = (...ids: readonly string[]) =>
  ids.map((id) => ({ id, nome: id, descrizione: '', unita: 'n.', atteso: { testo: '' } as never }));
const piena: SchedaObiettivo = { ...scheda, attivita: attivita('a1', 'a2'), indicatori: indicatori('i1') };
const mensa: SchedaProgettoPeg = {
  ...{ codice: '1', nome: 'Mensa', centroId: 'c1', areaStrategica: '', obiettivoOperativo: '', servizi: [] },
};

const objective = (event: EventoObiettivo, id = 'o1'): Entry => [`Obiettivo.${id}`, event];
const project = (event: EventoProgettoPeg): Entry => ['ProgettoPeg.g1', event];
const report = (event: EventoConsuntivo): Entry => [
  `Consuntivo.${event.data.obiettivoId}-${event.data.centroId}`,
  event,
];

const definito = (sheet: SchedaObiettivo, id = 'o1', pianoId = 'p1') =>
  objective({ type: 'ObiettivoDefinito', data: { pianoId, scheda: sheet, variazioneId: null } }, id);
const modificato = (prima: SchedaObiettivo, dopo: SchedaObiettivo, id = 'o1', pianoId = 'p1') =>
  objective({ type: 'ObiettivoModificato', data: { pianoId, modifiche: differenze(prima, dopo) } }, id);
const eliminato = (id = 'o1', pianoId = 'p1') =>
  objective({ type: 'ObiettivoEliminato', data: { pianoId, variazioneId: null } }, id);
const progetto = project({ type: 'ProgettoPegDefinito', data: { pianoId: 'p1', scheda: mensa, variazioneId: null } });
const senzaProgetto = project({ type: 'ProgettoPegEliminato', data: { pianoId: 'p1', variazioneId: null } });

const testo = { testoId: 't1', hash: 'a'.repeat(64) };
const esito = (voceId: string): Esito => ({
  voceId,
  testo,
  valore: { esito: 'si' } as never,
  rilevatoIl: '2024-12-31',
});
const sede = (centroId = 'c1', obiettivoId = 'o1', pianoId = 'p1') => ({ pianoId, obiettivoId, centroId, anno: 2024 });
const fatta = (voceId: string, centroId = 'c1') =>
  report({ type: 'EsitoAttivitaRegistrato', data: { ...sede(centroId), esito: esito(voceId) } });
const corretta = (voceId: string) =>
  report({ type: 'EsitoAttivitaRettificato', data: { ...sede(), esito: esito(voceId), motivo: testo } });
const misurato = (voceId: string) =>
  report({ type: 'ValoreIndicatoreRegistrato', data: { ...sede(), esito: esito(voceId) } });
const relazione = (centroId = 'c1') => report({ type: 'RelazioneRegistrata', data: { ...sede(centroId), testo } });

/** The ledger of a plan: position, balances, amounts. */
const ledger = (events: readonly PositionedEvent[], pianoId = 'p1') =>
  fold(conteggi, new Map(), touchesOf(conteggi, events))
    .versions.filter(({ key }) => key === contoKey(pianoId))
    .map(({ position, row }) => ({ position, ...(row as RigaConto) }));

const saldiAfter = (...entries: readonly Entry[]) => ledger(log(...entries)).at(-1)?.saldi ?? NULLI;

/** The figures as the tree of the plan gives them: what a person would count. */
function recount(events: readonly PositionedEvent[], pianoId: string) {
  const voci = new Map<string, Set<string>>();
  const conRelazione = new Set<string>();
  for (const row of rowsOf(consuntivi, events).values()) {
    const all = voci.get(row.obiettivoId) ?? new Set();
    for (const id of [...Object.keys(row.attivita), ...Object.keys(row.indicatori)]) all.add(id);
    voci.set(row.obiettivoId, all);
    if (row.relazione) conRelazione.add(row.obiettivoId);
  }
  const progetti = [...rowsOf(progettiPeg, events).values()].filter((row) => row.pianoId === pianoId);
  const one = ([id, row]: readonly [string, SchedaObiettivo]): Saldi => {
    const recorded = (rows: readonly { readonly id: string }[]) => rows.filter((r) => voci.get(id)?.has(r.id)).length;
    return {
      ...NULLI,
      ...{ obiettivi: 1, attivita: row.attivita.length, indicatori: row.indicatori.length },
      ...{ attivitaConEsito: recorded(row.attivita), indicatoriConValore: recorded(row.indicatori) },
      relazioni: conRelazione.has(id) ? 1 : 0,
    };
  };
  const obiettivi = [...rowsOf(alberoObiettivi, events)].filter(([, row]) => row.pianoId === pianoId);
  return {
    ofEach: new Map(obiettivi.map((found) => [found[0], one(found)])),
    all: somma({ ...NULLI, progettiPeg: progetti.length }, ...obiettivi.map(one)),
  };
}

/** The leaves of the tree as the sheets have them, and as the ledger has them. */
const sheetsOf = (events: readonly PositionedEvent[], pianoId: string) =>
  new Map(
    [...rowsOf(alberoObiettivi, events)]
      .filter(([, row]) => row.pianoId === pianoId)
      .map(([id, { numero, titolo, areaStrategica, centri, progettiPeg: own, revisione }]) => [
        id,
        { numero, titolo, areaStrategica, centri, progettiPeg: own, revisione },
      ]),
  );
const ramiOf = (events: readonly PositionedEvent[], pianoId: string) =>
  new Map(
    [...rowsOf(conteggi, events)].flatMap(([key, row]) =>
      'ramo' in row && row.presente && row.pianoId === pianoId ? [[obiettivoIdOf(key), row.ramo] as const] : [],
    ),
  );

/** What the ledger says of each objective that stands in the plan. */
const saldiOfEach = (events: readonly PositionedEvent[], obiettivi: Iterable<string>) =>
  new Map([...obiettivi].map((id) => [id, rowsOf(conteggi, events).get(contributoKey(id))!.saldi]));

describe('conteggi', () => {
  it('counts an objective of two centri once, its rows and the progetti PEG', () => {
    expect(saldiAfter(progetto, definito(piena), definito(scheda, 'o2'))).toEqual({
      ...NULLI,
      ...{ progettiPeg: 1, obiettivi: 2, attivita: 2, indicatori: 1 },
    });
    expect(saldiAfter(progetto, senzaProgetto)).toEqual(NULLI);
  });

  it('writes a row with the signed amounts, and of what, only where something moved', () => {
    const voluta = { ...piena, titolo: 'Estivi', attivita: [...piena.attivita].reverse() };
    const [a1] = voluta.attivita as [SchedaObiettivo['attivita'][0]];
    const ritoccata = { ...voluta, attivita: [{ ...a1, testo: 'Altro' }, ...voluta.attivita.slice(1)] };
    const rows = ledger(
      log(
        ...[definito(piena), modificato(piena, voluta), modificato(voluta, ritoccata)],
        ...[fatta('a1'), corretta('a1'), fatta('a1', 'c2'), relazione(), relazione('c2')],
        ...[modificato(ritoccata, { ...ritoccata, attivita: [] }), eliminato()],
      ),
    );
    const row = (position: number, variazione: Partial<Saldi>) => ({
      ...{ position, pianoId: 'p1', oggetto: 'obiettivo', oggettoId: 'o1' },
      variazione: { ...NULLI, ...variazione },
      saldi: expect.anything(),
    });
    expect(rows).toEqual([
      row(0, { obiettivi: 1, attivita: 2, indicatori: 1 }),
      row(3, { attivitaConEsito: 1 }),
      row(6, { relazioni: 1 }),
      row(8, { attivita: -2, attivitaConEsito: -1 }),
      row(9, { obiettivi: -1, indicatori: -1, relazioni: -1 }),
    ]);
    expect(rows.at(-1)!.saldi).toEqual(NULLI);
  });

  it('counts an outcome only while its row stands in the sheet, and again when it is back', () => {
    const senza = { ...piena, indicatori: [] };
    const history = [definito(piena), misurato('i1'), modificato(piena, senza)] as const;
    expect(saldiAfter(...history)).toMatchObject({ indicatori: 0, indicatoriConValore: 0 });
    expect(saldiAfter(...history, modificato(senza, piena))).toMatchObject({ indicatori: 1, indicatoriConValore: 1 });
    const other = { ...piena, attivita: attivita('a1', 'a3') };
    expect(saldiAfter(definito(piena), fatta('a2'), modificato(piena, other))).toMatchObject({
      ...{ attivita: 2, attivitaConEsito: 0 },
    });
  });

  it('takes what a document reports in one event', () => {
    const importato = report({
      type: 'ConsuntivoImportato',
      data: {
        ...sede(),
        ...{ attivita: [esito('a1'), esito('a9')], indicatori: [esito('i1')], relazione: testo, documentoSha256: 'd1' },
      },
    });
    expect(ledger(log(definito(piena), importato, importato)).map(({ variazione }) => variazione)).toEqual([
      { ...NULLI, obiettivi: 1, attivita: 2, indicatori: 1 },
      { ...NULLI, attivitaConEsito: 1, indicatoriConValore: 1, relazioni: 1 },
    ]);
  });

  it('does not take an event of an objective or a progetto that it does not know', () => {
    const unknown = (stream: string, type: string): Entry => [stream, { type, data: { pianoId: 'p1' } }];
    expect(() => saldiAfter(unknown('Obiettivo.o1', 'ObiettivoSospeso'))).toThrow('unknown event ObiettivoSospeso');
    expect(() => saldiAfter(unknown('ProgettoPeg.g1', 'ProgettoPegSospeso'))).toThrow('unknown event');
  });

  it('agrees with the tree after each event of two years, drafts dropped and imports included', () => {
    const story = dueAnni();
    const plans = new Set([...rowsOf(conteggi, story).values()].map(({ pianoId }) => pianoId));
    expect(plans.size).toBeGreaterThan(3);
    for (const pianoId of plans) {
      expect(ramiOf(story, pianoId)).toEqual(sheetsOf(story, pianoId));
      const rows = ledger(story, pianoId);
      for (const { position } of story) {
        const saldi = rows.filter((row) => row.position <= position).at(-1)?.saldi ?? NULLI;
        expect(saldi).toEqual(recount(story.slice(0, position + 1), pianoId).all);
      }
    }
  });

  it('agrees with the tree, and its amounts add up to its balances, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const events = log(...told(steps));
        for (const pianoId of ['p1', 'p2']) {
          const rows = ledger(events, pianoId);
          const { all, ofEach } = recount(events, pianoId);
          expect(rows.at(-1)?.saldi ?? NULLI).toEqual(all);
          expect(saldiOfEach(events, ofEach.keys())).toEqual(ofEach);
          expect(ramiOf(events, pianoId)).toEqual(sheetsOf(events, pianoId));
          expect(somma(NULLI, ...rows.map(({ variazione }) => variazione))).toEqual(rows.at(-1)?.saldi ?? NULLI);
          expect(rows.every(({ variazione }) => MISURE.some((misura) => variazione[misura] !== 0))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const VOCI = ['a1', 'a2', 'a3', 'i1', 'i2'];
const step = fc.record({
  what: fc.constantFrom('sheet', 'sheet', 'sheet', 'elimina', 'esito', 'esito', 'relazione', 'documento', 'progetto'),
  id: fc.constantFrom('o1', 'o2', 'o3'),
  centro: fc.constantFrom('c1', 'c2'),
  righe: fc.shuffledSubarray(VOCI),
  voce: fc.constantFrom(...VOCI),
});

/** A history that deciders would allow, and outcomes of rows that are gone, as a document may bring them. */
function told(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Entry[] {
  const sheets = new Map<string, SchedaObiettivo | null>();
  let projectThere = false;
  return steps.flatMap(({ what, id, centro, righe, voce }): Entry[] => {
    const pianoId = id === 'o3' ? 'p2' : 'p1';
    const now = sheets.get(id);
    const at = sede(centro, id, pianoId);
    const registrato = voce.startsWith('a') ? 'EsitoAttivitaRegistrato' : 'ValoreIndicatoreRegistrato';
    switch (what) {
      case 'sheet': {
        if (now === null) return [];
        const own = (kind: string) => righe.filter((row) => row.startsWith(kind));
        const shown = {
          numero: voce,
          titolo: `Laboratori di ${voce}`,
          centri: [centro],
          progettiPeg: righe.slice(0, 1),
        };
        const wanted = { ...scheda, ...shown, attivita: attivita(...own('a')), indicatori: indicatori(...own('i')) };
        sheets.set(id, wanted);
        return [now ? modificato(now, wanted, id, pianoId) : definito(wanted, id, pianoId)];
      }
      case 'elimina':
        if (!now) return [];
        sheets.set(id, null);
        return [eliminato(id, pianoId)];
      case 'esito':
        return [report({ type: registrato, data: { ...at, esito: esito(voce) } })];
      case 'relazione':
        return [report({ type: 'RelazioneRegistrata', data: { ...at, testo } })];
      case 'documento': {
        const content = { attivita: [esito(voce)], indicatori: [], relazione: null, documentoSha256: 'd1' };
        return [report({ type: 'ConsuntivoImportato', data: { ...at, ...content } })];
      }
      case 'progetto':
        projectThere = !projectThere;
        return [projectThere ? progetto : senzaProgetto];
    }
    return [];
  });
}
