import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ATS } from '../ats.queries.js';
import { CapofilaDelGiorno } from './CapofilaDelGiorno.js';
import { Convenzioni } from './Convenzioni.js';
import { Membri } from './Membri.js';
import { NomeDellAts } from './RinominaAts.js';

/** An ATS on a day of the calendar: who leads it, who is in it, under which agreements it works. */
export function AtsPage() {
  const t = useTesto();
  const { scope } = useScope();
  // Empty while a date is being typed: then it is today.
  const [scritto, setScritto] = useState(oggi);
  const giorno = scritto === '' ? oggi() : scritto;
  const letta = useLettura(ATS, { giorno });
  return (
    <Pagina
      titolo={t('ats.pagina')}
      occhiello={t('ats.occhiello')}
      sottotitolo={
        <Collegamento className="non-stampare" verso={`/${scope}/storia`}>
          {t('ats.storia')}
        </Collegamento>
      }
    >
      <div className="ats-giorno">
        <CampoTesto
          etichetta={t('ats.giorno')}
          aiuto={t('ats.giornoAiuto')}
          type="date"
          value={scritto}
          onChange={setScritto}
        />
        {giorno !== oggi() && (
          <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={() => setScritto(oggi())}>
            {t('ats.oggi')}
          </Bottone>
        )}
      </div>
      <Lettura di={letta}>
        {({ ats: { ats } }) =>
          ats === null ? (
            <Vuoto icona="ente" titolo={t('ats.assente')}>
              <p>{t('ats.assenteTesto')}</p>
            </Vuoto>
          ) : (
            <>
              <NomeDellAts ats={ats} />
              <CapofilaDelGiorno ats={ats} />
              <Membri ats={ats} />
              <Convenzioni ats={ats} />
            </>
          )
        }
      </Lettura>
    </Pagina>
  );
}
