/**
 * The people of the demonstration: invented names, one public password, four consortia. What each may do is not said
 * here: roles are events in the consortium's own log, loaded with the demo data.
 */
export interface DemoUser {
  /** `<role>.<scope>`, a number behind the role where there are several: `responsabile2.inrete`. */
  readonly username: string;
  readonly name: string;
  readonly role: DemoRole;
  /** Aliases of the organizations they belong to, the one of their user name first. */
  readonly organizations: readonly [DemoScope, ...string[]];
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

/**
 * Who belongs to an organization besides the one of their user name: alias to user names. To belong is not to have a
 * role: the Nucleo of inrete knocks at ciss38, and its amministratore has not let it in yet.
 */
const ALSO_IN: Readonly<Record<string, readonly string[]>> = {
  cissac: ['revisore.inrete'],
  ciss38: ['nucleo.inrete'],
  // The ATS of the first three.
  atsivrea: [
    'amministratore.inrete',
    'direttore.inrete',
    'finanza.inrete',
    'revisore.inrete',
    'direttore.cissac',
    'direttore.ciss38',
  ],
};

export const DEMO_USERS: readonly DemoUser[] = (Object.keys(DEMO_CONSORTIA) as DemoScope[]).flatMap((scope) =>
  POSTS.map(([post, role], index) => {
    const username = `${post}.${scope}`;
    return { username, name: NAMES[scope][index]!, role, organizations: [scope, ...othersOf(username)] };
  }),
);

function othersOf(username: string): readonly string[] {
  return Object.keys(ALSO_IN).filter((alias) => ALSO_IN[alias]!.includes(username));
}
