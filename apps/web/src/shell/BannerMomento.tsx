import { useState } from 'react';
import { Link, useLocation } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { useDate } from '../ui/date.js';
import { Icona } from '../ui/Icona.js';
import { useMomento } from './momento.js';
import { DialogoMomento } from './SceltaMomento.js';

/** The past is never mistaken for the present: said at the top of every page, and always in sight. */
export function BannerMomento() {
  const t = useTesto();
  const { quando } = useMomento();
  const { pathname, state } = useLocation();
  const date = useDate();
  const [aperta, setAperta] = useState(false);
  if (quando === null) return null;
  const etichetta = (state as { etichetta?: string } | null)?.etichetta;
  const testo =
    'al' in quando
      ? t('momento.bannerData', { quando: date.istante(quando.al) })
      : t('momento.bannerPosizione', { posizione: quando.posizione, etichetta: etichetta ? `, ${etichetta}` : '' });
  return (
    <div className="momento-banner" role="status">
      <div className="container-xxl">
        <p className="mb-0">
          <Icona nome="orologio" /> <strong>{testo}</strong> {t('momento.solaLettura')}
        </p>
        <div className="momento-azioni non-stampare">
          <Bottone tono="outline-primary" size="xs" onClick={() => setAperta(true)}>
            {t('momento.cambia')}
          </Bottone>
          <Link className="btn btn-primary btn-xs" to={pathname}>
            {t('momento.ora')}
          </Link>
        </div>
      </div>
      {aperta && <DialogoMomento onChiudi={() => setAperta(false)} />}
    </div>
  );
}
