import { useState } from 'react';

import { Guasto } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { useScope } from '../shell/scope.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoTesto } from '../ui/Campo.js';
import { Modulo } from '../ui/Modulo.js';
import type { Proposta } from './proposta.types.js';
import { useCorreggi } from './useCorreggi.js';

/** What was found, and what it becomes when it is accepted. */
export function Riepilogo({ proposta }: { proposta: Proposta }) {
  const t = useTesto();
  const { scope } = useScope();
  const { objectives, pegProjects, sections } = proposta.proposta;
  const { pianoEsistente } = proposta;
  return (
    <section aria-labelledby="riepilogo">
      <h2 id="riepilogo" className="h4">
        {t('proposta.riepilogo')}
      </h2>
      <dl className="scheda">
        <div>
          <dt>{t('proposta.ente')}</dt>
          <dd>{proposta.organization ?? t('voce.nonIndicato')}</dd>
        </div>
        <div>
          <dt>{t('proposta.anno')}</dt>
          <dd>
            <Anno proposta={proposta} />
          </dd>
        </div>
        <div>
          <dt>{t('proposta.contenuto')}</dt>
          <dd>
            {t('proposta.quanti', {
              obiettivi: objectives.length,
              progetti: pegProjects.length,
              sezioni: sections.length,
            })}
          </dd>
        </div>
        <div>
          <dt>{t('proposta.destinazione')}</dt>
          <dd>
            {t(`proposta.diventa.${destinazioneOf(proposta)}`)}{' '}
            {pianoEsistente && (
              <Collegamento verso={`/${scope}/piani/${pianoEsistente.id}`}>{pianoEsistente.titolo}</Collegamento>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** A document that plans makes a draft; one that reports adds to its plan or, where there is none, rebuilds it. */
export function destinazioneOf({
  kind,
  pianoEsistente,
}: Proposta): 'bozza' | 'occupato' | 'consuntivo' | 'ricostruito' {
  if (kind === 'peg_piano_performance') return pianoEsistente ? 'occupato' : 'bozza';
  return pianoEsistente ? 'consuntivo' : 'ricostruito';
}

function Anno({ proposta }: { proposta: Proposta }) {
  const t = useTesto();
  const { correggi, errore, inCorso } = useCorreggi(proposta.id);
  const [anno, setAnno] = useState(proposta.year === null ? '' : String(proposta.year));
  const cambiato = anno !== String(proposta.year ?? '');
  return (
    <Modulo className="riga-breve" onInvia={() => void correggi({ year: Number(anno) })}>
      <CampoTesto
        etichetta={t('proposta.annoPiano')}
        etichettaNascosta
        type="number"
        required
        min={2000}
        max={2100}
        value={anno}
        onChange={setAnno}
        aiuto={proposta.year === null ? t('proposta.annoMancante') : undefined}
      />
      {cambiato && (
        <Bottone type="submit" size="sm" occupato={inCorso}>
          {t('proposta.correggi')}
        </Bottone>
      )}
      {errore != null && <Guasto errore={errore} />}
    </Modulo>
  );
}
