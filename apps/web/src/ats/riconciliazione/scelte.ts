import type { Campo, Mappatura } from './riconciliazione.queries.js';

/** A mapping while a person chooses: each field with the heading it has, or none. */
export interface Scelte {
  readonly colonne: Readonly<Record<string, string>>;
  readonly chiave: readonly string[];
  readonly data: string;
  readonly decimale: string;
}

export const FORMATI_DATA = ['gg/mm/aaaa', 'aaaa-mm-gg', 'mm/gg/aaaa'] as const;

/** The choices that a mapping stands for in a file: a heading that the file does not have is chosen anew. */
export function scelteDi({ colonne, chiave, formati }: Mappatura, intestazioni: readonly string[]): Scelte {
  const found = colonne.flatMap(({ campo, intestazione }) => {
    const here = intestazione === null ? undefined : intestazioni.find((one) => piegata(one) === piegata(intestazione));
    return here === undefined ? [] : [[campo, here] as const];
  });
  return { colonne: Object.fromEntries(found), chiave: [...chiave], ...formati };
}

/** The mapping that the choices make, fields in the order of the table. */
export function mappaturaDi(tabella: string, campi: readonly Campo[], scelte: Scelte): Mappatura {
  const colonne = campi.flatMap(({ campo }) => {
    const intestazione = scelte.colonne[campo];
    return intestazione ? [{ campo, intestazione }] : [];
  });
  const chiave = scelte.chiave.filter((campo) => colonne.some((one) => one.campo === campo));
  return { tabella, colonne, chiave, formati: { data: scelte.data, decimale: scelte.decimale } };
}

/** Why the choices do not make a mapping yet: the id of the message; null where they do. */
export function difetto({ colonne, chiave }: Scelte): 'riconcilia.senzaChiave' | 'riconcilia.colonnaDueVolte' | null {
  const used = Object.values(colonne).filter(Boolean);
  if (new Set(used).size !== used.length) return 'riconcilia.colonnaDueVolte';
  return chiave.some((campo) => colonne[campo]) ? null : 'riconcilia.senzaChiave';
}

/** As the platform compares headings: case, accents and what stands between words apart. */
const piegata = (testo: string): string =>
  testo
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^0-9A-Z]+/g, ' ')
    .trim();

/** Cents as an Italian amount: `1.234,56 €`. */
export function euro(centesimi: number): string {
  const cifre = String(Math.abs(centesimi)).padStart(3, '0');
  const interi = cifre.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${centesimi < 0 ? '-' : ''}${interi},${cifre.slice(-2)} €`;
}
