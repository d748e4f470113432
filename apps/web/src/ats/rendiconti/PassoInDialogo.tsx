import type { ReactNode } from 'react';

import { DialogoForm, useComando, type Comandi, type NomeComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';

interface Props<N extends NomeComando> {
  readonly nome: N;
  readonly titolo: string;
  /** What the button says; the title where it says the same. */
  readonly salva?: string;
  readonly revisione: number;
  /** What the command takes of what was written; null while that cannot be sent. */
  readonly campi: () => Comandi[N] | null;
  readonly onChiudi: () => void;
  readonly children: ReactNode;
}

/** A step of a rendiconto or of a request: what it needs is asked in a dialog, which goes when it was carried out. */
export function PassoInDialogo<N extends NomeComando>(props: Props<N>) {
  const { nome, titolo, salva = titolo, revisione, campi, onChiudi, children } = props;
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando(nome);
  const esegui = async () => {
    const scritti = campi();
    if (scritti === null || !(await comando.esegui(scritti, revisione))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.fatto') });
  };
  return (
    <DialogoForm titolo={titolo} salva={salva} comando={comando} onSalva={() => void esegui()} onChiudi={onChiudi}>
      {children}
    </DialogoForm>
  );
}

interface CampoProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The day on which something was done: not after today. */
export function CampoIl({ etichetta, ...campo }: CampoProps & { readonly etichetta?: string }) {
  const t = useTesto();
  return <CampoTesto etichetta={etichetta ?? t('rendiconti.il')} type="date" required max={oggi()} {...campo} />;
}

/** The number by which a paper is found: of the register, of the order to pay or to collect. */
export function CampoNumero({ etichetta, ...campo }: CampoProps & { readonly etichetta: string }) {
  return <CampoTesto etichetta={etichetta} required maxLength={60} {...campo} />;
}

interface CampoEsitoProps<E extends string> {
  readonly esiti: readonly E[];
  readonly nomeDi: (esito: E) => string;
  readonly value: E;
  readonly onChange: (esito: E) => void;
}

/** What the funder answered. */
export function CampoEsito<E extends string>({ esiti, nomeDi, value, onChange }: CampoEsitoProps<E>) {
  const t = useTesto();
  return (
    <CampoScelta etichetta={t('rendiconti.esito')} value={value} onChange={(scelto) => onChange(scelto as E)}>
      {esiti.map((esito) => (
        <option key={esito} value={esito}>
          {nomeDi(esito)}
        </option>
      ))}
    </CampoScelta>
  );
}
