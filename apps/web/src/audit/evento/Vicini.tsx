import { useTesto, type MessageId } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import type { EventoDelRegistro } from '../origine.queries.js';

/** To the events before and after: in the log, and in the history of the same thing. */
export function Vicini({ evento }: { evento: EventoDelRegistro }) {
  const t = useTesto();
  const { consorzio, scope } = useScope();
  const link = (posizione: number | null, testo: MessageId) =>
    posizione !== null && <Collegamento verso={`/${scope}/registro/${posizione}`}>{t(testo)}</Collegamento>;
  return (
    <nav className="vicini non-stampare" aria-label={t('evento.vicini')}>
      {!consorzio.ristretto && (
        <p>
          <span>{t('evento.nelRegistroBreve')}</span>
          {link(evento.precedente, 'evento.precedente')}
          {link(evento.successivo, 'evento.successivo')}
        </p>
      )}
      <p>
        <span>{t('evento.dellOggettoBreve')}</span>
        {link(evento.precedenteDellOggetto, 'evento.precedenteDellOggetto')}
        {link(evento.successivoDellOggetto, 'evento.successivoDellOggetto')}
        {evento.precedenteDellOggetto === null && evento.successivoDellOggetto === null && t('evento.solo')}
      </p>
    </nav>
  );
}
