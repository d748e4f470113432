import { useState } from 'react';
import { useNavigate } from 'react-router';

import { ComandoConfermato, useComando } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { Collegamento } from '../shell/Collegamento.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Bottone } from '../ui/Bottone.js';
import { DialogoAtto } from './DialogoAtto.js';
import type { Piano } from './planning.types.js';

interface Props {
  readonly piano: Piano;
  readonly vuoto: boolean;
}

/** What this person may do with the plan in this state; the next step of its life stands out. */
export function AzioniPiano({ piano, vuoto }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const base = `/${scope}/piani/${piano.id}`;
  const puoVariare = (piano.stato === 'approvato' || piano.stato === 'inConsuntivo') && !piano.variazioneAperta;
  return (
    <>
      {piano.stato === 'bozza' && puo('planning.redigi') && (
        <Collegamento className="btn btn-outline-primary" verso={`${base}/nuovo-obiettivo`}>
          {t('piano.nuovoObiettivo')}
        </Collegamento>
      )}
      {puo('planning.approva') && (
        <>
          {piano.stato === 'bozza' && !vuoto && <Approva piano={piano} />}
          {piano.stato === 'bozza' && <Scarta piano={piano} />}
          {piano.stato === 'approvato' && <Passo piano={piano} comando="apriConsuntivazione" primario />}
          {puoVariare && <ApriVariazione piano={piano} />}
          {piano.stato === 'inConsuntivo' && !piano.variazioneAperta && <Passo piano={piano} comando="chiudiPiano" />}
          {piano.stato === 'chiuso' && <Passo piano={piano} comando="riapriPiano" />}
        </>
      )}
    </>
  );
}

function Approva({ piano }: { piano: Piano }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('approvaPiano');
  const [aperto, setAperto] = useState(false);
  return (
    <>
      <Bottone onClick={() => setAperto(true)}>{t('piano.approva')}</Bottone>
      {aperto && (
        <DialogoAtto
          titolo={t('piano.approva.titolo')}
          conferma={t('piano.approva')}
          comando={comando}
          onChiudi={() => {
            comando.azzera();
            setAperto(false);
          }}
          onConferma={(atto) =>
            void comando.esegui({ pianoId: piano.id, atto }, piano.revisione).then((fatto) => {
              if (!fatto) return;
              setAperto(false);
              avvisa({ testo: t('piano.approva.fatto') });
            })
          }
        >
          <p>{t('piano.approva.spiegazione')}</p>
        </DialogoAtto>
      )}
    </>
  );
}

function Scarta({ piano }: { piano: Piano }) {
  const t = useTesto();
  const { scope } = useScope();
  const avvisa = useAvvisa();
  const navigate = useNavigate();
  const comando = useComando('scartaPiano');
  const scarta = async () => {
    if (!(await comando.esegui({ pianoId: piano.id }, piano.revisione))) return false;
    await navigate(`/${scope}/piani`);
    avvisa({ testo: t('piano.scarta.fatto') });
    return true;
  };
  return (
    <ComandoConfermato
      etichetta={t('piano.scarta')}
      titolo={t('piano.scarta.titolo')}
      pericolo
      comando={comando}
      onConferma={scarta}
    >
      <p>{t('piano.scarta.spiegazione')}</p>
    </ComandoConfermato>
  );
}

function ApriVariazione({ piano }: { piano: Piano }) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const comando = useComando('apriVariazione');
  const apri = async (motivo: string) => {
    const fatto = await comando.esegui({ pianoId: piano.id, motivo });
    if (fatto) await navigate(`/${scope}/piani/${piano.id}/variazioni/${fatto.id}`);
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('variazione.apri')}
      titolo={t('variazione.apri.titolo')}
      motivo={{ etichetta: t('variazione.motivo'), aiuto: t('variazione.motivoAiuto') }}
      comando={comando}
      onConferma={apri}
    >
      <p>{t('variazione.apri.spiegazione')}</p>
    </ComandoConfermato>
  );
}

/** A step of the plan's life that needs nothing but a yes. */
function Passo({
  piano,
  comando: nome,
  primario = false,
}: {
  piano: Piano;
  primario?: boolean;
  comando: 'apriConsuntivazione' | 'chiudiPiano' | 'riapriPiano';
}) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando(nome);
  const esegui = async () => {
    const fatto = await comando.esegui({ pianoId: piano.id }, piano.revisione);
    if (fatto) avvisa({ testo: t(`piano.${nome}.fatto`) });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t(`piano.${nome}`)}
      titolo={t(`piano.${nome}.titolo`)}
      primario={primario}
      comando={comando}
      onConferma={esegui}
    >
      <p>{t(`piano.${nome}.spiegazione`)}</p>
    </ComandoConfermato>
  );
}
