import { applica } from '@consorzi/domain/planning';
import fc from 'fast-check';

import { ANZIANI, LABORATORI, MINORI, PIANO } from '../../projecting/testing/consorzio-di-prova.js';
import { dueAnni } from '../../projecting/testing/due-anni.js';
import { lettore } from '../../projecting/testing/lettore.js';
import { MODELLI_DESCRITTI, vistaDi } from '../modelli/index.js';
import { comandoDi } from '../registro/index.js';
import { eventiDellaRiga, righeCambiate, type Ambito } from './index.js';

const story = dueAnni();
const whole = lettore(story);
const between = (da: number, a: number, ambito: Ambito = {}) => righeCambiate(whole.at(da), whole.at(a), ambito);
const positionOf = (type: string) => story.find((event) => event.type === type)!.position;

describe('what differs between two moments', () => {
  it('of an act is what it changed, all of it and nothing else', async () => {
    const span = (await comandoDi(whole, positionOf('VariazioneApprovata')))!;
    expect(new Set(story.slice(span.prima, span.ultima + 1).map(({ commandId }) => commandId)).size).toBe(1);
    const cambiate = await between(span.prima - 1, span.ultima);
    const told = cambiate.map(({ descrizione, prima, modifiche }) => [
      descrizione.etichetta,
      prima ? modifiche.map(({ percorso }) => percorso.replace(/\/[^/]+/, '/*')).sort() : 'new',
    ]);
    // Objectives come by id: the one that is new may stand before the one that is changed.
    expect(told.sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1))).toEqual([
      ['Obiettivo', 'new'],
      ['Obiettivo', ['attivita/*/tempi', 'attivita/*/tempi', 'indicatori/*', 'titolo']],
      ['Piano', ['variazioneAperta']],
      ['Progetto PEG', ['servizi']],
      ['Variazione', ['atto', 'stato']],
    ]);
    for (const riga of cambiate) {
      const { tutti, perPercorso, interi } = await eventiDellaRiga(whole.at(span.ultima), span.prima - 1, riga);
      expect(interi).toBe(true);
      for (const at of [...tutti, ...[...perPercorso.values()].flat()])
        expect(story[at]!.act).toMatchObject({ numero: '46' });
      for (const { percorso } of riga.modifiche) expect(perPercorso.get(percorso)).toHaveLength(1);
    }
  });

  it('is narrowed to a plan, a centro, an objective', async () => {
    const end = story.length - 1;
    const keysOf = async (ambito: Ambito) => (await between(-1, end, ambito)).map(({ key }) => key);
    expect(await keysOf({ obiettivoId: LABORATORI })).toContain(LABORATORI);
    expect(
      (await between(-1, end, { obiettivoId: LABORATORI })).map(({ descrizione }) => descrizione.etichetta),
    ).toEqual(expect.arrayContaining(['Obiettivo', 'Consuntivo']));
    expect(await keysOf({ centroId: MINORI })).toEqual(expect.arrayContaining([MINORI, LABORATORI]));
    expect(await keysOf({ centroId: ANZIANI })).not.toContain(LABORATORI);
    expect(await keysOf({ pianoId: PIANO })).not.toContain(MINORI);
    expect(await keysOf({ pianoId: 'nessuno' })).toEqual([]);
  });

  it('of a moment with itself is nothing, between any two turns the first rows into the second', async () => {
    const position = fc.integer({ min: -1, max: story.length - 1 });
    await fc.assert(
      fc.asyncProperty(position, position, async (one, other) => {
        const [da, a] = [Math.min(one, other), Math.max(one, other)];
        const cambiate = await between(da, a);
        if (da === a) expect(cambiate).toEqual([]);
        for (const { descrizione, prima, dopo, modifiche } of cambiate) {
          if (!prima || !dopo) continue;
          const vista = vistaDi(descrizione, prima.row);
          expect(applica(vista, modifiche)).toEqual(vistaDi(descrizione, dopo.row));
        }
        for (const { modello, interne = [] } of MODELLI_DESCRITTI) {
          const keys = new Set(
            cambiate.filter(({ descrizione }) => descrizione.modello === modello).map(({ key }) => key),
          );
          const there = async (at: number) =>
            new Map((await whole.at(at).where(modello, {})).map(({ key, row }) => [key, row]));
          const [before, after] = [await there(da), await there(a)];
          for (const key of new Set([...before.keys(), ...after.keys()])) {
            if (keys.has(key) || interne.includes(key)) continue;
            expect([...before.keys()]).toContain(key);
            expect([...after.keys()]).toContain(key);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names for every difference an event after the first moment that made it', async () => {
    const middle = Math.floor(story.length / 3);
    for (const riga of await between(middle, story.length - 1)) {
      const { tutti, perPercorso } = await eventiDellaRiga(whole, middle, riga);
      expect(tutti.every((at) => at > middle)).toBe(true);
      for (const [percorso, positions] of perPercorso) {
        expect([riga.key, percorso, positions.length]).not.toEqual([riga.key, percorso, 0]);
        expect(positions).toEqual([...positions].sort((x, y) => y - x));
      }
    }
  });
});
