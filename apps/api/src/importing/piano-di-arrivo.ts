import {
  matchObjectives,
  type MatchResult,
  type PianoDiArrivo,
  type PlanObjective,
  type Proposal,
} from '@consorzi/domain/importing';
import { pianoIdOf } from '@consorzi/domain/planning';
import { alberoObiettivi, piani, type RigaObiettivo, type RigaPiano } from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';
import { centri, type RigaCentro } from '@consorzi/projections/tenancy';

/** Where a document would go: a plan that is there, with what of it answers to the document, or one to be made. */
export interface Arrivo {
  readonly piano: PianoDiArrivo;
  readonly esistente: Found<RigaPiano> | null;
  readonly obiettivi: readonly Found<RigaObiettivo>[];
  readonly centri: readonly Found<RigaCentro>[];
  /** Null unless the document reports on a plan that is there. */
  readonly matching: MatchResult | null;
}

export const ARRIVO_READS = [piani, alberoObiettivi, centri] as const;

/** @param year of the document, as read or corrected. */
export async function arrivoDi(reader: Reader, scope: string, proposal: Proposal, year: number): Promise<Arrivo> {
  const known = await reader.where(centri, {});
  const plans = (await reader.where(piani, {})).filter(({ row }) => row.stato !== 'inImportazione');
  const periodo = periodoDi(proposal, year);
  if (proposal.kind === 'peg_piano_performance') {
    const esistente = plans.find(({ row }) => row.dal === periodo.dal && row.al === periodo.al) ?? null;
    const piano = {
      ...periodo,
      pianoId: pianoIdOf(scope, periodo),
      titolo: titoloDi('PEG e Piano della performance', periodo),
      come: 'bozza' as const,
    };
    return { piano, esistente, obiettivi: [], centri: known, matching: null };
  }
  const esistente = planOfYear(plans, year);
  if (!esistente) {
    const period = { dal: year, al: year };
    const piano = {
      ...period,
      pianoId: pianoIdOf(scope, period),
      titolo: titoloDi('Piano', period),
      come: 'ricostruito' as const,
    };
    return { piano, esistente: null, obiettivi: [], centri: known, matching: null };
  }
  const obiettivi = await reader.where(alberoObiettivi, { pianoId: esistente.key });
  const { titolo, dal, al } = esistente.row;
  return {
    piano: { pianoId: esistente.key, titolo, dal, al, come: 'esistente' },
    esistente,
    obiettivi,
    centri: known,
    matching: matchObjectives(
      obiettivi.map((found) => planObjectiveOf(found, known)),
      proposal,
    ),
  };
}

/** Of several plans that cover the year the one of the fewest years: the year's own rather than the three-year one. */
function planOfYear(plans: readonly Found<RigaPiano>[], year: number): Found<RigaPiano> | null {
  const covering = plans.filter(({ row }) => row.dal <= year && year <= row.al);
  return covering.sort((a, b) => a.row.al - a.row.dal - (b.row.al - b.row.dal))[0] ?? null;
}

/** What matching compares of an objective of the plan. */
export function planObjectiveOf(
  { key, row }: Found<RigaObiettivo>,
  known: readonly Found<RigaCentro>[],
): PlanObjective {
  return {
    id: key,
    centroDiResponsabilita: known.find((centro) => centro.key === row.centri[0])?.row.denominazione ?? null,
    number: row.numero || null,
    title: row.titolo,
    activities: row.attivita.map(({ id, testo }) => ({ id, text: testo })),
    indicators: row.indicatori.map(({ id, nome, descrizione }) => ({
      id,
      name: nome || null,
      description: descrizione || null,
    })),
  };
}

/** A plan of several years says so on its first pages: "2023 - 2025" where the first is the year of the document. */
function periodoDi({ sections }: Proposal, year: number): { dal: number; al: number } {
  const front = sections
    .filter(({ kind }) => kind === 'frontespizio')
    .map(({ title, text }) => `${title}\n${text}`)
    .join('\n');
  for (const [, from, to] of front.matchAll(/\b(20\d\d)\s*[-–/]\s*(20\d\d)\b/g)) {
    if (Number(from) === year && Number(to) > year && Number(to) - year < 5) return { dal: year, al: Number(to) };
  }
  return { dal: year, al: year };
}

const titoloDi = (what: string, { dal, al }: { dal: number; al: number }) =>
  `${what} ${dal === al ? dal : `${dal}-${al}`}`;
