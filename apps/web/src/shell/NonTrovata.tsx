import { useEffect } from 'react';
import { Link } from 'react-router';

import { useTesto } from '../messages/index.js';

export function NonTrovata() {
  const t = useTesto();
  useEffect(() => {
    document.title = `${t('nonTrovata.titolo')} - ${t('app.nome')}`;
  }, [t]);
  return (
    <div className="container-xxl my-5">
      <h1>{t('nonTrovata.titolo')}</h1>
      <p>{t('nonTrovata.testo')}</p>
      <Link className="btn btn-primary" to="/">
        {t('nonTrovata.inizio')}
      </Link>
    </div>
  );
}
