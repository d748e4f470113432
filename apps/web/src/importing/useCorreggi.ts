import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';

import { useScope } from '../shell/scope.js';
import { CORREGGI, PROPOSTA, SENZA_RIGA } from './importing.queries.js';
import type { Correzioni } from './proposta.types.js';

/** Saves corrections of a proposal, which is then shown as corrected. It is no command: a proposal has no history. */
export function useCorreggi(propostaId: string) {
  const client = useApolloClient();
  const { scope } = useScope();
  const [errore, setErrore] = useState<unknown>(null);
  const [inCorso, setInCorso] = useState(false);
  const correggi = useCallback(
    async (correzioni: Correzioni): Promise<boolean> => {
      setErrore(null);
      setInCorso(true);
      try {
        const input = { scope, commandId: crypto.randomUUID(), propostaId, ...correzioni };
        const { data } = await client.mutate({
          mutation: CORREGGI,
          variables: { input },
          fetchPolicy: 'no-cache',
          refetchQueries: [SENZA_RIGA],
        });
        client.writeQuery({ query: PROPOSTA, variables: { scope, propostaId }, data: { proposta: data!.proposta } });
        return true;
      } catch (error) {
        setErrore(error);
        return false;
      } finally {
        setInCorso(false);
      }
    },
    [client, propostaId, scope],
  );
  return { correggi, errore, inCorso };
}
