import { Card, CardBody, CardText, CardTitle } from 'design-react-kit';
import { useEffect } from 'react';
import { Link, Navigate } from 'react-router';

import { useParola, useTesto } from '../messages/index.js';
import { MIEI_DATI, type Io } from '../tenancy/index.js';
import { Vuoto } from '../ui/Vuoto.js';
import { Esci } from './Testata.js';

/** Straight in where there is one consortium; a choice where there are several. */
export function SceltaConsorzio({ io }: { io: Io }) {
  const t = useTesto();
  const parola = useParola();
  useEffect(() => {
    document.title = `${t('consorzio.scelta')} - ${t('app.nome')}`;
  }, [t]);
  if (io.consorzi.length === 1) return <Navigate to={`/${io.consorzi[0]!.scope}`} replace />;
  return (
    <main className="benvenuto">
      <div className="benvenuto-riquadro benvenuto-largo">
        <p className="occhiello">{t('app.nome')}</p>
        <h1>{t('consorzio.scelta')}</h1>
        {io.consorzi.length === 0 ? (
          <Vuoto icona="ente" titolo={t('consorzio.nessuno')}>
            <p>{t('consorzio.nessunoTesto')}</p>
            <p>
              <a href={MIEI_DATI} download>
                {t('dati.scaricaMiei')}
              </a>
            </p>
            <div className="scelta-esci">
              <Esci />
            </div>
          </Vuoto>
        ) : (
          <div className="griglia">
            {io.consorzi.map(({ scope, tipo, denominazione, ruoli }) => (
              <Card key={scope} rounded shadow="sm" className="p-3">
                <CardBody>
                  <CardTitle tag="h2" className="h5">
                    <Link to={`/${scope}`} className="stretched-link">
                      {denominazione}
                    </Link>
                  </CardTitle>
                  {tipo === 'ats' && <CardText className="mb-1">{t('ats.occhiello')}</CardText>}
                  <CardText>{ruoli.map((ruolo) => parola('ruolo', ruolo)).join(', ')}</CardText>
                </CardBody>
              </Card>
            ))}
          </div>
        )}
      </div>
    </main>
  );
}
