import type {
  Condiviso,
  Consolidato,
  DelMese,
  DelPartner,
  DelProgetto,
  Incrocio,
  Misure,
} from './consolidato.queries.js';

const NIENTE: Misure['rendicontato'] = { numero: 0, quotaCentesimi: 0, nonAmmessiCentesimi: 0 };

/** `fuori`: what is planned and shared is not for who asks, or not of the platform; that is no zero, and no refusal. */
type Mostrato<T extends Misure> = Omit<T, 'previstoCentesimi'> & {
  readonly condiviso: Condiviso | null;
  readonly previstoCentesimi: number | null;
  readonly fuori: boolean;
};

export interface Filtrato {
  readonly perProgetto: readonly Mostrato<DelProgetto>[];
  readonly perPartner: readonly Mostrato<DelPartner>[];
  readonly perMese: readonly (DelMese & { readonly fuori: boolean })[];
  readonly incrocio: readonly Mostrato<Incrocio>[];
  readonly totale: Mostrato<Misure>;
}

/**
 * What was answered, of one partner alone where one is chosen: its part of each project, as the answer crosses them. To
 * who audits rendiconti and not their projects, without what only the projects could tell.
 */
export function filtrato(tutto: Consolidato, partner: string): Filtrato {
  const parziali = new Set(tutto.perProgetto.flatMap((uno) => (uno.soloRendiconti ? [uno.progettoId] : [])));
  const suo = partner === '' ? tutto : tutto.perPartner.find((uno) => uno.partner === partner);
  const incrocio = tutto.incrocio.filter((una) => partner === '' || una.partner === partner);
  const progetti = tutto.perProgetto.flatMap((uno) => {
    if (partner === '') return [uno];
    const una = incrocio.find(({ progettoId }) => progettoId === uno.progettoId);
    return una ? [{ ...uno, condiviso: una.condiviso, rendicontato: una.rendicontato, previstoCentesimi: una.previstoCentesimi }] : []; // prettier-ignore
  });
  const soloParziali = (di: readonly { readonly progettoId: string }[]) =>
    di.length > 0 && di.every(({ progettoId }) => parziali.has(progettoId));
  const fuori = soloParziali(progetti);
  const del = (consorzio: string) => incrocio.filter((una) => una.partner === consorzio);
  return {
    perProgetto: progetti.map((uno) => mostrato(uno, parziali.has(uno.progettoId))),
    perPartner: tutto.perPartner
      .filter((uno) => partner === '' || uno.partner === partner)
      .map((uno) => ({ ...mostrato(uno, fuori || soloParziali(del(uno.partner))), ...(uno.consorzio === null && { fuori: true }) })), // prettier-ignore
    perMese: tutto.perMese.map((uno) => ({ ...uno, fuori, ...(fuori && { condiviso: null }) })),
    incrocio: incrocio.map((una) => mostrato(una, parziali.has(una.progettoId))),
    totale: mostrato(
      {
        condiviso: suo?.condiviso ?? null,
        rendicontato: suo?.rendicontato ?? NIENTE,
        previstoCentesimi: suo?.previstoCentesimi ?? 0,
      },
      fuori,
    ),
  };
}

const mostrato = <T extends Misure & { readonly previstoCentesimi: number }>(uno: T, fuori: boolean): Mostrato<T> => ({
  ...uno,
  fuori,
  ...(fuori && { condiviso: null, previstoCentesimi: null }),
});
