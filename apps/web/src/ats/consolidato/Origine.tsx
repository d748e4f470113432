import { Link } from 'react-router';

import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';

/**
 * Where in the member's register an event stands; a link for who may open that register, who is of the member too. The
 * moment stays behind: a position of the ATS's log means nothing there.
 */
export function Origine({ consorzio, posizione }: { consorzio: string; posizione: number }) {
  const t = useTesto();
  const { io } = useScope();
  const apribile = io.consorzi.find(({ scope }) => scope === consorzio)?.permessi.includes('audit.leggi');
  const detto = t('rendiconti.posizione', { posizione });
  return apribile ? <Link to={`/${consorzio}/registro/${posizione}`}>{detto}</Link> : <>{detto}</>;
}
