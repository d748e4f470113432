import { useEffect, useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { PROGRAMMA, type Modello } from './programmi.queries.js';
import { modificheDi, scritturaDi, type Scritta } from './modifiche.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

interface Props {
  readonly programmaId: string;
  readonly versione: number;
  /** The changes as JSON; null while there is none, or one that cannot be read. */
  readonly onChange: (modifiche: string | null) => void;
}

/** What most often changes of a version: its name and source, the limits of the transfers, when one reports. */
export function ModificheAllaVersione({ programmaId, versione, onChange }: Props) {
  const letta = useLettura(PROGRAMMA, { programmaId, giorno: oggi(), versione });
  return (
    <Lettura di={letta}>
      {({ programma: { procedura } }) => procedura && <Campi modello={procedura.modello} onChange={onChange} />}
    </Lettura>
  );
}

function Campi({ modello, onChange }: { modello: Modello; onChange: Props['onChange'] }) {
  const t = useTesto();
  const { parola } = useParoleProgrammi();
  const [scritta, setScritta] = useState<Scritta>(() => scritturaDi(modello));
  const modifiche = modificheDi(modello, scritta);
  const json = modifiche === null || Object.keys(modifiche).length === 0 ? null : JSON.stringify(modifiche);
  useEffect(() => onChange(json), [json, onChange]);
  const cambia = (parte: Partial<Scritta>) => setScritta((prima) => ({ ...prima, ...parte }));
  const quota = (campo: 'massimi' | 'soglie', tipo: string) => (valore: string) =>
    cambia({ [campo]: { ...scritta[campo], [tipo]: valore } });
  return (
    <>
      <CampoTesto
        etichetta={t('programmi.denominazione')}
        required
        maxLength={200}
        value={scritta.denominazione}
        onChange={(denominazione) => cambia({ denominazione })}
      />
      <CampoArea
        etichetta={t('modello.fonte')}
        aiuto={t('adotta.fonteAiuto')}
        required
        maxLength={2000}
        value={scritta.fonte}
        onChange={(fonte) => cambia({ fonte })}
      />
      {modello.trasferimenti.map(({ tipo }) => (
        <div className="campi-in-riga" key={tipo}>
          <CampoTesto
            etichetta={t('adotta.massimoDi', { trasferimento: parola('tipoTrasferimento', tipo) })}
            aiuto={t('adotta.massimoAiuto')}
            inputMode="decimal"
            value={scritta.massimi[tipo] ?? ''}
            onChange={quota('massimi', tipo)}
          />
          <CampoTesto
            etichetta={t('adotta.sogliaDi', { trasferimento: parola('tipoTrasferimento', tipo) })}
            aiuto={t('adotta.sogliaAiuto')}
            inputMode="decimal"
            value={scritta.soglie[tipo] ?? ''}
            onChange={quota('soglie', tipo)}
          />
        </div>
      ))}
      <CampoScelta etichetta={t('modello.cadenza')} value={scritta.cadenza} onChange={(cadenza) => cambia({ cadenza })}>
        {['aPeriodi', 'soloSaldo'].map((cadenza) => (
          <option key={cadenza} value={cadenza}>
            {parola('modello.cadenza', cadenza)}
          </option>
        ))}
      </CampoScelta>
      <p role="status" className="text-secondary">
        {modifiche === null ? t('adotta.percentualeErrata') : json === null ? t('adotta.nullaCambia') : ''}
      </p>
    </>
  );
}
