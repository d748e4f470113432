import { applica, differenze, type SchedaObiettivo } from '@consorzi/domain/planning';
import type { Json } from '@consorzi/domain/shared';
import fc from 'fast-check';

import { alberoObiettivi } from '../../planning/index.js';
import { fold, touchesOf } from '../../projecting/index.js';
import { dueAnni } from '../../projecting/testing/due-anni.js';
import { lettore } from '../../projecting/testing/lettore.js';
import { log, type Entry } from '../../projecting/testing/log.js';
import { descrizioneDi, foglieDi, MODELLI_DESCRITTI, vistaDi } from '../modelli/index.js';
import { attribuzioneDi, cambiata, valoriDi } from './index.js';

const obiettivi = descrizioneDi('albero_obiettivi');
const scheda = {
  ...{ numero: '1', titolo: 'Sportello', centri: ['c1'], areaStrategica: '', obiettivoOperativo: '', progettiPeg: [] },
  ...{ progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '', finalita: '', descrizione: '' },
  continuaDa: null,
  attivita: [{ id: 'a1', testo: 'Aprire', tempi: { originale: 'Marzo' } }],
  indicatori: [{ id: 'i1', nome: 'Ore', descrizione: '', unita: 'n.', atteso: { originale: '10' } }],
} as unknown as SchedaObiettivo;

/** An objective through its sheets, each event what the next differs by. */
function vita(...schede: readonly SchedaObiettivo[]) {
  const entries: Entry[] = schede.map((one, index) => [
    'Obiettivo.o1',
    index === 0
      ? { type: 'ObiettivoDefinito', data: { pianoId: 'p1', scheda: one, variazioneId: null } }
      : { type: 'ObiettivoModificato', data: { pianoId: 'p1', modifiche: differenze(schede[index - 1]!, one) } },
  ]);
  return lettore(log(...entries));
}
const inUnita = (unita: string) => ({
  ...scheda,
  indicatori: [{ ...scheda.indicatori[0]!, unita, atteso: scheda.indicatori[0]!.atteso }],
});

async function chi(reader: ReturnType<typeof lettore>) {
  const found = await reader.one(alberoObiettivi, 'o1');
  return Object.fromEntries(await attribuzioneDi(reader, obiettivi, found!));
}

describe('who gave a field its value', () => {
  it('is the last of three who changed it, the others keeping theirs', async () => {
    const reader = vita(
      scheda,
      { ...scheda, titolo: 'Due' },
      { ...scheda, titolo: 'Tre' },
      { ...scheda, titolo: 'Quattro' },
    );
    expect(await chi(reader)).toMatchObject({
      ...{ titolo: 3, numero: 0, descrizione: 0 },
      ...{ 'attivita/a1/testo': 0, 'indicatori/i1/atteso': 0 },
    });
    expect(await chi(reader.at(2))).toMatchObject({ titolo: 2 });
  });

  it('is who wrote it again after it had been another', async () => {
    expect(await chi(vita(scheda, inUnita('ore'), inUnita('n.')))).toMatchObject({
      'indicatori/i1/unita': 2,
      titolo: 0,
    });
  });

  it('of a row that was added is who added it', async () => {
    const altra = { ...scheda.attivita[0]!, id: 'a2' };
    const found = await chi(vita(scheda, { ...scheda, attivita: [altra, ...scheda.attivita] }));
    expect(found).toMatchObject({ 'attivita/a1/testo': 0, 'attivita/a2/testo': 1, 'attivita/a2/tempi': 1 });
    expect(found).not.toHaveProperty('attivita');
  });

  it('is found however many versions lie between', async () => {
    const many = Array.from({ length: 130 }, (_, n) => ({ ...scheda, numero: String(n) }));
    expect(await chi(vita(...many))).toMatchObject({ numero: 129, titolo: 0 });
  });

  it('tells who gave it a value before, newest first', async () => {
    const reader = vita(scheda, { ...scheda, titolo: 'Due' }, { ...scheda, titolo: 'Due', numero: '2' }, scheda);
    expect(await valoriDi(reader, obiettivi, 'o1', 'titolo', 10)).toEqual([3, 1, 0]);
    expect(await valoriDi(reader, obiettivi, 'o1', 'titolo', 2)).toEqual([3, 1]);
    expect(await valoriDi(reader, obiettivi, 'o1', 'attivita/nessuna/testo', 10)).toEqual([]);
  });

  it('agrees with the history folded from its beginning, for every row of two years and every moment', async () => {
    const story = dueAnni();
    const position = fc.integer({ min: 0, max: story.length - 1 });
    await fc.assert(
      fc.asyncProperty(position, fc.constantFrom(...MODELLI_DESCRITTI), async (at, descrizione) => {
        const reader = lettore(story, at);
        for (const found of await reader.where(descrizione.modello, {})) {
          const expected = new Map<string, number>();
          let before: ReadonlyMap<string, Json> | null = null;
          const { versions } = fold(descrizione.modello, new Map(), touchesOf(descrizione.modello, story));
          for (const version of versions.filter((one) => one.key === found.key && one.position <= at)) {
            const foglie = version.row && foglieDi(descrizione, vistaDi(descrizione, version.row));
            for (const foglia of foglie?.keys() ?? [])
              if (cambiata(foglia, foglie, before ?? undefined)) expected.set(foglia, version.position);
            for (const foglia of expected.keys()) if (!foglie?.has(foglia)) expected.delete(foglia);
            before = foglie;
          }
          for (const campo of Object.keys(descrizione.campi))
            if (typeof descrizione.campi[campo] === 'object') expected.delete(campo);
          expect(await attribuzioneDi(reader, descrizione, found)).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has the sheets of this spec as the domain would make them', () => {
    const dopo = { ...scheda, titolo: 'Due' };
    expect(applica(scheda, differenze(scheda, dopo))).toEqual(dopo);
  });
});
