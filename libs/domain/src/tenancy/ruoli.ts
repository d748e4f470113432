/** The roles of a consortium (the first seven) and of an ATS (the last two). */
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

/** What a person may be allowed to do. The resolver names one of these; the roles below carry them. */
export type Permesso =
  | 'tenancy.leggi'
  | 'tenancy.amministra'
  | 'planning.leggi'
  | 'planning.redigi'
  | 'planning.approva'
  | 'consuntivo.leggi'
  | 'consuntivo.registra'
  | 'importing.leggi'
  | 'importing.importa'
  | 'audit.leggi'
  | 'testi.cancella';

const LETTURA: readonly Permesso[] = [
  'tenancy.leggi',
  'planning.leggi',
  'consuntivo.leggi',
  'importing.leggi',
  'audit.leggi',
];

/** Rights of each role. A responsabile and an operatore act on their own centri only: the deciders check that. */
const PERMESSI: Readonly<Record<Ruolo, readonly Permesso[]>> = {
  amministratore: [...LETTURA, 'tenancy.amministra', 'testi.cancella'],
  direttore: [
    ...LETTURA,
    'planning.redigi',
    'planning.approva',
    'consuntivo.registra',
    'importing.importa',
    'testi.cancella',
  ],
  responsabile: [...LETTURA, 'planning.redigi', 'consuntivo.registra'],
  operatore: [...LETTURA, 'consuntivo.registra'],
  finanza: LETTURA,
  nucleo: LETTURA,
  revisore: LETTURA,
  capofila: ['tenancy.leggi'],
  referente: ['tenancy.leggi'],
};

/** The roles that act on named centri di responsabilità instead of the whole consortium. */
export const RUOLI_PER_CENTRO: readonly Ruolo[] = ['responsabile', 'operatore'];

/** The first of the person's roles that carries the right, or null. */
export function ruoloCon(permesso: Permesso, ruoli: readonly Ruolo[]): Ruolo | null {
  return RUOLI.find((ruolo) => ruoli.includes(ruolo) && PERMESSI[ruolo].includes(permesso)) ?? null;
}

/** All rights of the person's roles, each once, sorted: what the web shows or hides. */
export function permessiDi(ruoli: readonly Ruolo[]): readonly Permesso[] {
  return [...new Set(ruoli.flatMap((ruolo) => PERMESSI[ruolo]))].sort();
}
