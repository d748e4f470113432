import { open } from 'node:fs/promises';

import { SENZA_INDIZI, type IndiziDocumento } from '@consorzi/domain/ats';
import { isIsoDate } from '@consorzi/domain/shared';

import type { MediaType } from './media-type.js';

/** No invoice without attachments is longer; what stands after it is not looked at. */
const LOOKED_AT = 1 << 20;
const MOST = 20;

/**
 * What a file says of the expense that it may prove, as far as it can be read without opening it: an invoice as XML,
 * also within a signature, or a plain text. Numbers, dates and codes alone. A file that says nothing is no mistake.
 */
export async function indiziDelFile(file: string, mediaType: MediaType): Promise<IndiziDocumento> {
  if (mediaType === 'application/xml' || mediaType === 'application/pkcs7-mime') return ofInvoice(await start(file));
  return mediaType === 'text/plain' ? ofText(await start(file)) : SENZA_INDIZI;
}

function ofInvoice(text: string): IndiziDocumento {
  if (!/<(?:\w+:)?FatturaElettronica\b/.test(text)) return SENZA_INDIZI;
  const all = (tag: string) =>
    [...text.matchAll(new RegExp(`<(?:\\w+:)?${tag}>\\s*([^<]{1,100}?)\\s*</`, 'g'))].map(([, value]) => value!);
  const general = /<(?:\w+:)?DatiGeneraliDocumento>[^]*?<\/(?:\w+:)?DatiGeneraliDocumento>/.exec(text)?.[0] ?? '';
  const inGeneral = (tag: string) => new RegExp(`<(?:\\w+:)?${tag}>\\s*([^<]{1,100}?)\\s*</`).exec(general)?.[1];
  return told({
    tipo: 'fattura',
    numeri: [inGeneral('Numero')],
    date: [inGeneral('Data')],
    // The supplier's stands before the customer's.
    partiteIva: all('IdCodice').slice(0, 2),
    cig: all('CodiceCIG'),
    centesimi: [inGeneral('ImportoTotaleDocumento'), ...all('ImportoPagamento'), ...all('ImponibileImporto')].map(
      cents,
    ),
  });
}

function ofText(text: string): IndiziDocumento {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, value]) => value!);
  return told({
    tipo: null,
    numeri: all(/\bfattura\s+(?:n\.?|nr\.?|numero)?\s*([\w/-]{1,30})/gi),
    date: [...text.matchAll(/\b(\d{2})[/.-](\d{2})[/.-](\d{4})\b/g)].map(([, g, m, a]) => `${a}-${m}-${g}`),
    partiteIva: all(/\b(\d{11})\b/g),
    cig: all(/\bCIG:?\s+([0-9A-Z]{10})\b/g),
    centesimi: [],
  });
}

type Found = { readonly [Field in keyof IndiziDocumento]: Field extends 'tipo' ? IndiziDocumento['tipo'] : readonly unknown[] }; // prettier-ignore

/** Only what has the right form, each once: it is kept beside the file, and must hold no words. */
const told = (found: Found): IndiziDocumento => ({
  tipo: found.tipo,
  numeri: some(found.numeri, (one) => /^[\w/. -]{1,30}$/.test(one) && /\d/.test(one)),
  date: some(found.date, isIsoDate),
  partiteIva: some(found.partiteIva, (one) => /^\d{11}$/.test(one)),
  cig: some(found.cig, (one) => /^[0-9A-Z]{10}$/.test(one)),
  centesimi: [...new Set(found.centesimi)].filter((one): one is number => Number.isSafeInteger(one)).slice(0, MOST),
});

const some = (values: readonly unknown[], isRight: (value: string) => boolean): string[] =>
  [...new Set(values)].filter((one): one is string => typeof one === 'string' && isRight(one)).slice(0, MOST);

/** `1234.50` as an invoice has it. */
const cents = (amount: string | undefined): number | null =>
  amount !== undefined && /^-?\d{1,11}(\.\d{1,8})?$/.test(amount) ? Math.round(Number(amount) * 100) : null;

/** The beginning of the file, one byte a character: what is looked for is ASCII. */
async function start(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
