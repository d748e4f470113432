import type { Proposta } from './proposta.types.js';

type Trovate = Pick<Proposta, 'corrispondenze' | 'esclusi'>;
/** By place in the document: which objective of the plan the person chose, or none. */
type Scelte = ReadonlyMap<number, string | null>;

/** Which objective of the plan each of the document answers to, as found or as the person chose; those of none left out. */
export function abbinamentiOf({ corrispondenze, esclusi }: Trovate, scelte: Scelte): ReadonlyMap<number, string> {
  return new Map(
    (corrispondenze ?? []).flatMap(({ indice, obiettivoId }) => {
      const scelto = scelte.has(indice) ? scelte.get(indice)! : obiettivoId;
      return scelto === null || esclusi.includes(indice) ? [] : [[indice, scelto] as const];
    }),
  );
}

/** The title of an objective of the plan that two of the document stand for; null where each has its own. */
export function indicatoDueVolte(proposta: Trovate, scelte: Scelte): string | null {
  const ids = [...abbinamentiOf(proposta, scelte).values()];
  const doppio = ids.find((id, index) => ids.indexOf(id) !== index);
  if (doppio === undefined) return null;
  const candidati = (proposta.corrispondenze ?? []).flatMap((each) => each.candidati);
  return candidati.find(({ obiettivoId }) => obiettivoId === doppio)?.titolo ?? '';
}
