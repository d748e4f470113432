import { Badge } from 'design-react-kit';

import { ComandoConfermato, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Confronto } from '../../ui/Confronto.js';
import type { Variazione, VoceVariazione } from '../planning.types.js';

const COLORI = { aggiungi: 'success', modifica: 'primary', elimina: 'danger' } as const;

interface Props {
  readonly variazione: Variazione;
  readonly voce: VoceVariazione;
}

/** One object that changes, field by field. */
export function Voce({ variazione, voce }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { oggetto, oggettoId, azione, titolo, differenze } = voce;
  const linked = oggetto === 'obiettivo' && (azione !== 'aggiungi' || variazione.stato === 'approvata');
  return (
    <article className="voce">
      <header className="voce-testa">
        <h3 className="h5">
          <Badge color={COLORI[azione]}>{t(`voce.azione.${azione}`)}</Badge>{' '}
          <span className="text-secondary">{t(`voce.oggetto.${oggetto}`)}</span>{' '}
          {linked ? <Collegamento verso={`/${scope}/obiettivi/${oggettoId}`}>{titolo}</Collegamento> : titolo}
        </h3>
        {variazione.stato === 'aperta' && puo('planning.redigi') && <Ritira variazione={variazione} voce={voce} />}
      </header>
      {azione === 'elimina' && <p>{t(`voce.eliminazione.${oggetto}`)}</p>}
      {differenze.map(({ percorso, campo, prima, dopo }) => (
        <section key={percorso} className="differenza">
          <h4 className="h6">{campo}</h4>
          <Confronto prima={prima} dopo={dopo} />
        </section>
      ))}
    </article>
  );
}

function Ritira({ variazione, voce }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('ritiraModifica');
  const ritira = async () => {
    const { pianoId, id: variazioneId } = variazione;
    const fatto = await comando.esegui({ pianoId, variazioneId, oggettoId: voce.oggettoId });
    if (fatto) avvisa({ testo: t('variazione.ritirata') });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('variazione.ritira')}
      nome={t('variazione.ritiraNome', { titolo: voce.titolo })}
      titolo={t('variazione.ritira.titolo')}
      size="sm"
      pericolo
      comando={comando}
      onConferma={ritira}
    >
      <p>{t('variazione.ritira.spiegazione', { titolo: voce.titolo })}</p>
    </ComandoConfermato>
  );
}
