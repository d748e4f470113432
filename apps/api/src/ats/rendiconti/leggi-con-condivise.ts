import { GraphQLError } from 'graphql';
import type { Pool } from 'pg';

import { recordedAt } from '@consorzi/projections/audit';
import {
  MembersBehind,
  MomentTooFresh,
  ProjectionBehind,
  type AnyProjection,
  type Reader,
  type SharedReader,
} from '@consorzi/projections/projecting';

import type { Momento, QuandoInput } from '../../graphql/momento.js';
import { readShared } from '../../projections/index.js';
import { condiviso, letto, perRestringere, type RequestContext } from '../../tenancy/index.js';

/**
 * Reads the ATS's own rows beside what its members share with it, at the moment asked for; what is shared is always
 * what is shared now. @throws GraphQLError MOMENTO_NON_DISPONIBILE where a read model is not there yet
 */
export async function leggiConCondivise<T>(
  pool: Pool,
  { scope, perimetro }: RequestContext,
  quando: QuandoInput | undefined,
  { own, condivise }: { readonly own: readonly AnyProjection[]; readonly condivise: readonly AnyProjection[] },
  work: (shared: SharedReader, reader: Reader, momento: Momento) => Promise<T>,
): Promise<T> {
  const { al, posizione } = quando ?? {};
  const when = posizione !== undefined ? { [scope]: posizione } : al === undefined ? undefined : new Date(al);
  try {
    const read = { ats: scope, al: when, projections: condivise, own: [...own, ...perRestringere(perimetro)] };
    return await readShared(pool, read, async (shared, reader) => {
      const registratoIl = await recordedAt(reader, reader.position);
      const momento = { scope, posizione: reader.position, registratoIl, attuale: when === undefined };
      return work(condiviso(shared, reader, perimetro), letto(reader, perimetro), momento);
    });
  } catch (error) {
    const isNotYet = [MomentTooFresh, ProjectionBehind, MembersBehind].some((kind) => error instanceof kind);
    if (!isNotYet) throw error;
    throw new GraphQLError('I dati di questo momento non sono ancora disponibili.', {
      extensions: { code: 'MOMENTO_NON_DISPONIBILE' },
    });
  }
}
