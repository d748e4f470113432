import { useState, type ReactNode } from 'react';

import {
  attoDiOggi,
  attoScritto,
  CampiAtto,
  DialogoForm,
  type AttoInput,
  type StatoComando,
} from '../graphql/index.js';

interface Props {
  readonly titolo: string;
  readonly conferma: string;
  readonly comando: { readonly stato: StatoComando; readonly inCorso: boolean; readonly azzera: () => void };
  readonly onConferma: (atto: AttoInput) => void;
  readonly onChiudi: () => void;
  readonly children: ReactNode;
}

/** Approving asks for the act: of the Consiglio di Amministrazione, today, unless said otherwise. */
export function DialogoAtto({ titolo, conferma, comando, onConferma, onChiudi, children }: Props) {
  const [atto, setAtto] = useState(() => attoDiOggi('cda'));
  return (
    <DialogoForm
      titolo={titolo}
      salva={conferma}
      comando={comando}
      onSalva={() => onConferma(attoScritto(atto))}
      onChiudi={onChiudi}
      premessa={children}
    >
      <CampiAtto atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
