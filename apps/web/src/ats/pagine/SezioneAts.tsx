import { useState, type ReactNode } from 'react';

import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';

interface Props {
  readonly id: string;
  readonly titolo: string;
  /** What the capofila may do here: its name, and the dialog in which it is done. */
  readonly azione: string;
  readonly dialogo: (chiudi: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** A part of the page under its heading, with its one action for who may change the ATS. */
export function SezioneAts({ id, titolo, azione, dialogo, children }: Props) {
  const { puo } = useDiritti();
  const [aperto, setAperto] = useState(false);
  return (
    <section aria-labelledby={id} className="ats-sezione">
      <div className="sezione-testa">
        <h2 id={id} className="h4 mb-0">
          {titolo}
        </h2>
        {puo('ats.amministra') && (
          <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={() => setAperto(true)}>
            {azione}
          </Bottone>
        )}
      </div>
      {children}
      {aperto && dialogo(() => setAperto(false))}
    </section>
  );
}
