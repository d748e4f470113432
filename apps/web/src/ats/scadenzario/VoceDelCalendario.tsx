import { useTesto, type MessageId } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { paginaDella } from './luoghi.js';
import type { Scadenza, TipoScadenza } from './scadenzario.queries.js';
import { useParoleScadenze } from './useParoleScadenze.js';

/** What has passed and is still open, where that is not simply to be done: it waits for the funder, or for an end. */
const DETTE: Partial<Record<TipoScadenza, MessageId>> = {
  ...{ istanza: 'scadenzario.inAttesa', esito: 'scadenzario.inAttesa' },
  ...{ fineProgetto: 'scadenzario.daChiudere', mesiDaChiudere: 'scadenzario.daChiudere' },
};

/** One day of the calendar: when, what, for whom, and how it stands, in words and not by colour alone. */
export function VoceDelCalendario({ scadenza }: { scadenza: Scadenza }) {
  const t = useTesto();
  const { scope, consorzio } = useScope();
  const { giornoBreve } = useDate();
  const { giorno, tipo, stato, aperta, progetto, ente, persona, testo } = scadenza;
  const pagina = paginaDella(scadenza, consorzio.tipo);
  const parole = useParoleScadenze();
  const [detto, mancano] = [parole.detto(scadenza), parole.mancano(scadenza)];
  const chi = [...new Set([progetto, ente, persona])].filter((one) => one !== null && one !== detto);
  return (
    <li className={`calendario-voce calendario-${stato}`}>
      <time dateTime={giorno}>{giornoBreve(giorno)}</time>
      <div>
        <span className="calendario-tipo">{parole.tipo(scadenza)}</span>{' '}
        {pagina === null ? detto : <Collegamento verso={`/${scope}/${pagina}`}>{detto}</Collegamento>}
        {chi.length > 0 && <span className="descrizione">{chi.join(' · ')}</span>}
        {testo !== null && <span className="descrizione">{testo}</span>}
        {mancano !== null && <span className="descrizione">{mancano}</span>}
      </div>
      <span className="calendario-stato">
        {t(aperta && stato === 'passata' ? (DETTE[tipo] ?? 'scadenzario.daFare') : `scadenzario.stato.${stato}`)}
      </span>
    </li>
  );
}
