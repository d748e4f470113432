import type { ObiettivoSenzaRighe, TipoDiRiga } from './proposta.types.js';

/** A row of the document that the person gave a row of the plan; places from 0. */
export interface RigaScelta {
  readonly indice: number;
  readonly obiettivoId: string;
  readonly riga: { readonly tipo: TipoDiRiga; readonly indice: number; readonly voceId: string };
}

type Risultato = Pick<RigaScelta['riga'], 'tipo' | 'indice'>;

const isOf =
  (indice: number, { tipo, indice: row }: Risultato) =>
  (scelta: RigaScelta) =>
    scelta.indice === indice && scelta.riga.tipo === tipo && scelta.riga.indice === row;

/** With this choice in the place of the one before; an empty id takes it back. */
export function conScelta(
  scelte: readonly RigaScelta[],
  { indice, obiettivoId }: Pick<RigaScelta, 'indice' | 'obiettivoId'>,
  risultato: Risultato,
  voceId: string,
): readonly RigaScelta[] {
  const others = scelte.filter((scelta) => !isOf(indice, risultato)(scelta));
  const { tipo, indice: row } = risultato;
  return voceId === '' ? others : [...others, { indice, obiettivoId, riga: { tipo, indice: row, voceId } }];
}

/** What was chosen for this row, as long as its objective still answers to the same one of the plan. */
export function sceltaOf(
  scelte: readonly RigaScelta[],
  { indice, obiettivoId }: Pick<RigaScelta, 'indice' | 'obiettivoId'>,
  risultato: Risultato,
): string {
  const scelta = scelte.find((one) => one.obiettivoId === obiettivoId && isOf(indice, risultato)(one));
  return scelta?.riga.voceId ?? '';
}

/** Rows of the plan that this row may take: of its kind, and given to no other. */
export function libereOf(senza: ObiettivoSenzaRighe, scelte: readonly RigaScelta[], risultato: Risultato) {
  const taken = scelte.filter((one) => one.obiettivoId === senza.obiettivoId && !isOf(senza.indice, risultato)(one));
  return senza.righeLibere.filter(
    ({ tipo, voceId }) => tipo === risultato.tipo && !taken.some(({ riga }) => riga.voceId === voceId),
  );
}

/** The answers as acceptance takes them: those about objectives, and of each the rows chosen for what it answers to. */
export function risoluzioniOf(
  risoluzioni: ReadonlyMap<number, string | null>,
  abbinamenti: ReadonlyMap<number, string>,
  scelte: readonly RigaScelta[],
) {
  const valide = scelte.filter(({ indice, obiettivoId }) => abbinamenti.get(indice) === obiettivoId);
  const indici = new Set([...risoluzioni.keys(), ...valide.map(({ indice }) => indice)]);
  return [...indici].map((indice) => ({
    indice,
    obiettivoId: risoluzioni.get(indice) ?? abbinamenti.get(indice) ?? null,
    righe: valide.filter((scelta) => scelta.indice === indice).map(({ riga }) => riga),
  }));
}
