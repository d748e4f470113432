import { useId, type ReactNode } from 'react';

import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { Dialogo } from '../ui/Dialogo.js';
import { Modulo } from '../ui/Modulo.js';
import { EsitoDelComando } from './EsitoDelComando.js';
import type { StatoComando } from './useComando.js';

interface Props {
  readonly titolo: string;
  readonly salva: string;
  readonly pericolo?: boolean;
  readonly comando: { readonly stato: StatoComando; readonly inCorso: boolean; readonly azzera: () => void };
  readonly onSalva: () => void;
  readonly onChiudi: () => void;
  /** Stands before the form, outside it. */
  readonly premessa?: ReactNode;
  readonly altreAzioni?: ReactNode;
  readonly children: ReactNode;
}

/** A command whose fields are asked in a dialog: it stays open, with what was written, until the command is carried out. */
export function DialogoForm(props: Props) {
  const { titolo, salva, pericolo = false, comando, onSalva, onChiudi, premessa, altreAzioni, children } = props;
  const t = useTesto();
  const formId = useId();
  return (
    <Dialogo
      titolo={titolo}
      onChiudi={onChiudi}
      piede={
        <>
          {altreAzioni}
          <Bottone tono="outline-primary" onClick={onChiudi}>
            {t('azione.annulla')}
          </Bottone>
          <Bottone tono={pericolo ? 'danger' : 'primary'} type="submit" form={formId} occupato={comando.inCorso}>
            {salva}
          </Bottone>
        </>
      }
    >
      {premessa}
      <Modulo id={formId} onInvia={() => comando.inCorso || onSalva()}>
        {children}
      </Modulo>
      <EsitoDelComando di={comando} riprova={onSalva} />
    </Dialogo>
  );
}
