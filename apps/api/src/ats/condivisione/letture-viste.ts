import { Inject, Injectable } from '@nestjs/common';

import { ats, concessioni, nomiDeiMembri } from '@consorzi/projections/ats';
import type { AnyProjection, Reader, SharedFound, SharedReader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise, momentiOf, type MomentiCondivisi } from '../../commands/letture-condivise.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';

/** What is read of who asks, and what is read of those who share: the second is the same whoever asks. */
export interface Domanda<Sue, Viste> {
  readonly sue?: { readonly modelli: readonly AnyProjection[]; leggi(own: Reader): Promise<Sue> };
  readonly modelli: readonly AnyProjection[];
  leggi(shared: SharedReader): Promise<Viste>;
}

export interface Risposta<Sue, Viste> extends MomentiCondivisi {
  readonly sue: Sue | undefined;
  /** Null where no condivisione names the ATS: there is nothing that it could see. */
  readonly viste: Viste | null;
  /** How a consortium is called: by its name in the ATS, by its scope where the ATS is not to be read. */
  nome(consorzio: string): string;
}

interface Quando {
  readonly quando?: QuandoInput | undefined;
}

/** Rows that consortia share with an ATS, asked by the ATS or, of itself, by one of them: the same question. */
@Injectable()
export class LettureViste {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
  ) {}

  /** In the scope of an ATS: of all members, or of one. */
  dallAts<S, V>(
    ctx: RequestContext,
    { quando, consorzio }: Quando & { readonly consorzio?: string | null | undefined },
    { sue, modelli, leggi }: Domanda<S, V>,
  ): Promise<Risposta<S, V>> {
    const daLeggere = { projections: modelli, own: [ats, ...(sue?.modelli.filter((one) => one !== ats) ?? [])] };
    return this.condivise.leggi(ctx, quando, daLeggere, async (shared, own, momenti) => {
      const rete = await own.one(ats, ctx.scope);
      const nomi = rete ? nomiDeiMembri(rete.row) : new Map<string, string>();
      const viste = await leggi(consorzio ? shared.only(consorzio) : shared);
      return { ...momenti, sue: await sue?.leggi(own), viste, nome: (scope) => nomi.get(scope) ?? scope };
    });
  }

  /** In the scope of a consortium: only of an ATS that a condivisione of its own names, and never anything of the ATS. */
  async dalMembro<S, V>(
    ctx: RequestContext,
    { quando, ats: rete }: Quando & { readonly ats: string },
    { sue, modelli, leggi }: Domanda<S, V>,
  ): Promise<Risposta<S, V>> {
    const nominata = (await this.nominate(ctx)).has(rete);
    const own = await this.letture.leggi(ctx, quando, [...(sue?.modelli ?? [])], async (reader, momento) => ({
      momento,
      sue: await sue?.leggi(reader),
    }));
    const nome = (scope: string) => scope;
    if (!nominata) return { ...own, nome, momenti: [], viste: null };
    const at = { ats: rete, posizione: own.momento.posizione };
    const found = await this.condivise.viste(ctx, at, modelli, async (shared) => ({
      viste: await leggi(shared),
      momenti: momentiOf(shared.moment),
    }));
    return { ...own, nome, ...found };
  }

  /** The ATS that condivisioni of the consortium name now, whatever moment is looked at: rights are those of now. */
  private nominate(ctx: RequestContext): Promise<ReadonlySet<string>> {
    return this.letture.leggi(
      ctx,
      undefined,
      [concessioni],
      async (reader) => new Set((await reader.where(concessioni, {})).map(({ row }) => row.ats)),
    );
  }
}

type Luogo = Pick<SharedFound<never>, 'scope' | 'key'>;

/** `<scope>/<key>`: where a page over the rows of several scopes ended. */
export const cursorOf = ({ scope, key }: Luogo): string => `${scope}/${key}`;

/** The page that was asked for and one row more, which says whether there is a next one. */
export function pageOf({ first, after }: { readonly first: number; readonly after?: string | null | undefined }) {
  const [scope = '', ...key] = (after ?? '').split('/');
  return { first: first + 1, after: after ? { scope, key: key.join('/') } : undefined };
}

/** What a page shows of the rows that `pageOf` brought. */
export function connectionOf<Row extends Luogo, Node>(
  found: readonly Row[],
  first: number,
  nodeOf: (row: Row) => Node,
) {
  const page = found.slice(0, first);
  return {
    edges: page.map((one) => ({ cursor: cursorOf(one), node: nodeOf(one) })),
    pageInfo: { hasNextPage: found.length > first, endCursor: page.length > 0 ? cursorOf(page.at(-1)!) : null },
  };
}
