import { Link, Outlet, useLocation } from 'react-router';

import { useTesto, type MessageId } from '../messages/index.js';
import { Avviso } from '../ui/Avviso.js';
import { useMomento } from './momento.js';
import { Pagina } from './Pagina.js';

/** Pages of work in preparation, which leaves nothing in the log until it is accepted: they have no past to show. */
export function SoloAdesso({ titolo }: { titolo: MessageId }) {
  const t = useTesto();
  const { pathname } = useLocation();
  const { passato } = useMomento();
  if (!passato) return <Outlet />;
  return (
    <Pagina titolo={t(titolo)}>
      <Avviso tono="info">
        {t('momento.soloAdesso')} <Link to={pathname}>{t('momento.ora')}</Link>
      </Avviso>
    </Pagina>
  );
}
