import { parse, v5 } from 'uuid';

/** Our own namespace for every UUIDv5 of the platform (RFC 9562, 5.5). Forever: ids in the logs depend on it. */
const NAMESPACE = parse('6f0d1c0e-5a57-5c3e-9a55-3c9b9f3f3b11');
const utf8 = new TextEncoder();

/**
 * UUIDv5 of the parts, joined by a byte no part can hold. Same parts, same id, on every machine. Every append and every
 * row asks for some: given as bytes, name and namespace spare the package its own slower conversions.
 * @throws RangeError for half of a surrogate pair, which UTF-8 cannot tell from another half.
 */
export function idOf(...parts: readonly (string | number)[]): string {
  const name = parts.join('\u001f');
  if (!name.isWellFormed()) throw new RangeError('a lone surrogate names nothing');
  return v5(utf8.encode(name), NAMESPACE);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** True for a lower-case RFC 9562 UUID. */
export const isUuid = (value: string): boolean => UUID.test(value);

/** A scope's slug: no hyphen, since KurrentDB takes what stands before the first one as the stream's category. */
const SCOPE = /^[a-z][a-z0-9]{1,39}$/;
/** True for the slug of a consortium or ATS: 2-40 of a-z and 0-9, a letter first. */
export const isScope = (value: string): boolean => SCOPE.test(value);
