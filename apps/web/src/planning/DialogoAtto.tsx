import { useState, type ReactNode } from 'react';

import { DialogoForm, type AttoInput, type Organo, type StatoComando } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { CampoScelta, CampoTesto } from '../ui/Campo.js';
import { oggi } from '../ui/date.js';

const ORGANI: readonly Organo[] = ['cda', 'assemblea', 'presidente', 'direttore', 'altro'];

interface Props {
  readonly titolo: string;
  readonly conferma: string;
  readonly comando: { readonly stato: StatoComando; readonly inCorso: boolean; readonly azzera: () => void };
  readonly onConferma: (atto: AttoInput) => void;
  readonly onChiudi: () => void;
  readonly children: ReactNode;
}

/** Approving asks for the act: organ, number, date; the Consiglio di Amministrazione today, unless said otherwise. */
export function DialogoAtto({ titolo, conferma, comando, onConferma, onChiudi, children }: Props) {
  const t = useTesto();
  const [atto, setAtto] = useState<AttoInput>({ organo: 'cda', numero: '', data: oggi() });
  return (
    <DialogoForm
      titolo={titolo}
      salva={conferma}
      comando={comando}
      onSalva={() => onConferma({ ...atto, numero: atto.numero.trim() })}
      onChiudi={onChiudi}
      premessa={children}
    >
      <CampoScelta
        etichetta={t('atto.organo')}
        required
        value={atto.organo}
        onChange={(organo) => setAtto({ ...atto, organo: organo as Organo })}
      >
        {ORGANI.map((organo) => (
          <option key={organo} value={organo}>
            {t(`atto.organo.${organo}`)}
          </option>
        ))}
      </CampoScelta>
      <div className="campi-in-riga">
        <CampoTesto
          etichetta={t('atto.numero')}
          required
          maxLength={30}
          value={atto.numero}
          onChange={(numero) => setAtto({ ...atto, numero })}
        />
        <CampoTesto
          etichetta={t('atto.data')}
          type="date"
          required
          max={oggi()}
          value={atto.data}
          onChange={(data) => setAtto({ ...atto, data })}
        />
      </div>
    </DialogoForm>
  );
}
