import {
  SALDI_RENDICONTATI_NULLI,
  SALDI_SPESE_NULLI,
  sommaRendicontati,
  sommaSpese,
  type SaldiRendicontati,
  type SaldiSpese,
} from '@consorzi/projections/ats';

import type { ConsolidatoAlMomento } from './consolidato.types.js';
import type { PartnerDelConsolidato, PianiDelGiorno } from './partner-del-consolidato.js';
import { assertQuadra } from './quadra.js';
import type { TotaliCondivisi } from './totali-condivisi.js';
import type { TotaliRendicontati } from './totali-rendicontati.js';

/** A partner in a project. `condiviso` is there where the partner shares the expenses of the project now. */
interface Parte {
  readonly progettoId: string;
  readonly partner: string;
  readonly condivide: boolean;
  readonly condiviso: SaldiSpese | null;
  readonly rendicontato: SaldiRendicontati;
  readonly previstoCentesimi: number;
}

/** Lays what is shared, what was reported and what was planned beside each other, and adds up each of them. */
export function consolida(
  condiviso: TotaliCondivisi,
  rendicontato: TotaliRendicontati,
  piani: PianiDelGiorno,
): Omit<ConsolidatoAlMomento, 'momento' | 'momenti' | 'giorno'> {
  const incrocio = incroci(condiviso, rendicontato, piani);
  const previstoCentesimi = [...piani.previsti.values()].reduce((sum, one) => sum + one, 0);
  const perProgetto = progettiDi(incrocio, piani);
  const perPartner = partnerDi(incrocio, piani);
  const perMese = [...new Set([...condiviso.mesi.keys(), ...rendicontato.mesi.keys()])].sort().map((mese) => ({
    ...{ mese, condiviso: condiviso.mesi.get(mese) ?? SALDI_SPESE_NULLI },
    rendicontato: rendicontato.mesi.get(mese) ?? SALDI_RENDICONTATI_NULLI,
  }));
  for (const [nome, parti] of Object.entries({ incrocio, perProgetto, perPartner, perMese })) {
    const shared = parti.map((one) => one.condiviso ?? SALDI_SPESE_NULLI);
    assertQuadra(`condiviso, ${nome}`, { ...condiviso.totale }, shared);
    assertQuadra(`rendicontato, ${nome}`, { ...rendicontato.totale }, parti.map((one) => one.rendicontato)); // prettier-ignore
  }
  for (const [nome, parti] of Object.entries({ incrocio, perProgetto, perPartner })) {
    assertQuadra(`previsto, ${nome}`, { previstoCentesimi }, parti.map((one) => ({ previstoCentesimi: one.previstoCentesimi }))); // prettier-ignore
  }
  const { totale } = condiviso;
  return { condiviso: totale, rendicontato: rendicontato.totale, previstoCentesimi, perProgetto, perPartner, perMese, incrocio }; // prettier-ignore
}

/** Every pair of which anything is known, in the order of project and partner. */
function incroci(condiviso: TotaliCondivisi, rendicontato: TotaliRendicontati, { previsti }: PianiDelGiorno): Parte[] {
  const keys = new Set([
    ...[...condiviso.condivisi, ...condiviso.parti.keys()],
    ...[...rendicontato.parti.keys(), ...previsti.keys()],
  ]);
  return [...keys].sort().map((key) => {
    const cut = key.indexOf('/');
    const condivide = condiviso.condivisi.has(key);
    return {
      ...{ progettoId: key.slice(0, cut), partner: key.slice(cut + 1), condivide },
      condiviso: condiviso.parti.get(key) ?? (condivide ? SALDI_SPESE_NULLI : null),
      rendicontato: rendicontato.parti.get(key) ?? SALDI_RENDICONTATI_NULLI,
      previstoCentesimi: previsti.get(key) ?? 0,
    };
  });
}

function progettiDi(
  incrocio: readonly Parte[],
  { progetti, elencati, soloRendiconti }: PianiDelGiorno,
): ConsolidatoAlMomento['perProgetto'] {
  const known = new Map(progetti.map(({ key, row }) => [key, row]));
  const byId = gruppi(incrocio, ({ progettoId }) => progettoId);
  return [...new Set([...elencati, ...byId.keys()])]
    .map((progettoId) => {
      const progetto = known.get(progettoId);
      const { condiviso, ...sums } = sommaDi(byId.get(progettoId) ?? []);
      return {
        ...{ progettoId, titolo: progetto?.titolo ?? progettoId, cup: progetto?.cup ?? null },
        ...{ ...sums, condiviso: condiviso ?? SALDI_SPESE_NULLI, soloRendiconti: soloRendiconti.has(progettoId) },
      };
    })
    .sort((a, b) => a.titolo.localeCompare(b.titolo, 'it'));
}

/** Who shares nothing is named with no sum: nothing is not the same as nothing known. */
function partnerDi(
  incrocio: readonly Parte[],
  { partner, nomeDi }: PianiDelGiorno,
): ConsolidatoAlMomento['perPartner'] {
  const byId = gruppi(incrocio, (one) => one.partner);
  const unknown = (id: string): PartnerDelConsolidato => ({ partner: id, consorzio: id, denominazione: nomeDi(id), membro: false }); // prettier-ignore
  return [...new Set([...partner.keys(), ...byId.keys()])]
    .map((id) => {
      const parti = byId.get(id) ?? [];
      return { ...(partner.get(id) ?? unknown(id)), condivide: parti.some((one) => one.condivide), ...sommaDi(parti) };
    })
    .sort((a, b) => a.denominazione.localeCompare(b.denominazione, 'it'));
}

function gruppi(incrocio: readonly Parte[], of: (parte: Parte) => string): ReadonlyMap<string, readonly Parte[]> {
  const found = new Map<string, Parte[]>();
  for (const one of incrocio) {
    const own = found.get(of(one));
    if (own) own.push(one);
    else found.set(of(one), [one]);
  }
  return found;
}

function sommaDi(parti: readonly Parte[]) {
  const condivisi = parti.flatMap(({ condiviso }) => (condiviso ? [condiviso] : []));
  return {
    condiviso: condivisi.length > 0 ? sommaSpese(SALDI_SPESE_NULLI, ...condivisi) : null,
    rendicontato: sommaRendicontati(SALDI_RENDICONTATI_NULLI, ...parti.map(({ rendicontato }) => rendicontato)),
    previstoCentesimi: parti.reduce((sum, one) => sum + one.previstoCentesimi, 0),
  };
}
