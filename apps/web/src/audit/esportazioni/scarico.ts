import { useCallback, useEffect, useRef, useState } from 'react';

import { vaiAllAccesso } from '../../tenancy/index.js';

/** A file that is made while one waits, then received: how far it is, or why it did not come. */
export type Scarico =
  | { readonly fase: 'fermo' }
  | { readonly fase: 'preparazione' }
  | { readonly fase: 'arrivo'; readonly byte: number }
  | { readonly fase: 'pronto' }
  | { readonly fase: 'guasto'; readonly messaggio: string | null };

/** How often the page is told of what has come. */
const TELL_EVERY = 1 << 20;

/** Downloads one file at a time; leaving the page gives it up. */
export function useScarico(): { readonly stato: Scarico; readonly scarica: (url: string, nome: string) => void } {
  const [stato, setStato] = useState<Scarico>({ fase: 'fermo' });
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);
  const scarica = useCallback((url: string, nome: string) => {
    asked.current?.abort();
    const { signal } = (asked.current = new AbortController());
    const tell = (next: Scarico) => {
      if (!signal.aborted) setStato(next);
    };
    tell({ fase: 'preparazione' });
    receive(url, signal, (byte) => tell({ fase: 'arrivo', byte })).then(
      (file) => {
        if (signal.aborted) return;
        save(file, nome);
        tell({ fase: 'pronto' });
      },
      (error: unknown) => tell({ fase: 'guasto', messaggio: error instanceof Refused ? error.message : null }),
    );
  }, []);
  return { stato, scarica };
}

/** The platform said why, in words for the person. */
class Refused extends Error {}

async function receive(url: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Blob> {
  const response = await fetch(url, { signal, headers: { 'x-consorzi': '1' } });
  if (response.status === 401) vaiAllAccesso();
  if (!response.ok || !response.body) {
    const { messaggio } = (await response.json().catch(() => ({}))) as { messaggio?: string };
    throw messaggio ? new Refused(messaggio) : new Error(`export: ${response.status}`);
  }
  const chunks: BlobPart[] = [];
  let [bytes, told] = [0, 0];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    bytes += next.value.length;
    if (bytes - told < TELL_EVERY) continue;
    told = bytes;
    onBytes(bytes);
  }
  return new Blob(chunks, { type: 'application/zip' });
}

function save(file: Blob, nome: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = nome;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
