import { useQuery } from '@apollo/client/react';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';

import { useMomento } from '../shell/momento.js';
import { useScope } from '../shell/scope.js';

/** A query under way: what it gave so far, what went wrong, and how to ask again. */
export interface Letta<T> {
  readonly dati: T | undefined;
  readonly errore: unknown;
  readonly rileggi: () => void;
}

type Proprie<V> = Omit<V, 'scope' | 'quando'>;

interface Scelte {
  readonly quando?: ReturnType<typeof useMomento>['quando'];
  readonly salta?: boolean;
  /** Not kept: the page shows another part of the same answer, and of two parts the cache would keep the last. */
  readonly aParte?: boolean;
}

/**
 * A query of the consortium in the URL, at the moment in the URL (or at `quando`, where a page compares moments). What is
 * past cannot change: it is asked once.
 */
export function useLettura<T, V extends OperationVariables>(
  documento: TypedDocumentNode<T, V>,
  proprie: Proprie<V>,
  scelte: Scelte = {},
): Letta<T> {
  const { scope } = useScope();
  const momento = useMomento();
  const quando = scelte.quando === undefined ? momento.quando : scelte.quando;
  const { data, error, refetch } = useQuery<T, OperationVariables>(documento, {
    variables: { ...proprie, scope, quando },
    fetchPolicy: scelte.aParte ? 'no-cache' : quando === null ? 'cache-and-network' : 'cache-first',
    skip: scelte.salta ?? false,
  });
  return { dati: data as T | undefined, errore: error, rileggi: () => void refetch().catch(() => undefined) };
}
