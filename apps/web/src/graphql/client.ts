import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';

import { isSignedOut } from './problema.js';

/**
 * One client for the whole visit. Objects are not shared between answers: the same piano read at two moments is two
 * different things under one id, and a cache by id would show the one in place of the other.
 */
export function createClient(onSignedOut: () => void): ApolloClient {
  const signedOut = new ErrorLink(({ error }) => {
    if (isSignedOut(error)) onSignedOut();
  });
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
  });
  return new ApolloClient({
    link: ApolloLink.from([signedOut, http]),
    cache: new InMemoryCache({ dataIdFromObject: () => undefined }),
  });
}
