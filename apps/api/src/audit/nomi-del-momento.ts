import type { JsonObject } from '@consorzi/domain/shared';
import { ats, convenzioni, nomiDeiMembri, programmi } from '@consorzi/projections/ats';
import { alberoObiettivi, piani, progettiPeg, variazioni, type RigaObiettivo } from '@consorzi/projections/planning';
import type { AnyProjection, Found, Projection, Reader } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import { attoInParole } from './parole.js';

type Coppia = readonly [id: string, nome: string];

/** How a row of each model is called, and the rows within it. */
interface Denominato<Row extends JsonObject> {
  readonly modello: Projection<Row>;
  readonly nomi: (found: Found<Row>) => readonly Coppia[];
}
const denominato = <Row extends JsonObject>(
  modello: Projection<Row>,
  nomi: (found: Found<Row>) => readonly Coppia[],
): Denominato<JsonObject> => ({ modello, nomi }) as unknown as Denominato<JsonObject>;

const delleVoci = ({ attivita, indicatori }: RigaObiettivo): readonly Coppia[] => [
  ...attivita.map(({ id, testo }) => [id, testo] as const),
  ...indicatori.map(({ id, nome, descrizione }) => [id, nome || descrizione] as const),
];

const DENOMINATI = [
  denominato(centri, ({ key, row }) => [[key, row.denominazione]]),
  denominato(piani, ({ key, row }) => [[key, row.titolo]]),
  denominato(progettiPeg, ({ key, row }) => [[key, `${row.codice} ${row.nome}`.trim()]]),
  denominato(alberoObiettivi, ({ key, row }) => [[key, row.titolo], ...delleVoci(row)]),
  denominato(variazioni, ({ key, row }) => [[key, `variazione${row.atto ? ` (${attoInParole(row.atto)})` : ''}`]]),
  denominato(convenzioni, ({ key, row }) => [[key, row.titolo]]),
  denominato(programmi, ({ key, row }) => [[key, row.denominazione]]),
] as const;

/** Read models that naming things needs. */
export const MODELLI_DEI_NOMI: readonly AnyProjection[] = [...DENOMINATI.map(({ modello }) => modello), ats];

/**
 * Names of the things that the ids stand for, at the reader's moment; of one that is gone by then the last it had.
 * Rows of an objective (attività, indicatori) are named with it, so its id must be among them.
 */
export async function nomiDelMomento(reader: Reader, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  const nomi = new Map<string, string>();
  for (const { modello, nomi: of } of DENOMINATI) {
    for (const found of await reader.many(modello, wanted)) for (const [id, nome] of of(found)) nomi.set(id, nome);
  }
  for (const id of wanted.filter((one) => !nomi.has(one))) {
    const gone = await ultimaVersione(reader, id);
    for (const [key, nome] of gone) if (!nomi.has(key)) nomi.set(key, nome);
  }
  const rete = await reader.one(ats, reader.scope);
  for (const [consorzio, nome] of rete ? nomiDeiMembri(rete.row) : []) nomi.set(consorzio, nome);
  return nomi;
}

/** Of what was removed: it stands in the versions still. Objectives and projects only, the rest is never removed. */
async function ultimaVersione(reader: Reader, id: string): Promise<readonly Coppia[]> {
  for (const { modello, nomi } of DENOMINATI.filter((one) => REMOVABLE.includes(one.modello.name))) {
    const versions = await reader.versions(modello, id, { last: 2 });
    const last = versions.findLast((one): one is Found<JsonObject> => one.row !== null);
    if (last) return nomi(last);
  }
  return [];
}
const REMOVABLE = [alberoObiettivi.name, progettiPeg.name, piani.name];
