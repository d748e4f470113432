import { Badge } from 'design-react-kit';
import { Link } from 'react-router';

import { useParola, useTesto } from '../../messages/index.js';
import { useAtto } from '../../planning/index.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import type { VoceRegistro } from './replay.queries.js';
import type { Passi } from './usePassi.js';

interface Props {
  readonly voce: VoceRegistro;
  readonly ultima: number;
  readonly passi: Passi;
  /** Read out when it changes: not while it plays by itself. */
  readonly annuncia: boolean;
}

/** The event that is stood on: what happened, who did it and in which role, by which act, when and from when. */
export function FattoDelPasso({ voce, ultima, passi, annuncia }: Props) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  const atto = useAtto();
  const { scope } = useScope();
  const { fatto, genere, oggetto, personaId } = voce;
  return (
    <article className="passo-fatto" aria-live={annuncia ? 'polite' : 'off'} aria-label={t('replay.evento')}>
      <p className="passo-dove">
        {genere && <Badge color="primary">{parola('genere', genere)}</Badge>}{' '}
        <span>{t('replay.posizione', { posizione: fatto.posizione, ultima })}</span>
      </p>
      <h2 className="h4">{fatto.frase}</h2>
      {oggetto.nome && <p className="passo-oggetto">{oggetto.nome}</p>}
      <dl className="passo-dati">
        <dt>{t('replay.chi')}</dt>
        <dd>
          {fatto.autore}, {parola('ruolo', fatto.ruolo)}
        </dd>
        <dt>{t('replay.registrato')}</dt>
        <dd>
          <time dateTime={fatto.registratoIl}>{date.istante(fatto.registratoIl)}</time>
        </dd>
        <dt>{t('replay.vale')}</dt>
        <dd>{date.giorno(fatto.avvenutoIl)}</dd>
        <dt>{t('replay.atto')}</dt>
        <dd>{fatto.atto ? atto(fatto.atto) : t('replay.senzaAtto')}</dd>
      </dl>
      <p className="passo-azioni non-stampare">
        <Link to={`/${scope}/registro/${fatto.posizione}`}>{t('replay.evento.apri')}</Link>
        {passi.vista.personaId !== personaId && (
          <Bottone tono="link" size="xs" onClick={() => passi.mostra({ personaId })}>
            {t('replay.soloSua')}
          </Bottone>
        )}
      </p>
    </article>
  );
}
