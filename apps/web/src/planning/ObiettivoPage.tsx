import { useState } from 'react';
import { useParams } from 'react-router';

import { Attribuzioni } from '../audit/index.js';
import { ConsuntivoObiettivo } from '../consuntivo/index.js';
import { Lettura, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { periodoOf } from './atto.js';
import { AzioniObiettivo } from './obiettivo/AzioniObiettivo.js';
import { ModificaObiettivo } from './obiettivo/ModificaObiettivo.js';
import { Intestazione, Scheda, Voci } from './obiettivo/Scheda.js';
import { OBIETTIVO } from './planning.queries.js';
import type { Obiettivo } from './planning.types.js';
import { StatoPiano } from './StatoPiano.js';

/** The sheet of an objective: what was planned, what was done, and the way to change either. */
export function ObiettivoPage() {
  const { obiettivoId = '' } = useParams();
  const obiettivo = useLettura(OBIETTIVO, { obiettivoId });
  return (
    <Lettura di={obiettivo}>
      {(dati) => (dati.obiettivo ? <Intero key={dati.obiettivo.id} obiettivo={dati.obiettivo} /> : <NonTrovata />)}
    </Lettura>
  );
}

function Intero({ obiettivo }: { obiettivo: Obiettivo }) {
  const t = useTesto();
  const { consorzio, scope } = useScope();
  const [modifica, setModifica] = useState(false);
  // The form and the sheet take each other's place: one begins at the top of either.
  const passaA = (form: boolean) => {
    setModifica(form);
    document.getElementById('contenuto')?.focus();
  };
  const { piano, numero, centri } = obiettivo;
  const rendicontato = piano.stato === 'inConsuntivo' || piano.stato === 'chiuso' || obiettivo.consuntivi.length > 0;
  return (
    <Pagina
      titolo={obiettivo.titolo}
      occhiello={numero ? t('obiettivo.occhielloN', { numero }) : t('obiettivo.occhiello')}
      sottotitolo={
        <div className="piano-intestazione">
          <span>{centri.map(({ denominazione }) => denominazione).join(', ')}</span>
          <span>{t('piano.occhiello', { periodo: periodoOf(piano) })}</span>
          <StatoPiano piano={piano} />
          <Collegamento className="non-stampare" verso={`/${scope}/obiettivi/${obiettivo.id}/storia`}>
            {t('obiettivo.storia')}
          </Collegamento>
          {!consorzio.ristretto && (
            <Collegamento
              className="non-stampare"
              verso={`/${scope}/piani/${piano.id}/confronto`}
              cerca={{ obiettivo: obiettivo.id }}
            >
              {t('differenze.dellObiettivo')}
            </Collegamento>
          )}
        </div>
      }
      percorso={[
        { testo: t('piani.titolo'), verso: `/${scope}/piani` },
        { testo: piano.titolo, verso: `/${scope}/piani/${piano.id}` },
      ]}
      azioni={!modifica && <AzioniObiettivo obiettivo={obiettivo} onModifica={() => passaA(true)} />}
    >
      {modifica ? (
        <ModificaObiettivo obiettivo={obiettivo} onChiudi={() => passaA(false)} />
      ) : (
        <>
          <Attribuzioni oggettoId={obiettivo.id}>
            {(interruttore) => (
              <>
                <p className="attribuzione-interruttore">{interruttore}</p>
                <Intestazione />
                {rendicontato ? <ConsuntivoObiettivo obiettivo={obiettivo} /> : <Voci obiettivo={obiettivo} />}
                <Scheda obiettivo={obiettivo} />
              </>
            )}
          </Attribuzioni>
        </>
      )}
    </Pagina>
  );
}
