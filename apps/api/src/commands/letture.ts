import { Inject, Injectable } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GraphQLError } from 'graphql';

import { recordedAt } from '@consorzi/projections/audit';
import { alberoObiettivi } from '@consorzi/projections/planning';
import { MomentTooFresh, ProjectionBehind, type AnyProjection, type Reader } from '@consorzi/projections/projecting';

import type { Momento, QuandoInput } from '../graphql/momento.js';
import { ReadModels } from '../projections/read-models.js';
import { letto, perRestringere, type CentriDiOggi, type RequestContext } from '../tenancy/index.js';

type Work<T> = (reader: Reader, momento: Momento) => Promise<T>;

/** A question on the bus: of whom, at which moment, of which read models. `work` is one of the pure queries. */
export class Leggi<T> extends Query<T> {
  constructor(
    readonly ctx: RequestContext,
    readonly quando: QuandoInput | undefined,
    readonly projections: readonly AnyProjection[],
    readonly work: Work<T>,
  ) {
    super();
  }
}

/** Every query of tenant data: one transaction of one scope at one moment, which the answer carries back. */
@QueryHandler(Leggi)
export class LeggiHandler implements IQueryHandler<Leggi<unknown>> {
  constructor(@Inject(ReadModels) private readonly readModels: ReadModels) {}

  async execute({ ctx, quando, projections, work }: Leggi<unknown>): Promise<unknown> {
    const { perimetro } = ctx;
    const read = [...new Set([...projections, ...perRestringere(perimetro)])];
    try {
      const byCentro = perimetro !== 'tutto' && perimetro.some(({ tipo }) => tipo === 'centri');
      const oggi = byCentro ? await this.centriDiOggi(ctx.scope, quando) : null;
      return await this.readModels.at(ctx.scope, quando, read, async (reader) =>
        work(letto(reader, perimetro, oggi ?? undefined), await momentoOf(reader, quando)),
      );
    } catch (error) {
      if (error instanceof MomentTooFresh || error instanceof ProjectionBehind) throw notYet(error);
      throw error;
    }
  }

  /** Of a past moment it must be known where things stand now; at the newest the rows themselves say it. */
  private async centriDiOggi(scope: string, quando: QuandoInput | undefined): Promise<CentriDiOggi | null> {
    if (quando?.al === undefined && quando?.posizione === undefined) return null;
    return this.readModels.now(
      scope,
      [alberoObiettivi],
      async (reader) => new Map((await reader.outlines(alberoObiettivi, {})).map(({ key, row }) => [key, row.centri])),
    );
  }
}

@Injectable()
export class Letture {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  /** Sends the question over the bus. @throws GraphQLError MOMENTO_NON_DISPONIBILE with the position on offer. */
  leggi<T>(
    ctx: RequestContext,
    quando: QuandoInput | undefined,
    projections: readonly AnyProjection[],
    work: Work<T>,
  ): Promise<T> {
    return this.bus.execute(new Leggi<T>(ctx, quando, projections, work));
  }
}

export async function momentoOf(reader: Reader, quando: QuandoInput | undefined): Promise<Momento> {
  const attuale = quando?.al === undefined && quando?.posizione === undefined;
  const registratoIl = await recordedAt(reader, reader.position);
  return { scope: reader.scope, posizione: reader.position, registratoIl, attuale };
}

export function notYet({ offered }: MomentTooFresh | ProjectionBehind): GraphQLError {
  return new GraphQLError('I dati di questo momento non sono ancora disponibili.', {
    extensions: { code: 'MOMENTO_NON_DISPONIBILE', posizione: offered },
  });
}
