import { useState } from 'react';

import { ComandoConfermato, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { DialogoAtto } from '../DialogoAtto.js';
import type { Variazione } from '../planning.types.js';

/** An open variazione ends by its act, and then it is in the plan, or is dropped with a reason. */
export function AzioniVariazione({ variazione }: { variazione: Variazione }) {
  const { puo } = useDiritti();
  if (!puo('planning.approva')) return null;
  return (
    <>
      {variazione.voci.length > 0 && <Approva variazione={variazione} />}
      <Abbandona variazione={variazione} />
    </>
  );
}

function Approva({ variazione }: { variazione: Variazione }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('approvaVariazione');
  const [aperto, setAperto] = useState(false);
  const { pianoId, id: variazioneId, revisione, voci } = variazione;
  return (
    <>
      <Bottone onClick={() => setAperto(true)}>{t('variazione.approva')}</Bottone>
      {aperto && (
        <DialogoAtto
          titolo={t('variazione.approva.titolo')}
          conferma={t('variazione.approva')}
          comando={comando}
          onChiudi={() => {
            comando.azzera();
            setAperto(false);
          }}
          onConferma={(atto) =>
            void comando.esegui({ pianoId, variazioneId, atto }, revisione).then((fatto) => {
              if (!fatto) return;
              setAperto(false);
              avvisa({ testo: t('variazione.approva.fatto') });
            })
          }
        >
          <p>{t('variazione.approva.spiegazione', { quante: voci.length })}</p>
        </DialogoAtto>
      )}
    </>
  );
}

function Abbandona({ variazione }: { variazione: Variazione }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('abbandonaVariazione');
  const { pianoId, id: variazioneId, revisione } = variazione;
  const abbandona = async (motivo: string) => {
    const fatto = await comando.esegui({ pianoId, variazioneId, motivo }, revisione);
    if (fatto) avvisa({ testo: t('variazione.abbandona.fatto') });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('variazione.abbandona')}
      titolo={t('variazione.abbandona.titolo')}
      pericolo
      motivo={{ etichetta: t('variazione.motivoAbbandono') }}
      comando={comando}
      onConferma={abbandona}
    >
      <p>{t('variazione.abbandona.spiegazione')}</p>
    </ComandoConfermato>
  );
}
