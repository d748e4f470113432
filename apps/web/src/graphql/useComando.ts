import { gql, type DocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';

import { useScope } from '../shell/scope.js';
import type { Comandi, NomeComando } from './comandi.js';
import {
  mutationText,
  type ComandoEseguito,
  type ConflittoDiRevisione,
  type EsitoComando,
  type RegolaViolata,
} from './esito-comando.js';
import { isUnanswered } from './problema.js';

export type StatoComando =
  | { readonly fase: 'pronto' }
  | { readonly fase: 'inCorso' }
  | { readonly fase: 'rifiutato'; readonly regola: RegolaViolata }
  | { readonly fase: 'conflitto'; readonly conflitto: ConflittoDiRevisione }
  | { readonly fase: 'guasto'; readonly errore: unknown };

export interface Comando<N extends NomeComando> {
  readonly stato: StatoComando;
  readonly inCorso: boolean;
  /** Sends the command; gives its result, or null where it was not carried out (then `stato` says why). */
  readonly esegui: (campi: Comandi[N], revisioneLetta?: number) => Promise<ComandoEseguito | null>;
  readonly azzera: () => void;
}

export interface Scelte {
  /** False where the page is left as soon as the command is carried out: the next one reads for itself. */
  readonly rileggi?: boolean;
}

/** Until the read models show a command that was only just recorded, they are asked once more. */
const LATER_MS = 2_500;

/**
 * One mutation: its own id, its typed outcome, the screens read again after it. While no answer has come the same
 * command sent again keeps its id, so that it is carried out once; anything else is a new command.
 */
export function useComando<N extends NomeComando>(nome: N, scelte: Scelte = {}): Comando<N> {
  const client = useApolloClient();
  const { scope } = useScope();
  const { rileggi = true } = scelte;
  const [stato, setStato] = useState<StatoComando>({ fase: 'pronto' });
  const unanswered = useRef<{ readonly body: string; readonly commandId: string } | null>(null);

  const esegui = useCallback(
    async (campi: Comandi[N], revisioneLetta?: number): Promise<ComandoEseguito | null> => {
      const fields = { ...campi, scope, ...(revisioneLetta !== undefined && { expectedRevision: revisioneLetta }) };
      const body = JSON.stringify(fields);
      const sent = unanswered.current?.body === body ? unanswered.current : { body, commandId: crypto.randomUUID() };
      unanswered.current = sent;
      setStato({ fase: 'inCorso' });
      try {
        const { data } = await client.mutate<{ esito: EsitoComando }>({
          mutation: documentOf(nome),
          variables: { input: { ...fields, commandId: sent.commandId } },
          fetchPolicy: 'no-cache',
        });
        unanswered.current = null;
        const esito = data!.esito;
        // At work until its result is on the screen: nobody presses twice meanwhile.
        if (esito.__typename === 'ComandoEseguito' && rileggi) await readAgain(client);
        setStato(statoAfter(esito));
        if (esito.__typename !== 'ComandoEseguito') return null;
        if (!esito.visibile) setTimeout(() => void readAgain(client), LATER_MS);
        return esito;
      } catch (errore) {
        if (!isUnanswered(errore)) unanswered.current = null;
        setStato({ fase: 'guasto', errore });
        return null;
      }
    },
    [client, nome, rileggi, scope],
  );

  const azzera = useCallback(() => setStato({ fase: 'pronto' }), []);
  return { stato, inCorso: stato.fase === 'inCorso', esegui, azzera };
}

function statoAfter(esito: EsitoComando): StatoComando {
  switch (esito.__typename) {
    case 'ComandoEseguito':
      return { fase: 'pronto' };
    case 'RegolaViolata':
      return { fase: 'rifiutato', regola: esito };
    case 'ConflittoDiRevisione':
      return { fase: 'conflitto', conflitto: esito };
  }
}

/** A screen that cannot be read again keeps what it shows and says so itself: the command stands. */
async function readAgain(client: ReturnType<typeof useApolloClient>): Promise<void> {
  await client.refetchQueries({ include: 'active' }).catch(() => undefined);
}

const documents = new Map<NomeComando, DocumentNode>();

function documentOf(nome: NomeComando): DocumentNode {
  const known = documents.get(nome) ?? gql(mutationText(nome));
  documents.set(nome, known);
  return known;
}
