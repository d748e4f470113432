import { Link } from 'react-router';

import { CancellaTesto } from '../consuntivo/index.js';
import { useParola, useTesto } from '../messages/index.js';
import { useAtto } from '../planning/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { useScope } from '../shell/scope.js';
import { Confronto } from '../ui/Confronto.js';
import { useDate } from '../ui/date.js';
import type { VoceStoria } from './audit.queries.js';

interface Props {
  readonly voce: VoceStoria;
  readonly pianoId: string;
  readonly vista: string;
}

/** What happened, who did it and when, by which act, and what stood there before. */
export function Fatto({ voce, pianoId, vista }: Props) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  const atto = useAtto();
  const { scope } = useScope();
  const quale = t('storia.quale', { frase: voce.frase, quando: date.istanteBreve(voce.registratoIl) });
  const valeDal = voce.avvenutoIl.slice(0, 10);
  return (
    <li className="fatto">
      <p className="fatto-quando">
        <time dateTime={voce.registratoIl}>{date.istante(voce.registratoIl)}</time>
      </p>
      <h2 className="fatto-frase">{voce.frase}</h2>
      <p className="descrizione">
        {t('storia.chi', { autore: voce.autore, ruolo: parola('ruolo', voce.ruolo) })}{' '}
        {voce.atto
          ? t('storia.atto', { atto: atto(voce.atto) })
          : valeDal !== voce.registratoIl.slice(0, 10) &&
            t('storia.valeDal', { giorno: date.giornoBreve(valeDal) })}{' '}
        {voce.variazioneId && (
          <Collegamento className="non-stampare" verso={`/${scope}/piani/${pianoId}/variazioni/${voce.variazioneId}`}>
            {t('storia.variazione')}
          </Collegamento>
        )}{' '}
        <Link
          className="non-stampare"
          to={`${vista}?posizione=${voce.posizione}`}
          state={{ etichetta: t('storia.vediAlloraEtichetta', { frase: date.istanteBreve(voce.registratoIl) }) }}
        >
          {t('storia.vediAllora')}
        </Link>{' '}
        <Collegamento className="non-stampare" verso={`/${scope}/registro/${voce.posizione}`}>
          {t('storia.evento')}
        </Collegamento>
      </p>
      {voce.motivoId && (
        <p className="fatto-motivo">
          {voce.motivo ? t('storia.motivo', { motivo: voce.motivo }) : t('storia.motivoCancellato')}{' '}
          <CancellaTesto
            testoId={voce.motivoId}
            presente={voce.motivo !== null}
            nome={t('storia.nomeMotivo', { quale })}
          />
        </p>
      )}
      {voce.testoId && (
        <figure className="fatto-testo">
          <figcaption className="descrizione">{t('storia.testo')}</figcaption>
          <blockquote className="testo-libero">{voce.testo ?? <em>{t('testo.cancellato')}</em>}</blockquote>
          <CancellaTesto testoId={voce.testoId} presente={voce.testo !== null} nome={quale} />
        </figure>
      )}
      {voce.differenze.length > 0 && (
        <details open={voce.differenze.length <= 3}>
          <summary>{t('storia.differenze', { quante: voce.differenze.length })}</summary>
          {voce.differenze.map(({ percorso, campo, prima, dopo }) => (
            <section key={percorso} className="differenza">
              <h3 className="h6">{campo}</h3>
              <Confronto prima={prima} dopo={dopo} />
            </section>
          ))}
        </details>
      )}
    </li>
  );
}
