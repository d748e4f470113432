import { ComandoConfermato, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import type { Piano, ProgettoPeg } from '../planning.types.js';

interface Props {
  readonly piano: Piano;
  readonly progetto: ProgettoPeg;
  readonly onFatto: () => void;
}

/** Out of the draft at once, or proposed to the open variazione. */
export function EliminaProgettoPeg({ piano, progetto, onFatto }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const elimina = useComando('eliminaProgettoPeg');
  const proponi = useComando('proponiEliminazione');
  const { variazioneAperta, id: pianoId } = piano;
  const esegui = async () => {
    const fatto = variazioneAperta
      ? await proponi.esegui({
          pianoId,
          variazioneId: variazioneAperta,
          oggetto: 'progettoPeg',
          oggettoId: progetto.id,
        })
      : await elimina.esegui({ pianoId, progettoPegId: progetto.id }, progetto.revisione);
    if (!fatto) return false;
    onFatto();
    avvisa({ testo: t(variazioneAperta ? 'variazione.proposta' : 'progettoPeg.eliminato') });
    return true;
  };
  return (
    <ComandoConfermato
      etichetta={t(variazioneAperta ? 'variazione.proponiEliminazione' : 'azione.elimina')}
      titolo={t('progettoPeg.elimina.titolo')}
      pericolo
      comando={variazioneAperta ? proponi : elimina}
      onConferma={esegui}
    >
      <p>
        {t(variazioneAperta ? 'progettoPeg.elimina.inVariazione' : 'progettoPeg.elimina.spiegazione', {
          nome: progetto.nome,
        })}
      </p>
    </ComandoConfermato>
  );
}
