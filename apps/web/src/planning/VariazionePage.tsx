import { useParams } from 'react-router';

import { Lettura, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Vuoto } from '../ui/Vuoto.js';
import { useAtto } from './atto.js';
import { ALBERO, VARIAZIONE_QUERY } from './planning.queries.js';
import type { Piano, Variazione } from './planning.types.js';
import { StatoVariazione } from './StatoPiano.js';
import { AzioniVariazione } from './variazione/AzioniVariazione.js';
import { Voce } from './variazione/Voce.js';

/** A variazione as its diff: what stands in the plan, what shall stand there. */
export function VariazionePage() {
  const { pianoId = '', variazioneId = '' } = useParams();
  const variazione = useLettura(VARIAZIONE_QUERY, { variazioneId });
  const albero = useLettura(ALBERO, { pianoId });
  return (
    <Lettura di={variazione}>
      {({ variazione: letta }) => (
        <Lettura di={albero}>
          {({ albero: delPiano }) =>
            letta?.pianoId === pianoId && delPiano ? (
              <Intera variazione={letta} piano={delPiano.piano} />
            ) : (
              <NonTrovata />
            )
          }
        </Lettura>
      )}
    </Lettura>
  );
}

function Intera({ variazione, piano }: { variazione: Variazione; piano: Piano }) {
  const t = useTesto();
  const { scope } = useScope();
  const atto = useAtto();
  const { puo } = useDiritti();
  const base = `/${scope}/piani/${piano.id}`;
  const aperta = variazione.stato === 'aperta';
  return (
    <Pagina
      titolo={t('variazione.titolo')}
      occhiello={piano.titolo}
      percorso={[
        { testo: t('piani.titolo'), verso: `/${scope}/piani` },
        { testo: piano.titolo, verso: base },
      ]}
      sottotitolo={
        <div className="piano-intestazione">
          <StatoVariazione stato={variazione.stato} />
          {variazione.atto && <span>{t('variazione.approvataCon', { atto: atto(variazione.atto) })}</span>}
        </div>
      }
      azioni={aperta && <AzioniVariazione variazione={variazione} />}
    >
      <dl className="scheda">
        <div>
          <dt>{t('variazione.motivo')}</dt>
          <dd className="testo-libero">{variazione.motivo ?? t('testo.cancellato')}</dd>
        </div>
        {variazione.stato === 'abbandonata' && (
          <div>
            <dt>{t('variazione.motivoAbbandono')}</dt>
            <dd className="testo-libero">{variazione.motivoAbbandono ?? t('testo.cancellato')}</dd>
          </div>
        )}
      </dl>
      <section aria-labelledby="modifiche">
        <h2 id="modifiche" className="h4">
          {t('variazione.modificheN', { quante: variazione.voci.length })}
        </h2>
        {variazione.voci.length === 0 && (
          <Vuoto icona="modifica" titolo={t('variazione.vuota')}>
            {aperta && <p>{t('variazione.vuotaTesto')}</p>}
          </Vuoto>
        )}
        {variazione.stato === 'abbandonata' && variazione.voci.length > 0 && <p>{t('variazione.nonEntrata')}</p>}
        {variazione.voci.map((voce) => (
          <Voce key={voce.oggettoId} {...{ piano, variazione, voce }} />
        ))}
      </section>
      {aperta && puo('planning.redigi') && (
        <p className="mt-4 non-stampare">
          <Collegamento className="btn btn-outline-primary" verso={base}>
            {t('variazione.altreModifiche')}
          </Collegamento>{' '}
          <Collegamento className="btn btn-outline-primary" verso={`${base}/nuovo-obiettivo`}>
            {t('variazione.nuovoObiettivo')}
          </Collegamento>
        </p>
      )}
    </Pagina>
  );
}
