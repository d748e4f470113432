import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { perConsorzio, rigaKey, type OrigineRiga, type SpesaDi, type SpesaTrovata } from '@consorzi/domain/ats';
import { streamName, type EventStore } from '@consorzi/domain/event-sourcing';
import { isScope } from '@consorzi/domain/shared';
import { righeRendiconto, spese, spesaKey, type RigaDiRendiconto, type RigaSpesa } from '@consorzi/projections/ats';
import type { Reader, SharedFound, SharedReader } from '@consorzi/projections/projecting';

import { API_POOL } from '../../boot/platform.module.js';
import { inScope } from '../../database/in-scope.js';
import { EVENT_STORE } from '../../event-sourcing/event-store.module.js';
import { readShared } from '../../projections/index.js';

/** So few are asked for one by one; of more the member's part of the project is read at once. */
const POCHE = 20;
/** How many streams are read at the same time. */
const INSIEME = 16;

/**
 * What the ATS sees now of the expenses that its capofila names. A client says only which: what a line copies comes
 * from the member's rows, and its source event from the member's log once its row was found visible.
 */
@Injectable()
export class SpeseCondivise {
  constructor(
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Those that are visible, or were reported and are now seen to be annulled; the others are left out. */
  async trovate(ats: string, progettoId: string, chieste: readonly SpesaDi[]): Promise<readonly SpesaTrovata[]> {
    const asked = chieste.filter(({ consorzio }) => isScope(consorzio));
    const { visibili, righe } = await readShared(
      this.pool,
      { ats, projections: [spese], own: [righeRendiconto] },
      async (shared, own) => {
        const found = (await visibiliDi(shared, progettoId, asked)).map((one) => [keyOf(one), one] as const);
        const visibili = new Map(found);
        const missing = asked.filter((spesa) => !visibili.has(rigaKey(spesa)));
        return { visibili, righe: await giaRendicontate(own, progettoId, missing) };
      },
    );
    const annullate = await this.annullate(ats, righe);
    const rows = [
      ...[...visibili.values()].map((one) => {
        const { scope, position, row } = one;
        const { spesaId, revisione } = row;
        return { found: { scope, position, spesaId, revisione }, row: trovataDi(one) };
      }),
      ...annullate.map(({ riga, found }) => ({ found, row: senzaQuota(riga) })),
    ];
    return inGruppi(rows, async ({ found, row }) => ({ ...row, origine: await this.origine(found) }));
  }

  /** Lines of earlier rendiconti whose expense is gone from a month that is shared: annulled, not out of sight. */
  private async annullate(ats: string, righe: readonly RigaDiRendiconto[]) {
    const each = await Promise.all(
      [...perConsorzio(righe)].map(async ([scope, own]) => {
        const byKey = new Map(own.map((riga) => [spesaKey(riga.progettoId, riga.mese, riga.spesaId), riga]));
        const gone = await inScope(this.pool, ats, (client) =>
          client.query<{ key: string; position: number }>(GONE, [scope, [...byKey.keys()]]),
        );
        return gone.rows.map(({ key, position }) => {
          const riga = byKey.get(key)!;
          return { riga, found: { scope, position, spesaId: riga.spesaId } };
        });
      }),
    );
    return each.flat();
  }

  /** The newest event of the expense that its row has come to: the row and the event are of the same log. */
  private async origine(found: Origine): Promise<OrigineRiga> {
    const { scope, spesaId, position, revisione } = found;
    const events = await this.store.readStream(scope, streamName(scope, 'Spesa', spesaId));
    const event = revisione === undefined ? events.at(-1) : events.find(({ revision }) => revision === revisione);
    if (!event) throw new Error(`the row of ${spesaId} is of an event that its stream does not hold`);
    return { eventId: event.eventId, posizione: position, payloadHash: event.payloadHash };
  }
}

/** Removed rows of shared months: row security leaves out what is not shared, the generation is the one in use. */
const GONE = `
  select s.key, s.position::float8 as position from read.spese s
  join read.sharing_standings(array['spese']) g
    on g.scope = s.scope and g.generation = s.generation and g.status = 'attiva'
  where s.scope = $1 and s.key = any($2) and s.removed`;

interface Origine {
  readonly scope: string;
  readonly spesaId: string;
  readonly position: number;
  readonly revisione?: number;
}
type Visibile = SharedFound<RigaSpesa>;
const keyOf = ({ scope, row }: Visibile): string => rigaKey({ consorzio: scope, spesaId: row.spesaId });

async function visibiliDi(shared: SharedReader, progettoId: string, chieste: readonly SpesaDi[]) {
  const found: Visibile[] = [];
  for (const [consorzio, own] of perConsorzio(chieste)) {
    const member = shared.only(consorzio);
    const ids = new Set(own.map(({ spesaId }) => spesaId));
    if (ids.size > POCHE) {
      found.push(...(await member.ofProject(spese, { progettoId })).filter(({ row }) => ids.has(row.spesaId)));
      continue;
    }
    for (const spesaId of ids) found.push(...(await member.where(spese, { progettoId, spesaId })));
  }
  return found;
}

/** The newest line of each of the expenses, where there is any. */
async function giaRendicontate(own: Reader, progettoId: string, missing: readonly SpesaDi[]) {
  if (missing.length === 0) return [];
  const keys = new Set(missing.map(rigaKey));
  const lines = (await own.where(righeRendiconto, { progettoId })).filter(({ row }) => keys.has(rigaKey(row)));
  const newest = new Map<string, RigaDiRendiconto>();
  for (const { row } of [...lines].sort((a, b) => a.position - b.position)) newest.set(rigaKey(row), row);
  return [...newest.values()];
}

type SenzaOrigine = Omit<SpesaTrovata, 'origine'>;

/** The expense as this project sees it: amounts and codes, no words of people. */
function trovataDi({ scope, row }: Visibile): SenzaOrigine {
  const { progettoId, spesaId, mese, tipo, costoCentesimi, cup, cig, documento, fornitore } = row;
  return {
    ...{ consorzio: scope, spesaId, progettoId, mese, tipo, costoCentesimi, cup, cig, documento },
    partitaIva: fornitore?.partitaIva ?? null,
    voci: vociDi(row),
  };
}

/** What the project bears of the expense, by item. */
export const vociDi = ({ quote, progettoId }: RigaSpesa) =>
  quote.flatMap(({ fonte, centesimi }) =>
    fonte.tipo === 'progetto' && fonte.progettoId === progettoId ? [{ voceId: fonte.voceId, centesimi }] : [],
  );

/** The line as it was copied before, nothing of which is paid any more. */
function senzaQuota(riga: RigaDiRendiconto): SenzaOrigine {
  const { consorzio, spesaId, progettoId, mese, tipo, costoCentesimi, cup, cig, documento, partitaIva } = riga;
  return { consorzio, spesaId, progettoId, mese, tipo, costoCentesimi, cup, cig, documento, partitaIva, voci: [] };
}

async function inGruppi<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += INSIEME) {
    done.push(...(await Promise.all(all.slice(from, from + INSIEME).map(work))));
  }
  return done;
}
