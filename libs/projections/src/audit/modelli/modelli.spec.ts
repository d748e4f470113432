import type { JsonObject } from '@consorzi/domain/shared';

import { allProjections } from '../../all/index.js';
import { fold, touchesOf } from '../../projecting/index.js';
import { dueAnni } from '../../projecting/testing/due-anni.js';
import { MODELLI_DESCRITTI, MODELLI_NON_CONFRONTATI, vistaDi, type AnyDescrizione } from './index.js';

const story = dueAnni();
const each = MODELLI_DESCRITTI.map((descrizione) => [descrizione.modello.name, descrizione] as const);

/** Every version of the story that is there, as the model holds it. */
const rowsOf = ({ modello, interne = [] }: AnyDescrizione) =>
  fold(modello, new Map(), touchesOf(modello, story)).versions.filter(
    (one): one is typeof one & { row: JsonObject } => one.row !== null && !interne.includes(one.key),
  );

it('every read model is described, or left out with a reason', () => {
  const described = MODELLI_DESCRITTI.map(({ modello }) => modello.name);
  const known = [...described, ...Object.keys(MODELLI_NON_CONFRONTATI)];
  expect(known.sort()).toEqual(allProjections.map(({ name }) => name).sort());
  for (const reason of Object.values(MODELLI_NON_CONFRONTATI)) expect(reason.length).toBeGreaterThan(20);
});

describe.each(each)('the description of %s', (_name, descrizione) => {
  const { campi, esclusi, riga } = descrizione;

  it('names every field that its rows have, and those of the rows within', () => {
    const rows = rowsOf(descrizione);
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) {
      const shaped = riga ? riga(row) : row;
      const fields = Object.keys(shaped).filter((field) => !(field in esclusi));
      expect(Object.keys(campi)).toEqual(expect.arrayContaining(fields));
      for (const [campo, come] of Object.entries(campi)) {
        if (typeof come === 'string') continue;
        for (const { id, ...inner } of (shaped[campo] ?? []) as readonly (JsonObject & { id: string })[]) {
          expect(id).toEqual(expect.any(String));
          expect(Object.keys(come.campi)).toEqual(expect.arrayContaining(Object.keys(inner)));
        }
      }
    }
  });

  it('describes no field that no row has', () => {
    const fields = rowsOf(descrizione).flatMap(({ row }) => Object.keys(riga ? riga(row) : row));
    expect(fields).toEqual(expect.arrayContaining([...Object.keys(campi), ...Object.keys(esclusi)]));
  });

  it('gives every row a name, and rows of lists ids that are paths', () => {
    for (const { key, row } of rowsOf(descrizione)) {
      expect(descrizione.detta(row, key).join(' ').trim()).not.toBe('');
      const vista = vistaDi(descrizione, row);
      for (const [campo, come] of Object.entries(campi)) {
        if (typeof come === 'string') continue;
        const ids = (vista[campo] as readonly { id: string }[]).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.join('')).not.toContain('/');
      }
    }
  });
});
