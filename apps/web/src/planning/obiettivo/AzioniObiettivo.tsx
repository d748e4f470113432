import { useNavigate } from 'react-router';

import { ComandoConfermato, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import type { Obiettivo } from '../planning.types.js';

/** In a draft the objective is changed; in a plan in force a change is proposed to its open variazione. */
export function AzioniObiettivo({ obiettivo, onModifica }: { obiettivo: Obiettivo; onModifica: () => void }) {
  const t = useTesto();
  const { puoPerCentri } = useDiritti();
  const { piano, centri } = obiettivo;
  const ids = centri.map(({ id }) => id);
  if (!puoPerCentri('planning.redigi', ids)) return null;
  if (piano.stato !== 'bozza' && !piano.variazioneAperta) return null;
  return (
    <>
      <Bottone onClick={onModifica}>
        {t(piano.variazioneAperta ? 'variazione.proponiModifica' : 'azione.modifica')}
      </Bottone>
      <Elimina obiettivo={obiettivo} />
    </>
  );
}

function Elimina({ obiettivo }: { obiettivo: Obiettivo }) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const elimina = useComando('eliminaObiettivo');
  const proponi = useComando('proponiEliminazione');
  const { piano, id } = obiettivo;
  const { variazioneAperta, id: pianoId } = piano;
  const conferma = async () => {
    const fatto = variazioneAperta
      ? await proponi.esegui({ pianoId, variazioneId: variazioneAperta, oggetto: 'obiettivo', oggettoId: id })
      : await elimina.esegui({ pianoId, obiettivoId: id }, obiettivo.revisione);
    if (!fatto) return false;
    const base = `/${scope}/piani/${pianoId}`;
    await navigate(variazioneAperta ? `${base}/variazioni/${variazioneAperta}` : base);
    avvisa({ testo: t(variazioneAperta ? 'variazione.proposta' : 'obiettivo.eliminato') });
    return true;
  };
  return (
    <ComandoConfermato
      etichetta={t(variazioneAperta ? 'variazione.proponiEliminazione' : 'azione.elimina')}
      titolo={t('obiettivo.elimina.titolo')}
      pericolo
      comando={variazioneAperta ? proponi : elimina}
      onConferma={conferma}
    >
      <p>{t(variazioneAperta ? 'obiettivo.elimina.inVariazione' : 'obiettivo.elimina.inBozza')}</p>
    </ComandoConfermato>
  );
}
