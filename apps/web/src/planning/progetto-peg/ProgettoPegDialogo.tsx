import { useState } from 'react';

import { DialogoForm, useComando, useLettura, type SchedaProgettoPegInput } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CENTRI } from '../../tenancy/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { VARIAZIONE_QUERY } from '../planning.queries.js';
import type { Piano, ProgettoPeg, VoceVariazione } from '../planning.types.js';
import { senzaTipo } from '../scheda.js';
import { EliminaProgettoPeg } from './EliminaProgettoPeg.js';

const VUOTA: SchedaProgettoPegInput = {
  codice: '',
  nome: '',
  centroId: '',
  areaStrategica: '',
  obiettivoOperativo: '',
  servizi: [],
};

interface Props {
  readonly piano: Piano;
  readonly progetto?: ProgettoPeg;
  readonly onChiudi: () => void;
}

/** In a draft a project is written at once; in a plan in force it is proposed to the open variazione. */
export function ProgettoPegDialogo({ piano, progetto, onChiudi }: Props) {
  const { variazioneAperta } = piano;
  const salta = variazioneAperta === null || progetto === undefined;
  const { dati } = useLettura(VARIAZIONE_QUERY, { variazioneId: variazioneAperta ?? '' }, { salta });
  if (!salta && !dati) return null;
  const voce = salta ? undefined : dati?.variazione?.voci.find(({ oggettoId }) => oggettoId === progetto.id);
  return <Dialogo {...{ piano, progetto, voce, onChiudi }} />;
}

/** A project that the open variazione adds or changes: what is proposed is gone on with. */
export function PropostaDiProgettoPeg({ voce, ...rest }: Omit<Props, 'progetto'> & { voce: VoceVariazione }) {
  return <Dialogo {...rest} progetto={undefined} voce={voce} />;
}

interface DialogoProps extends Omit<Props, 'progetto'> {
  readonly progetto: ProgettoPeg | undefined;
  readonly voce: VoceVariazione | undefined;
}

function Dialogo({ piano, progetto, voce, onChiudi }: DialogoProps) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { dati } = useLettura(CENTRI, {});
  const proposta = voce?.schedaProgettoPeg;
  const [scheda, setScheda] = useState<SchedaProgettoPegInput>(() =>
    proposta ? senzaTipo(proposta) : progetto ? schedaOf(progetto) : VUOTA,
  );
  const progettoPegId = progetto?.id ?? voce?.oggettoId;
  const comando = useSalva(piano, progettoPegId, progetto?.revisione);
  const centri = dati?.centri.centri.filter(({ soppresso, id }) => !soppresso || id === scheda.centroId) ?? [];
  const salva = async () => {
    if (!(await comando.salva(scheda))) return;
    avvisa({ testo: t(piano.variazioneAperta ? 'variazione.proposta' : 'progettoPeg.salvato') });
    onChiudi();
  };
  const campo = (nome: 'codice' | 'nome' | 'areaStrategica') => ({
    value: scheda[nome],
    onChange: (valore: string) => setScheda({ ...scheda, [nome]: valore }),
  });
  return (
    <DialogoForm
      titolo={t(progettoPegId ? 'progettoPeg.modifica' : 'progettoPeg.nuovo')}
      salva={t(piano.variazioneAperta ? 'variazione.proponi' : 'azione.salva')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      altreAzioni={progetto && <EliminaProgettoPeg piano={piano} progetto={progetto} onFatto={onChiudi} />}
      premessa={
        <>
          {piano.variazioneAperta && <p>{t('variazione.proponiSpiegazione')}</p>}
          {voce && (
            <Avviso tono={proposta ? 'info' : 'warning'}>
              {t(proposta ? 'variazione.giaProposta' : 'progettoPeg.giaProposta')}
            </Avviso>
          )}
        </>
      }
    >
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('progettoPeg.codice')} maxLength={30} {...campo('codice')} />
        <CampoScelta
          etichetta={t('progettoPeg.centro')}
          required
          value={scheda.centroId}
          onChange={(centroId) => setScheda({ ...scheda, centroId })}
        >
          <option value="">{t('campo.scegli')}</option>
          {centri.map(({ id, denominazione }) => (
            <option key={id} value={id}>
              {denominazione}
            </option>
          ))}
        </CampoScelta>
      </div>
      <CampoTesto etichetta={t('progettoPeg.nome')} required maxLength={500} {...campo('nome')} />
      <CampoTesto etichetta={t('obiettivo.areaStrategica')} maxLength={500} {...campo('areaStrategica')} />
      <CampoArea
        etichetta={t('obiettivo.obiettivoOperativo')}
        maxLength={5_000}
        value={scheda.obiettivoOperativo}
        onChange={(obiettivoOperativo) => setScheda({ ...scheda, obiettivoOperativo })}
      />
      <CampoArea
        etichetta={t('progettoPeg.servizi')}
        aiuto={t('progettoPeg.serviziAiuto')}
        value={scheda.servizi.join('\n')}
        onChange={(servizi) => setScheda({ ...scheda, servizi: servizi.split('\n') })}
      />
    </DialogoForm>
  );
}

function schedaOf({
  codice,
  nome,
  centroId,
  areaStrategica,
  obiettivoOperativo,
  servizi,
}: ProgettoPeg): SchedaProgettoPegInput {
  return { codice, nome, centroId, areaStrategica, obiettivoOperativo, servizi };
}

function useSalva(piano: Piano, progettoPegId: string | undefined, revisione: number | undefined) {
  const definisci = useComando('definisciProgettoPeg');
  const modifica = useComando('modificaProgettoPeg');
  const proponi = useComando('proponiProgettoPeg');
  const pianoId = piano.id;
  const usato = piano.variazioneAperta ? proponi : progettoPegId ? modifica : definisci;
  const salva = (scritta: SchedaProgettoPegInput) => {
    const scheda = { ...scritta, servizi: scritta.servizi.map((servizio) => servizio.trim()).filter(Boolean) };
    if (piano.variazioneAperta) {
      const target = progettoPegId === undefined ? {} : { progettoPegId };
      return proponi.esegui({ pianoId, variazioneId: piano.variazioneAperta, ...target, scheda });
    }
    if (progettoPegId === undefined) return definisci.esegui({ pianoId, scheda });
    return modifica.esegui({ pianoId, progettoPegId, scheda }, revisione);
  };
  return { stato: usato.stato, inCorso: usato.inCorso, azzera: usato.azzera, salva };
}
