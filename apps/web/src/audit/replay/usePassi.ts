import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

import { useLettura } from '../../graphql/index.js';
import { useScope } from '../../shell/scope.js';
import { attoVicino, filtriOf, parametriOf, vistaOf, type Azione, type Vista } from './passi.js';
import { REGISTRO, type FiltriRegistro, type VariabiliRegistro, type VoceRegistro } from './replay.queries.js';

/** An act may have made many events: the next one is looked for among so many. */
const OF_ACTS = 100;

export interface Passi {
  readonly vista: Vista;
  readonly filtri: FiltriRegistro | null;
  /** The event stood on; undefined while the first one is coming, null where nothing suits the filters. */
  readonly corrente: VoceRegistro | null | undefined;
  /** Undefined while it is not known yet, null where there is none. */
  readonly prossima: VoceRegistro | null | undefined;
  readonly precedente: VoceRegistro | null | undefined;
  /** The event stood on is the one of the address; otherwise it is the one before, shown until that one comes. */
  readonly fermo: boolean;
  readonly errore: unknown;
  vai(posizione: number): void;
  mostra(filtri: Partial<Pick<Vista, 'generi' | 'personaId'>>): void;
  fai(azione: Exclude<Azione, 'gira'>): Promise<void>;
  /** To the last event recorded by an instant. */
  allaData(al: Date): Promise<void>;
}

/**
 * The steps through a log up to its position `ultima`: the position stands in the address, the events beside it come
 * from the cache when their turn comes.
 */
export function usePassi(ultima: number): Passi {
  const [search, setSearch] = useSearchParams();
  const { scope } = useScope();
  const client = useApolloClient();
  const vista = useMemo(() => vistaOf(search), [search]);
  const filtri = useMemo(() => filtriOf(vista), [vista]);
  const quando = useMemo(() => ({ posizione: ultima }), [ultima]);

  const passo = Math.min(vista.passo ?? 0, ultima);
  const daQui = useLettura(REGISTRO, { ...antichi(passo - 1, 2), filtri }, { quando });
  // Beyond the last event that suits, the last one is stood on.
  const vuoto = daQui.dati?.registro.edges.length === 0;
  const finale = useLettura(REGISTRO, { ...recenti(null, 1), filtri }, { quando, salta: !vuoto });
  const letta = vuoto
    ? finale.dati && (finale.dati.registro.edges[0]?.node ?? null)
    : daQui.dati?.registro.edges[0]?.node;
  const corrente = useUltima(letta);
  const fermo = letta !== undefined;
  const qui = corrente?.fatto.posizione ?? null;
  const prima = useLettura(REGISTRO, { ...recenti(qui, 1), filtri }, { quando, salta: qui === null });

  const chiedi = useCallback(
    async (variabili: Omit<VariabiliRegistro, 'scope' | 'quando'>) => {
      const { data } = await client.query({ query: REGISTRO, variables: { ...variabili, scope, quando } });
      return (data?.registro.edges ?? []).map(({ node }) => node);
    },
    [client, scope, quando],
  );
  const prossima = daQui.dati && (daQui.dati.registro.edges[1]?.node ?? null);
  const dopo = prossima?.fatto.posizione;
  useEffect(() => {
    if (dopo !== undefined) chiedi({ ...antichi(dopo - 1, 2), filtri }).catch(() => undefined);
  }, [dopo, chiedi, filtri]);

  const vai = (posizione: number) => setSearch(parametriOf({ ...vista, passo: posizione }), { replace: true });
  const precedente = fermo ? prima.dati && (prima.dati.registro.edges[0]?.node ?? null) : undefined;
  const at = fermo && qui !== null ? qui : passo;
  const primo = async (variabili: Omit<VariabiliRegistro, 'scope' | 'quando'>, nota?: VoceRegistro | null) => {
    const voce = nota === undefined ? (await chiedi(variabili))[0] : nota;
    if (voce) vai(voce.fatto.posizione);
  };
  const atto = async (verso: 'dopo' | 'prima') => {
    const variabili = verso === 'dopo' ? antichi(at, OF_ACTS) : recenti(at, OF_ACTS);
    const found = attoVicino(
      await chiedi({ ...variabili, filtri: { ...filtri, conAtto: true } }),
      fermo ? (corrente?.commandId ?? null) : null,
      verso,
    );
    if (found !== null) vai(found);
  };
  return {
    ...{ vista, filtri, corrente, prossima, precedente, fermo, vai },
    errore: daQui.errore ?? finale.errore ?? prima.errore,
    mostra: (scelti) => setSearch(parametriOf({ ...vista, passo: qui ?? passo, ...scelti }), { replace: true }),
    fai: async (azione) => {
      // Mostly it is in the cache already; who is quicker than the answers is not held up.
      if (azione === 'avanti') await primo({ ...antichi(at, 1), filtri }, prossima);
      if (azione === 'indietro') await primo({ ...recenti(at, 1), filtri }, precedente);
      if (azione === 'inizio') await primo({ ...antichi(null, 1), filtri });
      if (azione === 'fine') await primo({ ...recenti(null, 1), filtri });
      if (azione === 'attoDopo') await atto('dopo');
      if (azione === 'attoPrima') await atto('prima');
    },
    allaData: async (al) => {
      const [voce] = await chiedi({ ...recenti(null, 1), filtri: { ...filtri, al: al.toISOString() } });
      if (voce) vai(voce.fatto.posizione);
      else await primo({ ...antichi(null, 1), filtri });
    },
  };
}

const antichi = (after: number | null, first: number) => ({ ordine: 'antichi' as const, first, after: cursore(after) });
const recenti = (after: number | null, first: number) => ({ ordine: 'recenti' as const, first, after: cursore(after) });
const cursore = (after: number | null): string | null => (after === null || after < 0 ? null : String(after));

/** The last value that was there: while the next one is coming, the page shows the one before. */
export function useUltima<T>(valore: T | undefined): T | undefined {
  const [ultima, setUltima] = useState(valore);
  if (valore !== undefined && valore !== ultima) setUltima(valore);
  return valore === undefined ? ultima : valore;
}
