import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

import type { MessageId } from '../messages/index.js';

/** What went wrong in words a person can act on: a sentence of ours, or the one that the server gave. */
export type Problema = { readonly messaggio: MessageId; readonly riprovabile: boolean; readonly dettaglio?: string };

const codesOf = (error: unknown): readonly unknown[] =>
  CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions?.['code']) : [];

export const isSignedOut = (error: unknown): boolean => codesOf(error).includes('NON_AUTENTICATO');

/** True where it is not known whether the server carried the request out: the same command is then sent again. */
export const isUnanswered = (error: unknown): boolean => !CombinedGraphQLErrors.is(error);

/** The sentences of the server are shown only for what it says on purpose: a code of ours, never a stack's message. */
const SPOKEN: readonly unknown[] = [
  'MOMENTO_NON_DISPONIBILE',
  'PROIEZIONE_IN_RITARDO',
  'ACCESSO_NON_REGISTRATO',
  'NON_TROVATO',
];

export function problemaOf(error: unknown): Problema {
  const codes = codesOf(error);
  if (codes.includes('NON_AUTENTICATO')) return { messaggio: 'problema.nonAutenticato', riprovabile: false };
  if (codes.includes('NON_PERMESSO')) return { messaggio: 'problema.nonPermesso', riprovabile: false };
  if (codes.some((code) => SPOKEN.includes(code)) && CombinedGraphQLErrors.is(error)) {
    return { messaggio: 'problema.lettura', riprovabile: true, dettaglio: error.errors[0]!.message };
  }
  if (codes.includes('BAD_USER_INPUT')) return { messaggio: 'problema.richiestaErrata', riprovabile: false };
  if (CombinedGraphQLErrors.is(error)) return { messaggio: 'problema.interno', riprovabile: true };
  if (ServerError.is(error) && error.statusCode === 403)
    return { messaggio: 'problema.nonPermesso', riprovabile: false };
  return { messaggio: 'problema.rete', riprovabile: true };
}
