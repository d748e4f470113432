import type { PerimetroRistretto } from './perimetro.js';

/** The roles of a consortium (the first seven) and those that only an ATS has (the last two). */
export const RUOLI = [
  'amministratore',
  'direttore',
  'responsabile',
  'operatore',
  'finanza',
  'nucleo',
  'revisore',
  'capofila',
  'referente',
] as const;
export type Ruolo = (typeof RUOLI)[number];

/** What a scope is: it decides which roles there are in it, and which screens. */
export type TipoScope = 'consorzio' | 'ats';

/** The roles that may be given in each kind of scope: who administers or audits does so in both. */
export const RUOLI_PREVISTI: Readonly<Record<TipoScope, readonly Ruolo[]>> = {
  consorzio: RUOLI.filter((ruolo) => ruolo !== 'capofila' && ruolo !== 'referente'),
  ats: ['amministratore', 'revisore', 'capofila', 'referente'],
};

/**
 * What a person may be allowed to do. The resolver names one of these; the roles below carry them. `audit.esporta`: take
 * the bundle of the log away; `audit.vigila`: see who audits and what they looked at. `ats.rendiconta`: what the capofila
 * does with projects, requests and rendiconti, in the ATS; `ats.spendi`: expenses, their documents and check lists, and
 * `ats.condividi`: what the ATS sees of them, in a consortium. `ats.controlla`, in both: check lists and attestations.
 * `ats.riconosci`: whether the consortium takes part in an ATS at all.
 */
export type Permesso =
  | 'tenancy.leggi'
  | 'tenancy.amministra'
  | 'tenancy.datiPersonali'
  | 'planning.leggi'
  | 'planning.redigi'
  | 'planning.approva'
  | 'consuntivo.leggi'
  | 'consuntivo.registra'
  | 'importing.leggi'
  | 'importing.importa'
  | 'audit.leggi'
  | 'audit.esporta'
  | 'audit.vigila'
  | 'ats.leggi'
  | 'ats.amministra'
  | 'ats.rendiconta'
  | 'ats.riconosci'
  | 'ats.condividi'
  | 'ats.spendi'
  | 'ats.controlla'
  | 'testi.cancella';

const LETTURA: readonly Permesso[] = [
  'tenancy.leggi',
  'planning.leggi',
  'consuntivo.leggi',
  'importing.leggi',
  'audit.leggi',
  'ats.leggi',
];

/** Rights of each role. A responsabile and an operatore act on their own centri only: the deciders check that. */
const PERMESSI: Readonly<Record<Ruolo, readonly Permesso[]>> = {
  amministratore: [
    ...LETTURA,
    'tenancy.amministra',
    'tenancy.datiPersonali',
    'testi.cancella',
    'audit.esporta',
    'audit.vigila',
    'ats.riconosci',
  ],
  direttore: [
    ...LETTURA,
    'audit.esporta',
    'audit.vigila',
    'planning.redigi',
    'planning.approva',
    'consuntivo.registra',
    'importing.importa',
    'testi.cancella',
    'ats.riconosci',
    'ats.condividi',
    'ats.spendi',
    'ats.controlla',
  ],
  responsabile: [...LETTURA, 'planning.redigi', 'consuntivo.registra'],
  operatore: [...LETTURA, 'consuntivo.registra'],
  finanza: [...LETTURA, 'ats.spendi', 'ats.controlla'],
  nucleo: LETTURA,
  revisore: [...LETTURA, 'audit.esporta'],
  capofila: [
    'tenancy.leggi',
    'audit.leggi',
    'audit.esporta',
    'audit.vigila',
    'ats.leggi',
    'ats.amministra',
    'ats.rendiconta',
    'ats.controlla',
  ],
  referente: ['tenancy.leggi', 'audit.leggi', 'ats.leggi'],
};

/** The roles that act on named centri di responsabilità instead of the whole consortium. */
export const RUOLI_PER_CENTRO: readonly Ruolo[] = ['responsabile', 'operatore'];

const DEL_PIANO: readonly Permesso[] = ['tenancy.leggi', 'audit.leggi', 'planning.leggi', 'consuntivo.leggi'];
const DEI_FONDI: readonly Permesso[] = ['tenancy.leggi', 'audit.leggi', 'ats.leggi'];

/**
 * What is left of an auditor's rights within a perimeter that is less than the consortium, by its kind: to read what can
 * be told apart. Documents of an import and the bundle of the whole log cannot be; who audits a part of the plan reads
 * nothing of the funds, and who audits a project nothing of the plan.
 */
export const PERMESSI_DEL_PERIMETRO: Readonly<Record<PerimetroRistretto['tipo'], readonly Permesso[]>> = {
  centri: DEL_PIANO,
  obiettivi: DEL_PIANO,
  progetti: DEI_FONDI,
  rendiconti: DEI_FONDI,
};

/** What is left in some perimeter or other. */
export const PERMESSI_NEL_PERIMETRO: readonly Permesso[] = [...new Set([...DEL_PIANO, ...DEI_FONDI])];

/** The first of the person's roles that carries the right, or null. */
export function ruoloCon(permesso: Permesso, ruoli: readonly Ruolo[]): Ruolo | null {
  return RUOLI.find((ruolo) => ruoli.includes(ruolo) && PERMESSI[ruolo].includes(permesso)) ?? null;
}

/** All rights of the person's roles, each once, sorted: what the web shows or hides. */
export function permessiDi(ruoli: readonly Ruolo[]): readonly Permesso[] {
  return [...new Set(ruoli.flatMap((ruolo) => PERMESSI[ruolo]))].sort();
}
