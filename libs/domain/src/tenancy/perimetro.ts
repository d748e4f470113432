import { RuleViolation } from '../shared/index.js';

/**
 * What an auditor was called to look at. A union that grows: `dentro` below is the one place that must then say what
 * lies in the new kind. `progetti` are those of an ATS, audited there or in a consortium that takes part in them;
 * `rendiconti` are an ATS's own.
 */
export type Perimetro =
  | { readonly tipo: 'consorzio' }
  | { readonly tipo: 'centri'; readonly centri: readonly string[] }
  | { readonly tipo: 'obiettivi'; readonly obiettivi: readonly string[] }
  | { readonly tipo: 'progetti'; readonly progetti: readonly string[] }
  | { readonly tipo: 'rendiconti'; readonly rendiconti: readonly string[] };

export const TIPI_PERIMETRO = [
  ...(['consorzio', 'centri', 'obiettivi', 'progetti', 'rendiconti'] as const),
] satisfies readonly Perimetro['tipo'][];

/** How many things a perimeter may name: who must see more of them sees the whole consortium. */
export const LIMITI_PERIMETRO = { centri: 50, obiettivi: 100, progetti: 50, rendiconti: 100 } as const;

/** Less than the whole. */
export type PerimetroRistretto = Exclude<Perimetro, { tipo: 'consorzio' }>;

/** What a person may read in a scope: everything, or what lies in one of their perimeters. */
export type Lettura = 'tutto' | readonly PerimetroRistretto[];

/** Something of a consortium, with what decides whether it lies in a perimeter. */
export type Oggetto =
  | { readonly tipo: 'centro'; readonly id: string }
  /** `centri`: all in which it stands, at whatever moment counts for who asks. */
  | { readonly tipo: 'obiettivo'; readonly id: string; readonly centri: readonly string[] }
  | { readonly tipo: 'progettoPeg'; readonly centroId: string }
  | { readonly tipo: 'consuntivo'; readonly obiettivoId: string; readonly centroId: string }
  /** Whatever is of a project of an ATS: its plan, an expense, a request for money. */
  | { readonly tipo: 'delProgetto'; readonly progettoId: string }
  /** A rendiconto of the project, its lines, what was signed or checked for it. */
  | { readonly tipo: 'delRendiconto'; readonly rendicontoId: string; readonly progettoId: string };

/** Several perimeters together. */
export function letturaDi(perimetri: readonly Perimetro[]): Lettura {
  const ristretti = perimetri.filter((one) => one.tipo !== 'consorzio');
  return ristretti.length < perimetri.length ? 'tutto' : ristretti;
}

/**
 * Whether the thing may be read. What two centri share lies in the perimeter of each; what one of them reported on it
 * is that centro's own. A named objective brings whatever was reported on it, and no centro. A project brings its
 * rendiconti; a rendiconto brings itself and nothing else of its project.
 */
export function dentro(lettura: Lettura, oggetto: Oggetto): boolean {
  if (lettura === 'tutto') return true;
  return lettura.some((perimetro) => {
    switch (perimetro.tipo) {
      case 'centri':
        return centriDi(oggetto).some((centro) => perimetro.centri.includes(centro));
      case 'obiettivi':
        return perimetro.obiettivi.includes(obiettivoDi(oggetto) ?? '');
      case 'progetti':
        return perimetro.progetti.includes(progettoDi(oggetto) ?? '');
      case 'rendiconti':
        return oggetto.tipo === 'delRendiconto' && perimetro.rendiconti.includes(oggetto.rendicontoId);
    }
  });
}

function centriDi(oggetto: Oggetto): readonly string[] {
  switch (oggetto.tipo) {
    case 'centro':
      return [oggetto.id];
    case 'obiettivo':
      return oggetto.centri;
    case 'progettoPeg':
    case 'consuntivo':
      return [oggetto.centroId];
    case 'delProgetto':
    case 'delRendiconto':
      return [];
  }
}

function obiettivoDi(oggetto: Oggetto): string | null {
  if (oggetto.tipo === 'obiettivo') return oggetto.id;
  return oggetto.tipo === 'consuntivo' ? oggetto.obiettivoId : null;
}

function progettoDi(oggetto: Oggetto): string | null {
  return oggetto.tipo === 'delProgetto' || oggetto.tipo === 'delRendiconto' ? oggetto.progettoId : null;
}

/** The ids that a perimeter names; none for the whole. */
export function nominatiNel(perimetro: Perimetro): readonly string[] {
  switch (perimetro.tipo) {
    case 'consorzio':
      return [];
    case 'centri':
      return perimetro.centri;
    case 'obiettivi':
      return perimetro.obiettivi;
    case 'progetti':
      return perimetro.progetti;
    case 'rendiconti':
      return perimetro.rendiconti;
  }
}

/** The same perimeter written in one way: each name once, in order. @throws RuleViolation REVISIONE_PERIMETRO_NON_VALIDO */
export function perimetroScritto(perimetro: Perimetro): Perimetro {
  switch (perimetro.tipo) {
    case 'consorzio':
      return { tipo: 'consorzio' };
    case 'centri':
      return { tipo: 'centri', centri: names(perimetro.centri, LIMITI_PERIMETRO.centri) };
    case 'obiettivi':
      return { tipo: 'obiettivi', obiettivi: names(perimetro.obiettivi, LIMITI_PERIMETRO.obiettivi) };
    case 'progetti':
      return { tipo: 'progetti', progetti: names(perimetro.progetti, LIMITI_PERIMETRO.progetti) };
    case 'rendiconti':
      return { tipo: 'rendiconti', rendiconti: names(perimetro.rendiconti, LIMITI_PERIMETRO.rendiconti) };
  }
}

function names(ids: readonly string[], massimo: number): readonly string[] {
  const each = [...new Set(ids)].sort();
  if (each.length < 1 || each.length > massimo) throw new RuleViolation('REVISIONE_PERIMETRO_NON_VALIDO', { massimo });
  return each;
}
