/** Which things and which moments a question names, whatever its arguments are called. */
export interface Asked {
  readonly oggetti: readonly string[];
  /** A date as it was written, or `#` and a position. */
  readonly momenti: readonly string[];
}

/** What is kept of one question. */
const MOST = 50;
const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z0-9]{1,39})$/i;

/** Ids are what stands under a name that ends in `Id` or `Ids`; moments are an `al` or a `posizione`. */
export function askedIn(args: unknown): Asked {
  const oggetti = new Set<string>();
  const momenti = new Set<string>();
  const look = (value: unknown, name: string): void => {
    if (Array.isArray(value)) return value.slice(0, MOST).forEach((one) => look(one, name));
    if (typeof value === 'object' && value !== null) return Object.entries(value).forEach(([key, one]) => look(one, key)); // prettier-ignore
    if (typeof value === 'string' && /Ids?$/.test(name) && name !== 'commandId' && ID.test(value)) oggetti.add(value);
    if (typeof value === 'string' && name === 'al') momenti.add(value.slice(0, 40));
    if (typeof value === 'number' && name === 'posizione') momenti.add(`#${value}`);
  };
  look(args, '');
  return { oggetti: [...oggetti].slice(0, MOST), momenti: [...momenti].slice(0, MOST) };
}
