import { pianoDal } from '@consorzi/domain/ats';
import { dentro, type Lettura } from '@consorzi/domain/tenancy';
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
  /** Those that are told whatever they come to: of one partner the ones that it takes part in. */
  readonly elencati: ReadonlySet<string>;
  /** Those of which who asks may read some rendiconti and nothing else: neither plans nor what is shared. */
  readonly soloRendiconti: ReadonlySet<string>;
  readonly partner: ReadonlyMap<string, PartnerDelConsolidato>;
  readonly previsti: ReadonlyMap<string, number>;
  /** For those who are in the sums without being in a plan or among the members of the day. */
  nomeDi(consorzio: string): string;
}

/** What of the plans is asked for; `perimetro` is what of them may be read. */
export interface PianiChiesti {
  readonly giorno: string;
  readonly progettoId?: string | null | undefined;
  readonly consorzio?: string | null | undefined;
  readonly perimetro: Lettura;
}

/** Members of the day and partners of the projects, each once. Of one project, or of a perimeter: its partners alone. */
export async function pianiDelGiorno(own: Reader, chiesti: PianiChiesti): Promise<PianiDelGiorno> {
  const { giorno, progettoId, consorzio: chiesto, perimetro } = chiesti;
  const rete = (await own.one(ats, own.scope))?.row;
  const all = progettoId ? [await own.one(progetti, progettoId)] : await own.where(progetti, {});
  const found = all.flatMap((one) => (one ? [one] : []));
  const nomi = rete ? nomiDeiMembri(rete) : new Map<string, string>();
  const nomeDi = (consorzio: string) => nomi.get(consorzio) ?? consorzio;
  const membri = new Set(rete ? vigentiAlla(rete.membri, giorno).map(({ consorzio }) => consorzio) : []);
  const isMeant = (consorzio: string | null) => !chiesto || consorzio === chiesto;
  const partner = new Map<string, PartnerDelConsolidato>();
  const previsti = new Map<string, number>();
  const elencati = new Set<string>();
  for (const consorzio of progettoId || perimetro !== 'tutto' ? [] : [...membri].filter(isMeant)) {
    partner.set(consorzio, { partner: consorzio, consorzio, denominazione: nomeDi(consorzio), membro: true });
  }
  for (const { key, row } of found) {
    const chi = new Map<string, PartnerDelConsolidato>();
    for (const one of row.partner) {
      const is =
        one.tipo === 'membro'
          ? { partner: one.consorzio, consorzio: one.consorzio, denominazione: nomeDi(one.consorzio) }
          : { partner: `esterno/${one.denominazione}`, consorzio: null, denominazione: one.denominazione };
      if (!isMeant(is.consorzio)) continue;
      const whole = { ...is, membro: is.consorzio !== null && membri.has(is.consorzio) };
      chi.set(one.partnerId, whole);
      partner.set(is.partner, whole);
    }
    if (!chiesto || chi.size > 0) elencati.add(key);
    for (const { partnerId, centesimi } of pianoDal(row.piani, giorno)?.piano.quote ?? []) {
      if (chiesto && !chi.has(partnerId)) continue;
      const parte = parteKey(key, chi.get(partnerId)?.partner ?? partnerId);
      previsti.set(parte, (previsti.get(parte) ?? 0) + centesimi);
    }
  }
  const parziali = found.filter(({ key }) => !dentro(perimetro, { tipo: 'delProgetto', progettoId: key }));
  const soloRendiconti = new Set(parziali.map(({ key }) => key));
  return { progetti: found, elencati, soloRendiconti, partner, previsti, nomeDi };
}
