import { Inject, Injectable } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GraphQLError } from 'graphql';

import {
  MembersBehind,
  MomentTooFresh,
  ProjectionBehind,
  type AnyProjection,
  type Moment,
  type Reader,
  type SharedReader,
} from '@consorzi/projections/projecting';

import type { Momento, MomentoDelMembro, QuandoInput } from '../graphql/momento.js';
import { ReadModels } from '../projections/read-models.js';
import { condiviso, letto, perRestringere, type RequestContext } from '../tenancy/index.js';
import { momentoOf, notYet } from './letture.js';

/** Which rows were meant, of the scope that asks and of each member: given back with the answer, accepted in its place. */
export interface MomentiCondivisi {
  readonly momento: Momento;
  readonly momenti: MomentoDelMembro[];
}

type Work<T> = (shared: SharedReader, own: Reader, momenti: MomentiCondivisi) => Promise<T>;

/** What is going to be read: of the members, and of the ATS itself. */
export interface DaLeggere {
  readonly projections: readonly AnyProjection[];
  readonly own: readonly AnyProjection[];
}

/** A question about what members share with the ATS whose scope `ctx` is. */
export class LeggiCondivise<T> extends Query<T> {
  constructor(
    readonly ctx: RequestContext,
    readonly quando: QuandoInput | undefined,
    readonly daLeggere: DaLeggere,
    readonly work: Work<T>,
  ) {
    super();
  }
}

/** The data of many scopes: one transaction, one moment for each, the sharing of now. */
@QueryHandler(LeggiCondivise)
export class LeggiCondiviseHandler implements IQueryHandler<LeggiCondivise<unknown>> {
  constructor(@Inject(ReadModels) private readonly readModels: ReadModels) {}

  async execute({ ctx, quando, daLeggere, work }: LeggiCondivise<unknown>): Promise<unknown> {
    const { perimetro } = ctx;
    const read = { ...daLeggere, own: [...new Set([...daLeggere.own, ...perRestringere(perimetro)])] };
    return answered(() =>
      this.readModels.shared(ctx.scope, quando, read, async (shared, own) => {
        const momento = await momentoOf(own, quando);
        const attuale = momento.attuale && !quando?.momenti?.length;
        const momenti = { momento: { ...momento, attuale }, momenti: momentiOf(shared.moment) };
        return work(condiviso(shared, own, perimetro), letto(own, perimetro), momenti);
      }),
    );
  }
}

@Injectable()
export class LettureCondivise {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(ReadModels) private readonly readModels: ReadModels,
  ) {}

  /** @throws GraphQLError MOMENTO_NON_DISPONIBILE with the positions on offer. */
  leggi<T>(ctx: RequestContext, quando: QuandoInput | undefined, daLeggere: DaLeggere, work: Work<T>): Promise<T> {
    return this.bus.execute(new LeggiCondivise<T>(ctx, quando, daLeggere, work));
  }

  /** What an ATS sees of the consortium whose scope `ctx` is, at a position of the consortium's own log. */
  viste<T>(
    { scope, perimetro }: RequestContext,
    { ats, posizione }: { ats: string; posizione: number },
    projections: readonly AnyProjection[],
    work: (shared: SharedReader) => Promise<T>,
  ): Promise<T> {
    if (perimetro !== 'tutto') throw new Error('what an ATS sees of us is not for a narrowed reader');
    return answered(() => this.readModels.sharedOf({ ats, scope, posizione }, projections, work));
  }
}

async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MomentTooFresh || error instanceof ProjectionBehind) throw notYet(error);
    if (error instanceof MembersBehind) throw membersNotYet(error);
    throw error;
  }
}

export const momentiOf = (moment: Moment): MomentoDelMembro[] =>
  Object.entries(moment).map(([scope, posizione]) => ({ scope, posizione }));

function membersNotYet({ scopes, offered }: MembersBehind): GraphQLError {
  return new GraphQLError('I dati di un consorzio non sono ancora disponibili a questo momento.', {
    extensions: { code: 'MOMENTO_NON_DISPONIBILE', consorzi: scopes, momenti: momentiOf(offered) },
  });
}
