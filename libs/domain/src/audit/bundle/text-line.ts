import { hash } from 'node:crypto';

import type { Json, JsonObject, TestoRef } from '../../shared/index.js';
import { canonicalText } from './canonical-text.js';
import { Fault } from './faults.js';

/** Longest line of a text, in bytes: a document has at most 10 MiB, and a character at most six in JSON. */
export const MAX_TEXT_LINE = 64 << 20;

/**
 * The words behind one mention of a text in an event. One line a mention, in the order in which events name them, so
 * that lines and mentions can be compared side by side. `sale` is base64.
 */
export type TextLine = { readonly id: string; readonly hash: string; readonly position: number } & (
  | { readonly testo: string; readonly sale: string }
  /** Words and salt were erased: the hash alone is left, and proves what it always proved. */
  | { readonly cancellato: true }
  /** Nobody erased it, and it is not there: a verifier says so unless the log tells of an erasure. */
  | { readonly mancante: true }
);

export function textLine(line: TextLine): string {
  const { id, hash: textHash, position } = line;
  if ('cancellato' in line) return canonicalText({ cancellato: true, hash: textHash, id, position });
  if ('mancante' in line) return canonicalText({ hash: textHash, id, mancante: true, position });
  return canonicalText({ hash: textHash, id, position, sale: line.sale, testo: line.testo });
}

/** @throws Fault TESTO_ILLEGGIBILE for anything but the one line that such a text has. */
export function readTextLine(line: string): TextLine {
  try {
    const text = JSON.parse(line) as TextLine;
    if (isTextLine(text) && textLine(text) === line) return text;
  } catch {
    // Refused below, whatever it was.
  }
  throw new Fault('TESTO_ILLEGGIBILE');
}

/** SHA-256 (hex) over salt and the text's UTF-8 bytes: what events carry of a text. */
export function saltedTextHash(sale: Buffer, testo: string): string {
  return hash('sha256', Buffer.concat([sale, Buffer.from(testo, 'utf8')]), 'hex');
}

/** The texts that a payload names, in the order of its RFC 8785 form. */
export function textsIn(data: JsonObject): readonly TestoRef[] {
  const found: TestoRef[] = [];
  const look = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach((one: Json) => look(one));
    const object = value as JsonObject;
    const { testoId, hash: textHash } = object;
    if (typeof testoId === 'string' && typeof textHash === 'string') found.push({ testoId, hash: textHash });
    for (const key of Object.keys(object).sort()) look(object[key]!);
  };
  look(data);
  return found;
}

function isTextLine(line: Readonly<Record<string, unknown>>): boolean {
  const { id, hash: textHash, position, testo, sale, cancellato, mancante } = line;
  if (typeof id !== 'string' || typeof textHash !== 'string' || !Number.isSafeInteger(position)) return false;
  if (cancellato !== undefined || mancante !== undefined) {
    return Object.keys(line).length === 4 && (cancellato ?? mancante) === true;
  }
  const isBase64 = typeof sale === 'string' && Buffer.from(sale, 'base64').toString('base64') === sale;
  return typeof testo === 'string' && isBase64 && Object.keys(line).length === 5;
}
