import { Inject, Injectable } from '@nestjs/common';

import {
  MISURE_SPESE,
  meseKey,
  rendicontatoMensile,
  rendiconti,
  righeRendiconto,
  SALDI_SPESE_NULLI,
  spese,
  speseMensili,
  type RigaSpeseMensili,
  type SaldiSpese,
} from '@consorzi/projections/ats';
import type { SharedFound } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { RequestContext } from '../../tenancy/index.js';
import { connectionOf, LettureViste, pageOf } from '../condivisione/letture-viste.js';
import { spesaVista } from '../condivisione/spese-condivise.queries.js';
import { TestiMostrati } from '../condivisione/testi-mostrati.js';
import { nomiDi } from '../rendiconti/rendiconti.queries.js';
import type {
  ConsolidatoDettaglioArgs,
  ConsolidatoMovimenti,
  ConsolidatoMovimentiArgs,
  ConsolidatoRighe,
  ConsolidatoSpese,
} from './dettaglio.types.js';
import { assertQuadra } from './quadra.js';
import { NOMI, righeDi } from './righe-rendicontate.js';
import { restretti, totaliCondivisi } from './totali-condivisi.js';
import { totaliRendicontati } from './totali-rendicontati.js';

/** What lies behind the totals of the consolidated view: ledger rows with their events, expenses, reported lines. */
@Injectable()
export class DettaglioQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureViste) private readonly viste: LettureViste,
    @Inject(TestiMostrati) private readonly testi: TestiMostrati,
  ) {}

  /** The newest first; `after` is the position that the page before ended with. */
  async movimenti(ctx: RequestContext, args: ConsolidatoMovimentiArgs): Promise<ConsolidatoMovimenti> {
    const { consorzio, first } = args;
    const key = meseKey(args.progettoId, args.mese);
    const before = args.after && /^\d{1,15}$/.test(args.after) ? Number(args.after) : undefined;
    const { momento, momenti, viste } = await this.viste.dallAts(ctx, args, {
      modelli: [speseMensili],
      leggi: async (shared) => ({
        row: (await shared.many(speseMensili, consorzio, [key]))[0]?.row,
        versions: await shared.versions(speseMensili, consorzio, key, { last: first + 1, before }),
      }),
    });
    const found = [...viste!.versions].reverse() as SharedFound<RigaSpeseMensili>[];
    const totale = viste!.row ? saldiDi(viste!.row) : SALDI_SPESE_NULLI;
    assertMovimenti(found, found.length <= first, before === undefined ? totale : undefined);
    const page = found.slice(0, first);
    return {
      ...{ momento, momenti, totale },
      edges: page.map((one) => ({ cursor: String(one.position), node: movimentoOf(one) })),
      pageInfo: {
        hasNextPage: found.length > first,
        endCursor: page.length > 0 ? String(page.at(-1)!.position) : null,
      },
    };
  }

  /** The expenses of all members that the filter means, or of one. */
  async spese(ctx: RequestContext, args: ConsolidatoDettaglioArgs): Promise<ConsolidatoSpese> {
    const { where, between } = restretti(args);
    const { momento, momenti, viste, nome } = await this.viste.dallAts(ctx, args, {
      modelli: [spese, speseMensili],
      leggi: async (shared) => ({
        found: await shared.where(spese, where, pageOf(args), between),
        totale: (await totaliCondivisi(shared, args)).totale,
      }),
    });
    const { found, totale } = viste!;
    if (!args.after && found.length <= args.first)
      assertQuadra('condiviso, spese', { ...totale }, found.map(({ row }) => ({ ...saldiDi({ ...row, numero: 1 }) }))); // prettier-ignore
    const parole = await this.testi.di('spese', found.slice(0, args.first));
    return { momento, momenti, totale, ...connectionOf(found, args.first, (one) => spesaVista(one, nome(one.scope), parole)) }; // prettier-ignore
  }

  /** The lines in the log of the ATS, each with the event of the member that it is a copy of. */
  async righe(ctx: RequestContext, args: ConsolidatoDettaglioArgs): Promise<ConsolidatoRighe> {
    const models = [righeRendiconto, rendiconti, rendicontatoMensile];
    const { first, quando } = args;
    const { momento, found, totale, nomi, testate } = await this.letture.leggi(
      ctx,
      quando,
      [...models, ...NOMI],
      async (reader, now) => ({
        // prettier-ignore
        ...{ momento: now, nomi: await nomiDi(reader), found: await righeDi(reader, args) },
        testate: new Map((await reader.where(rendiconti, {})).map(({ key, row }) => [key, row])),
        totale: (await totaliRendicontati(reader, args, ctx.perimetro)).totale,
      }),
    );
    const page = found.slice(0, first);
    const nodes = page.map(({ key, row }) => {
      const { rendicontoId, progettoId, consorzio, spesaId, mese, tipo, inseritaIl, rettificaDi, origine } = row;
      const { quotaCentesimi, nonAmmessiCentesimi } = row;
      const testata = testate.get(rendicontoId);
      return {
        ...{ id: key, rendicontoId, rendiconto: testata?.titolo ?? rendicontoId, stato: testata?.stato ?? '' },
        ...{ progettoId, consorzio, denominazione: nomi.get(consorzio) ?? consorzio, spesaId, mese, tipo, inseritaIl },
        ...{ quotaCentesimi, nonAmmessiCentesimi, rettificaDi, ...origine },
      };
    });
    if (!args.after && found.length <= first) {
      const parti = page.map(({ row }) => ({ numero: 1, quotaCentesimi: row.quotaCentesimi, nonAmmessiCentesimi: row.nonAmmessiCentesimi })); // prettier-ignore
      assertQuadra('rendicontato, righe', { ...totale }, parti);
    }
    return {
      ...{ momento, totale, edges: nodes.map((node) => ({ cursor: node.id, node })) },
      pageInfo: { hasNextPage: found.length > first, endCursor: page.at(-1)?.key ?? null },
    };
  }
}

const saldiDi = (row: SaldiSpese): SaldiSpese =>
  Object.fromEntries(MISURE_SPESE.map((misura) => [misura, row[misura]])) as SaldiSpese;

function movimentoOf({ position, row }: SharedFound<RigaSpeseMensili>) {
  const { evento, spesaId, variazione } = row;
  const { eventId, tipo, registratoIl } = evento;
  return { posizione: position, eventoId: eventId, tipo, registratoIl, spesaId, variazione, saldo: saldiDi(row) };
}

/** Each balance is the one before it and what the event moved; the newest is the total, the first rests on nothing. */
function assertMovimenti(
  newestFirst: readonly SharedFound<RigaSpeseMensili>[],
  isWhole: boolean,
  totale: SaldiSpese | undefined,
): void {
  newestFirst.forEach(({ row }, index) => {
    const prima = newestFirst[index + 1]?.row ?? (isWhole ? SALDI_SPESE_NULLI : null);
    if (prima) assertQuadra('movimenti', { ...saldiDi(row) }, [{ ...saldiDi(prima) }, { ...row.variazione }]);
  });
  if (totale) assertQuadra('movimenti, totale', { ...totale }, newestFirst.slice(0, 1).map(({ row }) => ({ ...saldiDi(row) }))); // prettier-ignore
}
