import { v5 } from 'uuid';

/** Our own namespace for every UUIDv5 of the platform (RFC 9562, 5.5). Forever: ids in the logs depend on it. */
const NAMESPACE = '6f0d1c0e-5a57-5c3e-9a55-3c9b9f3f3b11';

/** UUIDv5 of the parts, joined by a byte no part can hold. Same parts, same id, on every machine. */
export function idOf(...parts: readonly (string | number)[]): string {
  return v5(parts.join('\u001f'), NAMESPACE);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** True for a lower-case RFC 9562 UUID. */
export const isUuid = (value: string): boolean => UUID.test(value);

/** A scope's slug: no hyphen, since KurrentDB takes what stands before the first one as the stream's category. */
const SCOPE = /^[a-z][a-z0-9]{1,39}$/;
/** True for the slug of a consortium or ATS: 2-40 of a-z and 0-9, a letter first. */
export const isScope = (value: string): boolean => SCOPE.test(value);
