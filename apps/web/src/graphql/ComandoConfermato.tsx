import { useState, type ReactNode } from 'react';

import { Bottone } from '../ui/Bottone.js';
import { CampoArea } from '../ui/Campo.js';
import { DialogoForm } from './DialogoForm.js';
import type { StatoComando } from './useComando.js';

interface Props {
  /** What the button says; `nome` where that alone would not tell it from its neighbours. */
  readonly etichetta: string;
  readonly nome?: string;
  readonly titolo: string;
  readonly pericolo?: boolean;
  /** The next step to be taken on its page. */
  readonly primario?: boolean;
  readonly size?: 'sm' | 'xs';
  /** A reason has to be given, under this label. */
  readonly motivo?: { readonly etichetta: string; readonly aiuto?: string };
  readonly comando: { readonly stato: StatoComando; readonly inCorso: boolean; readonly azzera: () => void };
  /** Sends the command; true once it was carried out, and the dialog closes. */
  readonly onConferma: (motivo: string) => Promise<boolean>;
  readonly children: ReactNode;
}

/** A button whose command is asked first, in a dialog that says its consequence and stays where it is refused. */
export function ComandoConfermato(props: Props) {
  const {
    etichetta,
    nome,
    titolo,
    pericolo = false,
    primario = false,
    size,
    motivo,
    comando,
    onConferma,
    children,
  } = props;
  const [aperto, setAperto] = useState(false);
  const [testo, setTesto] = useState('');
  const conferma = async () => {
    if (await onConferma(testo.trim())) setAperto(false);
  };
  const chiudi = () => {
    comando.azzera();
    setAperto(false);
  };
  return (
    <>
      <Bottone
        tono={pericolo ? 'outline-danger' : primario ? 'primary' : 'outline-primary'}
        {...(size && { size })}
        {...(nome && { 'aria-label': nome })}
        onClick={() => setAperto(true)}
      >
        {etichetta}
      </Bottone>
      {aperto && (
        <DialogoForm
          titolo={titolo}
          salva={etichetta}
          pericolo={pericolo}
          comando={comando}
          onSalva={() => void conferma()}
          onChiudi={chiudi}
          premessa={children}
        >
          {motivo && (
            <CampoArea
              etichetta={motivo.etichetta}
              aiuto={motivo.aiuto}
              required
              maxLength={5_000}
              value={testo}
              onChange={setTesto}
            />
          )}
        </DialogoForm>
      )}
    </>
  );
}
