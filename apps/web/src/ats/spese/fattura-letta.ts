import { useState } from 'react';

import { useScope } from '../../shell/scope.js';
import { vaiAllAccesso } from '../../tenancy/index.js';

/** An invoice in XML as the platform has read it; `spesaId` that of the expense which holds it already. */
export interface FatturaLetta {
  readonly numero: string;
  readonly data: string;
  readonly fornitore: {
    readonly denominazione: string;
    readonly partitaIva: string | null;
    readonly codiceFiscale: string | null;
    readonly iban: string | null;
  };
  readonly descrizione: string;
  readonly imponibileCentesimi: number;
  readonly ivaCentesimi: number;
  readonly ritenutaCentesimi: number;
  readonly scissioneIva: boolean;
  readonly cup: readonly string[];
  readonly cig: readonly string[];
  readonly avvertenze: readonly { readonly codice: string; readonly valore: string | null }[];
  readonly spesaId: string | null;
}

export type LetturaFattura =
  | { readonly fase: 'fermo' }
  | { readonly fase: 'lettura' }
  | { readonly fase: 'letta'; readonly fatture: readonly FatturaLetta[] }
  | { readonly fase: 'rifiutata'; readonly messaggio: string | null };

/** Sends a file to be read; nothing of it is kept. */
export function useLetturaFattura(): { readonly stato: LetturaFattura; readonly leggi: (file: File) => void } {
  const { scope } = useScope();
  const [stato, setStato] = useState<LetturaFattura>({ fase: 'fermo' });
  const leggi = (file: File) => {
    setStato({ fase: 'lettura' });
    send(scope, file).then(setStato, () => setStato({ fase: 'rifiutata', messaggio: null }));
  };
  return { stato, leggi };
}

async function send(scope: string, file: File): Promise<LetturaFattura> {
  const response = await fetch(`/api/fatture/${scope}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-consorzi': '1' },
    body: file,
  });
  if (response.status === 401) vaiAllAccesso();
  const answer = (await response.json()) as { fatture?: readonly FatturaLetta[]; messaggio?: string; campo?: string };
  if (response.ok && answer.fatture) return { fase: 'letta', fatture: answer.fatture };
  const campo = answer.campo ? ` (${answer.campo})` : '';
  return { fase: 'rifiutata', messaggio: answer.messaggio ? `${answer.messaggio}${campo}` : null };
}
