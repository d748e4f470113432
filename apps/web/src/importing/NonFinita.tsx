import { Badge } from 'design-react-kit';

import { ComandoConfermato, useComando } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { useDiritti } from '../tenancy/index.js';
import { useDate } from '../ui/date.js';
import type { Importazione } from './importing.queries.js';

/** An import in parts of which some are missing: its plan is not seen, its period taken, until it is finished or dropped. */
export function NonFinita({ importazione }: { importazione: Importazione }) {
  const t = useTesto();
  const { istante } = useDate();
  const { puo } = useDiritti();
  const { nome, autore, registratoIl, parte, di } = importazione;
  return (
    <article className="voce">
      <header className="voce-testa">
        <h2 className="h5">
          {nome} <Badge color="warning">{t('importazioni.nonFinita')}</Badge>
        </h2>
        {puo('importing.importa') && <Scarta importazione={importazione} />}
      </header>
      <p className="mt-2 mb-1">{t('importazioni.parti', { parte, di })}</p>
      {puo('importing.importa') && <p className="mb-1">{t('importazioni.riprendi')}</p>}
      <p className="descrizione">{t('importazioni.iniziata', { autore, quando: istante(registratoIl) })}</p>
    </article>
  );
}

function Scarta({ importazione: { id: importazioneId, nome } }: { importazione: Importazione }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('annullaImportazione');
  const scarta = async () => {
    const fatto = await comando.esegui({ importazioneId });
    if (fatto) avvisa({ testo: t('importazioni.scarta.fatto') });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('importazioni.scarta')}
      nome={t('importazioni.scarta.nome', { nome })}
      titolo={t('importazioni.scarta.titolo')}
      size="sm"
      pericolo
      comando={comando}
      onConferma={scarta}
    >
      <p>{t('importazioni.scarta.spiegazione', { nome })}</p>
      <p>{t('importazioni.scarta.libero')}</p>
    </ComandoConfermato>
  );
}
