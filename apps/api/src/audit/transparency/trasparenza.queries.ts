import { Inject, Injectable } from '@nestjs/common';
import type { ClientBase, Pool } from 'pg';

import {
  eventLeafHash,
  formatPolicy,
  includes,
  leafOf,
  TiledTree,
  TileMissing,
  type Hash,
} from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import { testimonianze, type RigaTestimonianza } from '@consorzi/projections/audit';

import { API_POOL } from '../../boot/platform.module.js';
import { Letture } from '../../commands/letture.js';
import { inScope } from '../../database/in-scope.js';
import { EVENT_STORE } from '../../event-sourcing/event-store.module.js';
import type { PageArgs, QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { verifierHash } from '../export/verifier.js';
import { openAlarms } from './alarms.js';
import {
  policyFrom,
  readCheckpointsBefore,
  readKeys,
  type PublishedKey,
  type SignedCheckpoint,
} from './checkpoints.js';
import { tilesIn } from './tile-store.js';
import type { Inclusione, SigilloType, Trasparenza } from './trasparenza.types.js';

/**
 * What was signed of a log. A checkpoint of so many events belongs to every moment that holds them: at an earlier one
 * the seals after it are left out. Alarms and keys are always those of now.
 */
@Injectable()
export class TrasparenzaQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async trasparenza(ctx: RequestContext, { quando, first, after }: PageArgs): Promise<Trasparenza> {
    const { scope } = ctx;
    const { momento, rows } = await this.sides(ctx, quando);
    const eventi = momento.posizione + 1;
    const named = rows.filter(({ verso }) => verso === 'testimone');
    const agreed = rows.filter(({ verso }) => verso === 'ente');
    return inScope(this.pool, scope, async (client) => {
      const keys = await readKeys(client, scope);
      const policy = policyFrom(keys, new Set(named.map(({ altro }) => altro)));
      const [ultimo] = await readCheckpointsBefore(client, scope, eventi + 1, 1);
      const below = after === undefined ? eventi + 1 : Math.min(eventi + 1, cursorOf(after));
      const page = await readCheckpointsBefore(client, scope, below, first + 1);
      const quorum = policy?.quorum ?? 0;
      const witnessed = quorum > 0 ? await lastWitnessed(client, scope, eventi, named, quorum) : null;
      return {
        ...{ momento, eventi, quorum },
        ultimo: ultimo ? sigilloOf(ultimo) : null,
        nonSigillati: eventi - (ultimo?.size ?? 0),
        nonTestimoniati: witnessed === null ? null : eventi - witnessed,
        testimoni: await each(named, (row) => testimoneOf(client, scope, row, keys)),
        enti: await each(agreed, (row) => enteOf(client, scope, row)),
        allarmi: (await openAlarms(client, scope)).map(({ dettagli, rilevatoIl, ...alarm }) => ({
          ...alarm,
          rilevatoIl: rilevatoIl.toISOString(),
          dettagli: Object.entries(dettagli).map(([nome, valore]) => ({ nome, valore: valore === null ? '' : String(valore) })), // prettier-ignore
        })),
        sigilli: {
          edges: page.slice(0, first).map((one) => ({ cursor: String(one.size), node: sigilloOf(one) })),
          pageInfo: {
            hasNextPage: page.length > first,
            endCursor: page.slice(0, first).at(-1)?.size.toString() ?? null,
          },
        },
        politica: policy && formatPolicy(policy),
        verificatore: verifierHash(),
      };
    });
  }

  /** Null where the moment holds no such event. */
  async inclusione(ctx: RequestContext, posizione: number, quando?: QuandoInput): Promise<Inclusione | null> {
    const { scope } = ctx;
    const { momento, rows } = await this.sides(ctx, quando);
    const eventi = momento.posizione + 1;
    if (posizione >= eventi) return null;
    const [event] = await this.store.readScope(scope, posizione - 1, 1);
    if (!event) return null;
    const leaf = eventLeafHash(event);
    return inScope(this.pool, scope, async (client) => {
      const keys = await readKeys(client, scope);
      const named = rows.filter(({ verso }) => verso === 'testimone');
      const quorum = policyFrom(keys, new Set(named.map(({ altro }) => altro)))?.quorum ?? 0;
      const [last] = await readCheckpointsBefore(client, scope, eventi + 1, 1);
      const sigillo = last && posizione < last.size ? last : undefined;
      const witnessed = quorum > 0 ? await lastWitnessed(client, scope, eventi, named, quorum) : 0;
      const proof = sigillo ? await proofIn(client, scope, posizione, sigillo.size) : null;
      return {
        ...{ momento, posizione, foglia: leafOf(event), impronta: leaf.toString('base64') },
        stato: !sigillo ? 'nonAncora' : posizione < witnessed ? 'testimoniato' : 'sigillato',
        sigillo: sigillo ? sigilloOf(sigillo) : null,
        prova: (proof ?? []).map((one) => one.toString('base64')),
        verificata: !!sigillo && proof !== null && includes(leaf, posizione, sigillo.size, proof, sigillo.root),
      };
    });
  }

  private sides(ctx: RequestContext, quando: QuandoInput | undefined) {
    return this.letture.leggi(ctx, quando, [testimonianze], async (reader, momento) => ({
      momento,
      rows: (await reader.where(testimonianze, {})).map(({ row }) => row),
    }));
  }
}

const sigilloOf = ({ size, root, firmatoIl, controfirme, note }: SignedCheckpoint): SigilloType => ({
  ...{ dimensione: size, radice: root.toString('base64'), firmatoIl: firmatoIl.toISOString(), nota: note },
  controfirme: controfirme.map(({ testimone, firmataIl }) => ({ testimone, firmataIl: firmataIl.toISOString() })),
});

/** Where a page goes on; what is no size begins it anew. */
const cursorOf = (after: string): number => (/^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER);

/** Null where the tree lacks a tile for it: the proof cannot be made, and so proves nothing. */
async function proofIn(
  client: ClientBase,
  scope: string,
  index: number,
  size: number,
): Promise<readonly Hash[] | null> {
  try {
    return await new TiledTree(tilesIn(client, scope)).inclusionProof(index, size);
  } catch (error) {
    if (error instanceof TileMissing) return null;
    throw error;
  }
}

/** Size of the newest checkpoint that enough of the named witnesses have signed; 0 before there is one. */
async function lastWitnessed(
  client: ClientBase,
  scope: string,
  eventi: number,
  named: readonly RigaTestimonianza[],
  quorum: number,
): Promise<number> {
  const { rows } = await client.query<{ size: number }>(
    `select c.size::float8 as size from audit.controfirme c
     where c.scope = $1 and c.size <= $2 and c.testimone = any($3)
     group by c.size having count(*) >= $4 order by c.size desc limit 1`,
    [scope, eventi, named.map(({ altro }) => altro), quorum],
  );
  return rows[0]?.size ?? 0;
}

async function testimoneOf(
  client: ClientBase,
  scope: string,
  { altro, dal }: RigaTestimonianza,
  keys: readonly PublishedKey[],
) {
  const { rows } = await client.query<{ size: number; il: Date }>(
    `select size::float8 as size, firmata_il as il from audit.controfirme c
     where scope = $1 and testimone = $2 order by c.size desc limit 1`,
    [scope, altro],
  );
  const key = keys.find(({ uso, titolare }) => uso === 'nominato' && titolare === altro);
  return { testimone: altro, nominatoIl: dal, accordoDal: key?.dal.toISOString() ?? null, ...ultima(rows[0]) };
}

async function enteOf(client: ClientBase, scope: string, { altro, dal }: RigaTestimonianza) {
  const { rows } = await client.query<{ size: number; il: Date }>(
    `select size::float8 as size, visto_il as il from audit.visti v
     where scope = $1 and log = $2 order by v.size desc limit 1`,
    [scope, altro],
  );
  return { ente: altro, concessaIl: dal, ...ultima(rows[0]) };
}

/** One after the other: a connection answers one question at a time. */
async function each<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}

const ultima = (row: { size: number; il: Date } | undefined) => ({
  ...{ ultimaDimensione: row?.size ?? null, ultimaFirmaIl: row?.il.toISOString() ?? null },
});
