import type { Condiviso, Consolidato, Misure } from './consolidato.queries.js';

const NIENTE: Misure['rendicontato'] = { numero: 0, quotaCentesimi: 0, nonAmmessiCentesimi: 0 };

export interface Filtrato extends Pick<Consolidato, 'perProgetto' | 'perPartner' | 'incrocio'> {
  readonly totale: { readonly condiviso: Condiviso | null; readonly rendicontato: Misure['rendicontato']; readonly previstoCentesimi: number }; // prettier-ignore
}

/** What was answered, of one partner alone where one is chosen: its part of each project, as the answer crosses them. */
export function filtrato(tutto: Consolidato, partner: string): Filtrato {
  const { perProgetto, perPartner, incrocio, condiviso, rendicontato, previstoCentesimi } = tutto;
  if (partner === '') {
    return { perProgetto, perPartner, incrocio, totale: { condiviso, rendicontato, previstoCentesimi } };
  }
  const suo = perPartner.find((uno) => uno.partner === partner);
  const sue = incrocio.filter((una) => una.partner === partner);
  return {
    perPartner: suo ? [suo] : [],
    incrocio: sue,
    perProgetto: perProgetto.flatMap((uno) => {
      const una = sue.find(({ progettoId }) => progettoId === uno.progettoId);
      if (!una) return [];
      return {
        ...uno,
        condiviso: una.condiviso,
        rendicontato: una.rendicontato,
        previstoCentesimi: una.previstoCentesimi,
      };
    }),
    totale: {
      condiviso: suo?.condiviso ?? null,
      rendicontato: suo?.rendicontato ?? NIENTE,
      previstoCentesimi: suo?.previstoCentesimi ?? 0,
    },
  };
}
