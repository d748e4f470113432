import { deepStrictEqual } from 'node:assert/strict';

import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import { consuntivi } from '@consorzi/projections/consuntivo';
import { alberoObiettivi, piani, progettiPeg } from '@consorzi/projections/planning';
import { byKey, fold, touchesOf, type AnyProjection, type Found, type Known } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import type { Reads } from './audit-reads.js';
import { compiledApi } from './compiled-api.js';

const MODELS = [piani, progettiPeg, alberoObiettivi, consuntivi, centri] as const;
const BATCH = 1_000;

/**
 * Folds the log from its first event, without a database row, and compares what the queries answer at some moments with
 * what the events up to their position come to: the tree, alone and with all its rows, and the totals counted over that
 * tree; what stands in it and what is reported on come from sheets and consuntivi, not from the ledger.
 * @throws AssertionError at the first difference. Returns the positions compared.
 */
export async function checkAgainstReplay(
  store: EventStore,
  reads: Reads,
  scope: string,
  moments: readonly Date[],
): Promise<readonly number[]> {
  const { alberoOf } = await compiledApi<typeof import('../../apps/api/src/planning/albero.js')>('planning/albero.js');
  const { conSaldi } = await compiledApi<typeof import('../../apps/api/src/planning/conti.js')>('planning/conti.js');
  const known = new Map<AnyProjection, Map<string, Known>>(MODELS.map((model) => [model, new Map()]));
  const rows = <Row>(model: AnyProjection) => foundIn(known.get(model)!) as unknown as Found<Row>[];
  let [position, waiting]: [number, readonly PositionedEvent[]] = [-1, []];
  const foldUpTo = async (end: number) => {
    while (position < end) {
      if (waiting.length === 0) waiting = await store.readScope(scope, position, BATCH);
      const part = waiting.filter((event) => event.position <= end);
      waiting = waiting.slice(part.length);
      for (const [model, before] of known) {
        const { current } = fold(model, before, touchesOf(model, part));
        for (const [key, row] of current) before.set(key, row);
      }
      position = part.at(-1)!.position;
    }
  };
  const positions: number[] = [];
  for (const al of [...moments].sort((a, b) => a.getTime() - b.getTime())) {
    const tree = await reads.tree(scope, al);
    const total = await reads.total(scope, al);
    await foldUpTo(tree.momento.posizione);
    const foglie = conSaldi(rows(alberoObiettivi), rows(consuntivi));
    const rami = alberoOf(rows(centri), rows(progettiPeg), foglie);
    deepStrictEqual(json((await reads.wholeTree(scope, al)).rami), json(rami));
    deepStrictEqual(json(tree.rami), json(rami.map(withoutRows)));
    deepStrictEqual(total.momento.posizione, tree.momento.posizione);
    deepStrictEqual(json(total.totale), countOf(rami));
    positions.push(position);
  }
  return positions;
}

type Rami = ReturnType<typeof import('../../apps/api/src/planning/albero.js').alberoOf>;

/** The branch as the plan's page opens it. */
const withoutRows = (ramo: Rami[number]): Rami[number] => ({
  ...ramo,
  obiettivi: ramo.obiettivi.map((obiettivo) => ({ ...obiettivo, attivita: [], indicatori: [] })),
});

/** The totals as a person would count them on the tree. */
function countOf(rami: Rami): object {
  const obiettivi = [...new Map(rami.flatMap((ramo) => ramo.obiettivi).map((one) => [one.id, one])).values()];
  const sum = (of: (one: (typeof obiettivi)[number]) => number) => obiettivi.reduce((all, one) => all + of(one), 0);
  return {
    obiettivi: obiettivi.length,
    attivita: sum(({ attivita }) => attivita.length),
    indicatori: sum(({ indicatori }) => indicatori.length),
    progettiPeg: rami.reduce((all, ramo) => all + ramo.progettiPeg.length, 0),
    attivitaConEsito: sum((one) => one.attivitaConEsito),
    indicatoriConValore: sum((one) => one.indicatoriConValore),
    relazioni: sum(({ conRelazione }) => (conRelazione ? 1 : 0)),
  };
}

const foundIn = (known: ReadonlyMap<string, Known>) =>
  [...known]
    .filter(([, { removed }]) => !removed)
    .map(([key, { position, row }]) => ({ key, position, row }))
    .sort(byKey);

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
