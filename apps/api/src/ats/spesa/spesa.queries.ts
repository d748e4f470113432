import { Inject, Injectable } from '@nestjs/common';

import {
  contiDelleSpese,
  dove,
  progettiRecepiti,
  righeDellaSpesa,
  spese,
  spesePeriodi,
  speseTotali,
  totaleDi,
  type RigaProgettoRecepito,
  type RigaSpesa,
} from '@consorzi/projections/ats';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { Doppioni } from './doppioni.js';
import type { ProgettiDiSpesa, SpesaAlMomento, SpeseArgs, SpeseConnection, SpesaType } from './spesa.types.js';
import { spesaOf, testiDi, type Intorno } from './spesa.view.js';

/** Questions about the expenses of a consortium. */
@Injectable()
export class SpesaQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Doppioni) private readonly doppioni: Doppioni,
  ) {}

  /** A page in the order of project and month, with what all that the filter means comes to. */
  async spese(ctx: RequestContext, { quando, progettoId, mese, first, after }: SpeseArgs): Promise<SpeseConnection> {
    const filtro = { progettoId, mese };
    const read = [spese, speseTotali, progettiRecepiti];
    const found = await this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const page = await reader.where(spese, dove(filtro), {
        first: Math.min(first + 1, 100),
        ...(after ? { after } : {}),
      });
      return { momento, page, conti: await contiDelleSpese(reader, filtro), progetti: await progettiDi(reader) };
    });
    const here = found.page.slice(0, Math.min(first, 99));
    const views = await this.views(
      ctx,
      here.map(({ row }) => row),
      found.progetti,
    );
    return {
      momento: found.momento,
      edges: here.map(({ key }, index) => ({ cursor: key, node: views[index]! })),
      pageInfo: { hasNextPage: found.page.length > here.length, endCursor: here.at(-1)?.key ?? null },
      totale: totaleDi(found.conti),
      conti: [...found.conti],
    };
  }

  async spesa(ctx: RequestContext, spesaId: string, quando?: QuandoInput): Promise<SpesaAlMomento> {
    const found = await this.letture.leggi(ctx, quando, [spese, progettiRecepiti], async (reader, momento) => ({
      momento,
      rows: await righeDellaSpesa(reader, spesaId),
      progetti: await progettiDi(reader),
    }));
    const [spesa = null] = await this.views(ctx, found.rows.slice(0, 1), found.progetti);
    return { momento: found.momento, spesa };
  }

  /** The projects that take expenses here, by title, and up to where they are reported. */
  async progetti(ctx: RequestContext, quando?: QuandoInput): Promise<ProgettiDiSpesa> {
    const read = [progettiRecepiti, spesePeriodi];
    const found = await this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const progetti = await reader.where(progettiRecepiti, {});
      const periodi = await reader.many(
        spesePeriodi,
        progetti.map(({ key }) => key),
      );
      return { momento, progetti, periodi: new Map(periodi.map(({ key, row }) => [key, row])) };
    });
    const motivi = [...found.periodi.values()].flatMap(({ motivo }) => (motivo ? [motivo.testoId] : []));
    const testi = await this.testi.leggi(ctx.scope, motivi);
    const progetti = found.progetti.map(({ key, row: { ats, titolo, cup, dal, al, stato, voci } }) => {
      const periodo = found.periodi.get(key);
      return {
        ...{ progettoId: key, ats, titolo, cup, dal, al, chiuso: stato === 'chiuso', voci: [...voci] },
        chiusoFinoAl: periodo?.chiusoFinoAl ?? null,
        motivoRiapertura: (periodo?.motivo && testi.get(periodo.motivo.testoId)) ?? null,
        revisionePeriodi: periodo?.revisione ?? -1,
      };
    });
    return { momento: found.momento, progetti: progetti.sort((a, b) => a.titolo.localeCompare(b.titolo, 'it')) };
  }

  private async views(
    { scope }: RequestContext,
    rows: readonly RigaSpesa[],
    progetti: Intorno['progetti'],
  ): Promise<readonly SpesaType[]> {
    const numeri = rows.flatMap(({ numeroFatturaId }) => (numeroFatturaId === null ? [] : [numeroFatturaId]));
    const [testi, altrove] = await Promise.all([
      this.testi.leggi(scope, rows.flatMap(testiDi)),
      this.doppioni.altrove(scope, numeri),
    ]);
    return rows.map((row) => spesaOf(row, { testi, progetti, altrove }));
  }
}

async function progettiDi(reader: Reader): Promise<Intorno['progetti']> {
  const all: readonly Found<RigaProgettoRecepito>[] = await reader.where(progettiRecepiti, {});
  return new Map(all.map(({ key, row }) => [key, row]));
}
