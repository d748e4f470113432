/**
 * The people of the demonstration: invented names, one public password, four consortia. What each may do is not said
 * here: roles are events in the consortium's own log, loaded with the demo data.
 */
export interface DemoUser {
  /** `<role>.<scope>`, a number behind the role where there are several: `responsabile2.inrete`. */
  readonly username: string;
  readonly name: string;
  readonly role: DemoRole;
  readonly scope: DemoScope;
}

export type DemoScope = keyof typeof DEMO_CONSORTIA;
export type DemoRole = (typeof POSTS)[number][1];

/** The password of every demo user. Public on purpose: the provider that accepts it refuses to start in production. */
export const DEMO_PASSWORD = 'consorzi';

/** Scope slug to the name people know. */
export const DEMO_CONSORTIA = {
  inrete: 'IN.RE.TE. (Ivrea)',
  cissac: 'CISS-AC (Caluso)',
  ciss38: 'CISS38 (Cuorgnè)',
  albalangheroero: 'Alba-Langhe-Roero',
} as const;

const POSTS = [
  ['direttore', 'direttore'],
  ['responsabile', 'responsabile'],
  ['responsabile2', 'responsabile'],
  ['responsabile3', 'responsabile'],
  ['operatore', 'operatore'],
  ['finanza', 'finanza'],
  ['nucleo', 'nucleo'],
  ['revisore', 'revisore'],
  ['amministratore', 'amministratore'],
] as const;

/** Invented, in the order of the posts above. */
const NAMES: Readonly<Record<DemoScope, readonly string[]>> = {
  inrete: [
    'Ottavia Brandimarte',
    'Leandro Scarpellini',
    'Mirella Quagliarini',
    'Fulvio Tagliavento',
    'Ginevra Pontecorvo',
    'Ercole Mastrangelo',
    'Delfina Arcuri',
    'Saverio Montecalvo',
    'Tullia Bevilacqua',
  ],
  cissac: [
    'Raimondo Vallescura',
    'Ivana Passalacqua',
    'Corrado Belforte',
    'Silvana Torregrossa',
    'Nicolò Spadavecchia',
    'Armida Castelnuovo',
    'Gualtiero Bentivoglio',
    'Loredana Frangipane',
    'Amedeo Sanseverino',
  ],
  ciss38: [
    'Viola Altobelli',
    'Ruggero Pietrasanta',
    'Camilla Fontanarosa',
    'Duilio Bonaventura',
    'Serena Malaspina',
    'Ezio Campofiorito',
    'Ludovica Acquaviva',
    'Baldassarre Montalto',
    'Noemi Serrafini',
  ],
  albalangheroero: [
    'Cesare Roccaforte',
    'Flaminia Santacroce',
    'Ubaldo Terranova',
    'Marzia Piccolomini',
    'Dario Boncompagni',
    'Rosalba Villafranca',
    'Egidio Capodiferro',
    'Bianca Fioravanti',
    'Lamberto Guastalla',
  ],
};

export const DEMO_USERS: readonly DemoUser[] = (Object.keys(DEMO_CONSORTIA) as DemoScope[]).flatMap((scope) =>
  POSTS.map(([post, role], index) => ({ username: `${post}.${scope}`, name: NAMES[scope][index]!, role, scope })),
);
