import type { ReactNode } from 'react';

import { Icona, type NomeIcona } from './Icona.js';

/** Nothing to show yet: why, and what to do about it. */
export function Vuoto({ icona, titolo, children }: { icona: NomeIcona; titolo: string; children?: ReactNode }) {
  return (
    <div className="vuoto">
      <Icona nome={icona} className="icon-lg" />
      <p className="vuoto-titolo">{titolo}</p>
      {children}
    </div>
  );
}
