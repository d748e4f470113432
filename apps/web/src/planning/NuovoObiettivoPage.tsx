import { useNavigate, useParams, useSearchParams } from 'react-router';

import { Lettura, useComando, useLettura, type SchedaObiettivoInput } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Avviso } from '../ui/Avviso.js';
import { ObiettivoForm } from './obiettivo/ObiettivoForm.js';
import { ALBERO, VARIAZIONE_QUERY } from './planning.queries.js';
import type { AlberoPiano, VoceVariazione } from './planning.types.js';
import { SCHEDA_VUOTA, schedaDellaProposta } from './scheda.js';

/** A new objective: written into a draft, or proposed to the open variazione of a plan in force. */
export function NuovoObiettivoPage() {
  const { pianoId = '' } = useParams();
  const [search] = useSearchParams();
  const albero = useLettura(ALBERO, { pianoId });
  const voceId = search.get('voce');
  return (
    <Lettura di={albero}>
      {({ albero: delPiano }) => {
        if (!delPiano) return <NonTrovata />;
        return voceId ? <GiaProposto {...delPiano} voceId={voceId} /> : <Nuovo {...delPiano} />;
      }}
    </Lettura>
  );
}

/** One that the open variazione adds already is gone on with. */
function GiaProposto({ voceId, ...delPiano }: AlberoPiano & { voceId: string }) {
  const { variazioneAperta } = delPiano.piano;
  const variazione = useLettura(
    VARIAZIONE_QUERY,
    { variazioneId: variazioneAperta ?? '' },
    { salta: variazioneAperta === null },
  );
  if (variazioneAperta === null) return <NonTrovata />;
  return (
    <Lettura di={variazione}>
      {({ variazione: aperta }) => {
        const voce = aperta?.voci.find(({ oggettoId, azione }) => oggettoId === voceId && azione === 'aggiungi');
        return voce?.schedaObiettivo ? <Nuovo {...delPiano} voce={voce} /> : <NonTrovata />;
      }}
    </Lettura>
  );
}

function Nuovo({ piano, rami, voce }: AlberoPiano & { voce?: VoceVariazione }) {
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
  const target = voce ? { obiettivoId: voce.oggettoId } : {};
  const letta = voce?.schedaObiettivo ? schedaDellaProposta(voce.schedaObiettivo) : SCHEDA_VUOTA;
  const salva = async (scheda: SchedaObiettivoInput) => {
    const fatto = variazioneAperta
      ? await proponi.esegui({ pianoId, variazioneId: variazioneAperta, ...target, scheda })
      : await definisci.esegui({ pianoId, scheda });
    if (!fatto) return;
    await navigate(variazioneAperta ? ritorno : `/${scope}/obiettivi/${fatto.id}`);
    avvisa({ testo: t(variazioneAperta ? 'variazione.proposta' : 'obiettivo.creato') });
  };
  const ammesso = puo('planning.redigi') && (piano.stato === 'bozza' || variazioneAperta !== null);
  return (
    <Pagina
      titolo={voce?.titolo ?? t('obiettivo.nuovo')}
      percorso={[
        { testo: t('piani.titolo'), verso: `/${scope}/piani` },
        { testo: piano.titolo, verso: base },
      ]}
    >
      {ammesso ? (
        <ObiettivoForm
          letta={letta}
          progettiPeg={rami.flatMap(({ progettiPeg }) => progettiPeg)}
          salva={t(variazioneAperta ? 'variazione.proponi' : 'obiettivo.crea')}
          comando={variazioneAperta ? proponi : definisci}
          onSalva={(scheda) => void salva(scheda)}
          onAnnulla={() => void navigate(ritorno)}
        >
          {variazioneAperta && (
            <Avviso tono="info">
              <p className="mb-0">{t('variazione.proponiSpiegazione')}</p>
              {voce && <p className="mb-0">{t('variazione.giaProposta')}</p>}
            </Avviso>
          )}
        </ObiettivoForm>
      ) : (
        <Avviso tono="info">{t('obiettivo.nonModificabile')}</Avviso>
      )}
    </Pagina>
  );
}
