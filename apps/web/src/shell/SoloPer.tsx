import { Outlet } from 'react-router';

import type { TipoScope } from '../tenancy/index.js';
import { NonTrovata } from './NonTrovata.js';
import { useScope } from './scope.js';

/** The pages that only a consortium has, or only an ATS: in the other they do not exist. */
export function SoloPer({ tipo }: { tipo: TipoScope }) {
  const { consorzio } = useScope();
  return consorzio.tipo === tipo ? <Outlet /> : <NonTrovata />;
}
