import { sommaDecimali, type RigaIndicatore, type Traguardo } from '@consorzi/domain/ats';
import type { RigaAvanzamento, RigaProgettoRecepito } from '@consorzi/projections/ats';

import type { PerAvanzamento } from './avanzamento-ats.queries.js';

type Cifra = Pick<RigaAvanzamento, 'traguardoId' | 'mese' | 'valore'>;

/** What was done by the deadline, from the start; the figure of a year counts at its December. */
const realizzato = (figure: readonly Cifra[], traguardoId: string, entro: string): string =>
  sommaDecimali(
    figure
      .filter((one) => one.traguardoId === traguardoId && one.mese <= entro.slice(0, 7))
      .map(({ valore }) => valore),
  );

/**
 * The indicators of a project as its ATS sees them. What is not shared is not known: a partner that does not share, or
 * the whole project while one that is expected to do a part does not, has no value, which is not zero.
 */
export function indicatoriDellAts(
  { progetto: { cup, partner }, piano, figure, condivisi }: PerAvanzamento,
  nomi: ReadonlyMap<string, string>,
): readonly RigaIndicatore[] {
  const visible = (partnerId: string) =>
    condivisi.has(partnerId) || partner.find((one) => one.partnerId === partnerId)?.tipo === 'esterno';
  const nomeDi = (partnerId: string | null): string => {
    const one = partner.find((other) => other.partnerId === partnerId);
    if (!one) return 'Intero progetto';
    return one.tipo === 'membro' ? (nomi.get(one.consorzio) ?? one.consorzio) : one.denominazione;
  };
  const figureDi = (partnerId: string) => (figure.get(partnerId) ?? []).map(({ row }) => row);
  const conta = ({ traguardoId, attesi }: Traguardo, partnerId: string | null, entro: string): string | null => {
    const named = new Set(attesi.flatMap((one) => one.partnerId ?? []));
    const concerned = named.size > 0 ? [...named] : partner.map((one) => one.partnerId);
    const whose = partnerId === null ? concerned : [partnerId];
    if (!whose.every(visible)) return null;
    const counted = partnerId === null ? partner.map((one) => one.partnerId) : whose;
    return realizzato(counted.flatMap(figureDi), traguardoId, entro);
  };
  return piano.traguardi.flatMap((traguardo) =>
    traguardo.attesi.map(({ partnerId, entro, valore }) => ({
      ...{ riferimento: traguardo.traguardoId, cup, indicatore: traguardo.titolo, unita: traguardo.unita },
      ...{ ente: nomeDi(partnerId), entro, atteso: valore, realizzato: conta(traguardo, partnerId, entro) },
    })),
  );
}

/** Of a consortium its own part alone: what is expected of the whole project is not expected of it. */
export function indicatoriDelConsorzio(
  { cup, partnerId, traguardi }: RigaProgettoRecepito,
  figure: readonly Cifra[],
  ente: string,
): readonly RigaIndicatore[] {
  return traguardi.flatMap(({ traguardoId, titolo, unita, attesi }) => {
    const suoi = attesi.filter((one) => one.partnerId === partnerId);
    return (suoi.length > 0 ? suoi : attesi).map(({ entro, valore }) => ({
      ...{ riferimento: traguardoId, cup, indicatore: titolo, unita, ente, entro },
      ...{ atteso: suoi.length > 0 ? valore : null, realizzato: realizzato(figure, traguardoId, entro) },
    }));
  });
}
