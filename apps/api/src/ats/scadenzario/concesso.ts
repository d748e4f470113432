import { Inject, Injectable } from '@nestjs/common';

import type { TipoCondiviso } from '@consorzi/domain/ats';
import { meseDi, meseDopo } from '@consorzi/domain/shared';
import { ats, condivisioni, mesiChiusi, SENZA_FINE, type RigaProgetto } from '@consorzi/projections/ats';
import type { Found, SharedReader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise } from '../../commands/letture-condivise.js';
import type { RequestContext } from '../../tenancy/index.js';

/** Months that are shared, `al` the last one (null: no end), from the first of all grants to the last. */
export interface MesiConcessi {
  readonly dal: string;
  readonly al: string | null;
}

/** What the members let the ATS read now, whatever moment is looked at. */
export interface Concesso {
  di(consorzio: string, progettoId: string, tipo: TipoCondiviso): MesiConcessi | null;
}

@Injectable()
export class Concessi {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
  ) {}

  /** Whether the scope is one of an ATS today: what it is does not change with the moment. */
  async isAts(ctx: RequestContext): Promise<boolean> {
    return this.letture.leggi(ctx, undefined, [ats], async (reader) => (await reader.one(ats, ctx.scope)) !== null);
  }

  async concesso(ctx: RequestContext): Promise<Concesso> {
    const read = { projections: [condivisioni], own: [] };
    const granted = new Map<string, MesiConcessi>();
    const rows = await this.condivise.leggi(ctx, undefined, read, (shared) => shared.where(condivisioni, {}));
    for (const { scope, row } of rows) {
      const key = `${scope}/${row.progettoId}/${row.tipo}`;
      const before = granted.get(key);
      const al = row.alMeseEscluso === SENZA_FINE ? null : meseDopo(row.alMeseEscluso, -1);
      granted.set(key, {
        dal: before && before.dal < row.dalMese ? before.dal : row.dalMese,
        al: !before ? al : before.al === null || al === null ? null : before.al > al ? before.al : al,
      });
    }
    return { di: (consorzio, progettoId, tipo) => granted.get(`${consorzio}/${progettoId}/${tipo}`) ?? null };
  }
}

/** Months enough to find those who are nearly up to date by a few rows each. */
const RECENTI = 12;

/** The last month that each member closed in the project, as far as it is shared; those who closed none are not there. */
export async function ultimiMesiChiusi(
  shared: SharedReader,
  progettoId: string,
  oggi: string,
): Promise<ReadonlyMap<string, string>> {
  const recent = await shared.ofProject(mesiChiusi, { progettoId, dal: meseDopo(meseDi(oggi), -RECENTI) });
  const known = ultimi(recent);
  const others = shared.scopes.filter((scope) => !known.has(scope));
  if (others.length === 0) return known;
  const all = await shared.ofProject(mesiChiusi, { progettoId });
  return ultimi(all);
}

function ultimi(rows: Awaited<ReturnType<SharedReader['ofProject']>>): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { scope, row } of rows) {
    const mese = row['mese'] as string;
    if ((last.get(scope) ?? '') < mese) last.set(scope, mese);
  }
  return last;
}

/** The days of a project: the first of its first plan, the last of its newest; null for whom its plans are not there. */
export function giorniDi({ row }: Found<RigaProgetto>): { readonly dal: string; readonly al: string } | null {
  const [primo, ultimo] = [row.piani[0], row.piani.at(-1)];
  return primo && ultimo ? { dal: primo.piano.dal, al: ultimo.piano.al } : null;
}

/** The days of which the closed months can be told: those of the project that are shared too. */
export function giorniVisti(
  { dal, al }: { readonly dal: string; readonly al: string },
  mesi: MesiConcessi,
): { readonly dal: string; readonly al: string } {
  const [primo, ultimo] = [`${mesi.dal}-01`, mesi.al === null ? al : `${mesi.al}-28`];
  return { dal: primo > dal ? primo : dal, al: ultimo < al ? ultimo : al };
}
