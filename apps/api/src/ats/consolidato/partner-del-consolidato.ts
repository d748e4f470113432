import { pianoDal } from '@consorzi/domain/ats';
import { ats, nomiDeiMembri, progetti, vigentiAlla, type RigaProgetto } from '@consorzi/projections/ats';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { parteKey } from './totali-condivisi.js';

/** Who stands in the consolidated view. `partner`: the slug of a consortium's scope, or the name of a body outside. */
export interface PartnerDelConsolidato {
  readonly partner: string;
  readonly consorzio: string | null;
  readonly denominazione: string;
  readonly membro: boolean;
}

/** The projects of an ATS as the plans of a day have them; keys of `previsti` are `<progettoId>/<partner>`. */
export interface PianiDelGiorno {
  readonly progetti: readonly Found<RigaProgetto>[];
  readonly partner: ReadonlyMap<string, PartnerDelConsolidato>;
  readonly previsti: ReadonlyMap<string, number>;
  /** For those who are in the sums without being in a plan or among the members of the day. */
  nomeDi(consorzio: string): string;
}

/** Members of the day and partners of the projects, each once. Of one project: its partners alone. */
export async function pianiDelGiorno(own: Reader, giorno: string, progettoId?: string | null): Promise<PianiDelGiorno> {
  const rete = (await own.one(ats, own.scope))?.row;
  const all = progettoId ? [await own.one(progetti, progettoId)] : await own.where(progetti, {});
  const found = all.flatMap((one) => (one ? [one] : []));
  const nomi = rete ? nomiDeiMembri(rete) : new Map<string, string>();
  const nomeDi = (consorzio: string) => nomi.get(consorzio) ?? consorzio;
  const membri = new Set(rete ? vigentiAlla(rete.membri, giorno).map(({ consorzio }) => consorzio) : []);
  const partner = new Map<string, PartnerDelConsolidato>();
  const previsti = new Map<string, number>();
  for (const consorzio of progettoId ? [] : membri) {
    partner.set(consorzio, { partner: consorzio, consorzio, denominazione: nomeDi(consorzio), membro: true });
  }
  for (const { key, row } of found) {
    const chi = new Map<string, string>();
    for (const one of row.partner) {
      const is =
        one.tipo === 'membro'
          ? { partner: one.consorzio, consorzio: one.consorzio, denominazione: nomeDi(one.consorzio) }
          : { partner: `esterno/${one.denominazione}`, consorzio: null, denominazione: one.denominazione };
      chi.set(one.partnerId, is.partner);
      partner.set(is.partner, { ...is, membro: is.consorzio !== null && membri.has(is.consorzio) });
    }
    for (const { partnerId, centesimi } of pianoDal(row.piani, giorno)?.piano.quote ?? []) {
      const parte = parteKey(key, chi.get(partnerId) ?? partnerId);
      previsti.set(parte, (previsti.get(parte) ?? 0) + centesimi);
    }
  }
  return { progetti: found, partner, previsti, nomeDi };
}
