import { useId, type ReactNode } from 'react';

import { Icona } from '../../ui/Icona.js';

interface Props {
  readonly titolo: ReactNode;
  readonly livello: 'centro' | 'progetto';
  readonly aperto: boolean;
  readonly alterna: () => void;
  /** Beside the title: how far, how many. */
  readonly accanto?: ReactNode;
  readonly azioni?: ReactNode;
  readonly children: ReactNode;
}

/** A node that opens: a button that says whether it is open, and the list it governs. */
export function Ramo({ titolo, livello, aperto, alterna, accanto, azioni, children }: Props) {
  const listId = useId();
  return (
    <li className={`ramo ramo-${livello}`}>
      <div className="ramo-riga">
        <button
          type="button"
          data-nodo
          className="ramo-bottone"
          aria-expanded={aperto}
          aria-controls={listId}
          onClick={alterna}
        >
          <Icona nome="chevron" className="ramo-freccia" />
          <span>{titolo}</span>
        </button>
        {accanto && <span className="ramo-accanto">{accanto}</span>}
        {azioni && <span className="ramo-azioni non-stampare">{azioni}</span>}
      </div>
      <ul id={listId} hidden={!aperto}>
        {children}
      </ul>
    </li>
  );
}
