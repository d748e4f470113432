import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { CampoTesto } from '../../ui/Campo.js';

const MESE = { type: 'month', pattern: '\\d{4}-(0[1-9]|1[0-2])' } as const;

/** The ZIP of a project's evidence, for its page: all months, or some. */
export function DossierDelProgetto({ progettoId }: { progettoId: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const [dal, setDal] = useState('');
  const [al, setAl] = useState('');
  const mesi = new URLSearchParams({ ...(dal && { dal }), ...(al && { al }) }).toString();
  return (
    <section className="mt-5 non-stampare" aria-labelledby="dossier">
      <h2 id="dossier" className="h4">
        {t('fascicolo.dossier')}
      </h2>
      <p>{t('fascicolo.dossierTesto')}</p>
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('fascicolo.dossierDal')} {...MESE} value={dal} onChange={setDal} />
        <CampoTesto etichetta={t('fascicolo.dossierAl')} {...MESE} min={dal} value={al} onChange={setAl} />
      </div>
      <a className="btn btn-outline-primary" href={`/api/dossier/${scope}/${progettoId}${mesi && `?${mesi}`}`} download>
        {t('fascicolo.dossierScarica')}
      </a>
    </section>
  );
}
