import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { scarica } from '../programmi/scarica.js';
import { calendarioIcs } from './ics.js';
import { paginaDella } from './luoghi.js';
import type { Scadenza } from './scadenzario.queries.js';
import { useParoleScadenze } from './useParoleScadenze.js';

/** The days that are shown, for the calendar of an office: without people's names and texts, which stay here. */
export function ScaricaCalendario({ scadenze }: { scadenze: readonly Scadenza[] }) {
  const t = useTesto();
  const { scope, consorzio } = useScope();
  const { detto, tipo, mancano } = useParoleScadenze();
  const giorni = () =>
    scadenze.map((una) => {
      const pagina = paginaDella(una, consorzio.tipo);
      return {
        ...{ id: una.id, giorno: una.giorno, riga: `${tipo(una)}: ${detto(una)}` },
        descrizione: [una.progetto, una.ente, mancano(una)].filter((parte) => parte !== null).join('\n'),
        pagina: pagina === null ? null : `${window.location.origin}/${scope}/${pagina}`,
      };
    });
  const prendi = () => {
    const intorno = { nome: `${t('scadenzario.titolo')} ${consorzio.denominazione}`, scope };
    scarica(`scadenzario-${scope}.ics`, calendarioIcs(giorni(), { ...intorno, adesso: new Date().toISOString() }), 'text/calendar'); // prettier-ignore
  };
  return (
    <Bottone tono="outline-primary" size="sm" className="non-stampare" onClick={prendi}>
      {t('scadenzario.scarica')}
    </Bottone>
  );
}
