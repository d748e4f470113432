import { createContext, useContext } from 'react';

import type { Consorzio, Io } from '../tenancy/index.js';

/** The consortium that the URL names, as the signed-in person may use it. */
export interface ScopeCorrente {
  readonly io: Io;
  readonly consorzio: Consorzio;
  readonly scope: string;
}

export const ScopeContext = createContext<ScopeCorrente | null>(null);

/** @throws Error outside the pages of a consortium. */
export function useScope(): ScopeCorrente {
  const current = useContext(ScopeContext);
  if (!current) throw new Error('no consortium here: the route names none');
  return current;
}
