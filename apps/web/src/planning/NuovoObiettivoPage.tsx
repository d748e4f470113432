import { useNavigate, useParams } from 'react-router';

import { Lettura, useComando, useLettura, type SchedaObiettivoInput } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Avviso } from '../ui/Avviso.js';
import { ObiettivoForm } from './obiettivo/ObiettivoForm.js';
import { ALBERO } from './planning.queries.js';
import type { AlberoPiano } from './planning.types.js';
import { SCHEDA_VUOTA } from './scheda.js';

/** A new objective: written into a draft, or proposed to the open variazione of a plan in force. */
export function NuovoObiettivoPage() {
  const { pianoId = '' } = useParams();
  const albero = useLettura(ALBERO, { pianoId });
  return <Lettura di={albero}>{(dati) => (dati.albero ? <Nuovo {...dati.albero} /> : <NonTrovata />)}</Lettura>;
}

function Nuovo({ piano, rami }: AlberoPiano) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const { puo } = useDiritti();
  const definisci = useComando('definisciObiettivo');
  const proponi = useComando('proponiObiettivo');
  const { id: pianoId, variazioneAperta } = piano;
  const base = `/${scope}/piani/${pianoId}`;
  const ritorno = variazioneAperta ? `${base}/variazioni/${variazioneAperta}` : base;
  const salva = async (scheda: SchedaObiettivoInput) => {
    const fatto = variazioneAperta
      ? await proponi.esegui({ pianoId, variazioneId: variazioneAperta, scheda })
      : await definisci.esegui({ pianoId, scheda });
    if (!fatto) return;
    await navigate(variazioneAperta ? ritorno : `/${scope}/obiettivi/${fatto.id}`);
    avvisa({ testo: t(variazioneAperta ? 'variazione.proposta' : 'obiettivo.creato') });
  };
  const ammesso = puo('planning.redigi') && (piano.stato === 'bozza' || variazioneAperta !== null);
  return (
    <Pagina
      titolo={t('obiettivo.nuovo')}
      percorso={[
        { testo: t('piani.titolo'), verso: `/${scope}/piani` },
        { testo: piano.titolo, verso: base },
      ]}
    >
      {ammesso ? (
        <ObiettivoForm
          letta={SCHEDA_VUOTA}
          progettiPeg={rami.flatMap(({ progettiPeg }) => progettiPeg)}
          salva={t(variazioneAperta ? 'variazione.proponi' : 'obiettivo.crea')}
          comando={variazioneAperta ? proponi : definisci}
          onSalva={(scheda) => void salva(scheda)}
          onAnnulla={() => void navigate(ritorno)}
        >
          {variazioneAperta && <Avviso tono="info">{t('variazione.proponiSpiegazione')}</Avviso>}
        </ObiettivoForm>
      ) : (
        <Avviso tono="info">{t('obiettivo.nonModificabile')}</Avviso>
      )}
    </Pagina>
  );
}
