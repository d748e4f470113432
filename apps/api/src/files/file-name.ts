import { FileRefused } from './file-refused.js';

const LONGEST = 200;
/** Control characters, and those that turn the direction of writing: `fattura‮fdp.exe` reads as a PDF. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/**
 * A file's name as it may be shown and given to a disk: its last part, without what cannot be seen.
 * @throws FileRefused NOME_NON_VALIDO where nothing is left of it.
 */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1)!.replaceAll(UNSEEN, '').normalize('NFC').trim();
  const extension = extensionOf(last);
  const kept = last.length <= LONGEST ? last : `${last.slice(0, LONGEST - extension.length - 1)}.${extension}`;
  if (/^\.*$/.test(kept)) throw new FileRefused('NOME_NON_VALIDO');
  return kept;
}

/** The part of a path within an archive, for who looks through it: folders by `/`, nothing that cannot be seen. */
export const shownPath = (given: string): string =>
  given
    .split(/[/\\]/)
    .map((part) => part.replaceAll(UNSEEN, '').trim())
    .filter((part) => part !== '' && !/^\.+$/.test(part))
    .join('/')
    .slice(-400);

/** In lower case, without the dot; empty where there is none. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Header `Content-Disposition` for a file to be kept: ASCII for old clients, RFC 5987 for the name as it is. */
export function attachment(name: string): string {
  const ascii = name.normalize('NFKD').replaceAll(/[^\x20-\x7e]/g, '').replaceAll(/["\\%]/g, '_'); // prettier-ignore
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii.trim() || 'documento'}"; filename*=UTF-8''${encoded}`;
}
