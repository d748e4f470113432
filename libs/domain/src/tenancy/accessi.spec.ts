import { given, stream } from '../event-sourcing/specification.js';
import { accessi, deciderAccessi, type ComandoAccessi, type EventoAccessi } from './accessi.js';
import {
  permessiDi,
  PERMESSI_DEL_PERIMETRO,
  PERMESSI_NEL_PERIMETRO,
  RUOLI,
  RUOLI_PER_CENTRO,
  RUOLI_PREVISTI,
  ruoloCon,
  type Permesso,
  type Ruolo,
} from './ruoli.js';

const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  scope: 'inrete',
} as const;
const assegna = (personaId: string, ruolo: Ruolo, ...centri: string[]): ComandoAccessi => ({
  ...base,
  ...{ type: 'AssegnaRuolo', personaId, ruolo, centri },
});
const revoca = (personaId: string, ruolo: Ruolo): ComandoAccessi => ({
  ...base,
  ...{ type: 'RevocaRuolo', personaId, ruolo },
});
const assegnato = (personaId: string, ruolo: Ruolo, ...centri: string[]): EventoAccessi => ({
  type: 'RuoloAssegnato',
  data: { personaId, ruolo, centri },
});
const revocato = (personaId: string, ruolo: Ruolo): EventoAccessi => ({
  type: 'RuoloRevocato',
  data: { personaId, ruolo },
});
const anna = assegnato('p-anna', 'amministratore');
const scope = (...events: readonly EventoAccessi[]) => given(deciderAccessi, stream(accessi, 'inrete', ...events));

describe('Accessi', () => {
  it('gives a role in the scope', () => {
    scope()
      .when(assegna('p-anna', 'amministratore'))
      .thenWrites({ 'Accessi.inrete': [anna] });
  });

  it('gives a role once, for the same centri', () => {
    scope(anna).when(assegna('p-anna', 'amministratore')).thenRefused('RUOLO_GIA_ASSEGNATO');
    const due = assegnato('p-bruno', 'responsabile', 'c1', 'c2');
    scope(anna, due)
      .when(assegna('p-bruno', 'responsabile', 'c2', 'c1', 'c2'))
      .thenRefused('RUOLO_GIA_ASSEGNATO');
    scope(anna, due)
      .when(assegna('p-bruno', 'responsabile', 'c1'))
      .then(assegnato('p-bruno', 'responsabile', 'c1'));
    scope(anna, due).when(assegna('p-bruno', 'nucleo')).then(assegnato('p-bruno', 'nucleo'));
  });

  it('keeps the centri of a role sorted, each once', () => {
    scope(anna)
      .when(assegna('p-bruno', 'operatore', 'c2', 'c1', 'c2'))
      .then(assegnato('p-bruno', 'operatore', 'c1', 'c2'));
  });

  it.each(RUOLI)('%s: with centri only where the role acts on some', (ruolo) => {
    const byCentro = ruolo === 'responsabile' || ruolo === 'operatore';
    const [right, wrong] = byCentro ? [['c1'], []] : [[], ['c1']];
    scope(anna)
      .when(assegna('p-bruno', ruolo, ...right))
      .then(assegnato('p-bruno', ruolo, ...right));
    scope(anna)
      .when(assegna('p-bruno', ruolo, ...wrong))
      .thenRefused('RUOLO_SENZA_CENTRI', { ruolo });
  });

  it('takes a role away from who has it', () => {
    const bruno = assegnato('p-bruno', 'direttore');
    scope(anna, bruno).when(revoca('p-bruno', 'direttore')).then(revocato('p-bruno', 'direttore'));
    scope(anna).when(revoca('p-bruno', 'direttore')).thenRefused('RUOLO_NON_ASSEGNATO', { ruolo: 'direttore' });
    scope(anna, bruno, revocato('p-bruno', 'direttore'))
      .when(revoca('p-bruno', 'direttore'))
      .thenRefused('RUOLO_NON_ASSEGNATO');
  });

  it('never loses its last amministratore', () => {
    const bruno = assegnato('p-bruno', 'amministratore');
    scope(anna).when(revoca('p-anna', 'amministratore')).thenRefused('ULTIMO_AMMINISTRATORE');
    scope(anna, assegnato('p-anna', 'direttore'))
      .when(revoca('p-anna', 'amministratore'))
      .thenRefused('ULTIMO_AMMINISTRATORE');
    scope(anna, bruno).when(revoca('p-anna', 'amministratore')).then(revocato('p-anna', 'amministratore'));
    scope(anna, bruno, revocato('p-anna', 'amministratore'))
      .when(revoca('p-bruno', 'amministratore'))
      .thenRefused('ULTIMO_AMMINISTRATORE');
  });

  it('does not replay an event it does not know', () => {
    expect(() => accessi.evolve(accessi.initial, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
  });
});

describe('a delega', () => {
  const delega = { delegaId: 'd1', delegante: 'p-bruno', personaId: 'p-carla', ruolo: 'direttore' as Ruolo };
  const ferie = { ...delega, dal: '2024-01-15', al: '2024-01-31' };
  const delegato = (data: Partial<typeof ferie> = {}): EventoAccessi => ({
    ...{ type: 'RuoloDelegato', data: { ...ferie, ...data } },
  });
  const delegaRuolo = (data: Partial<Omit<typeof ferie, 'ruolo'>> & { ruolo?: Ruolo } = {}): ComandoAccessi => ({
    ...base,
    ...{ type: 'DelegaRuolo', ...ferie, ...data },
  });
  const revocaDelega = (delegante: string | null = null): ComandoAccessi => ({
    ...base,
    ...{ type: 'RevocaDelega', delegaId: 'd1', delegante },
  });
  const cessata: EventoAccessi = { type: 'DelegaRevocata', data: { delegaId: 'd1', personaId: 'p-carla' } };
  const bruno = assegnato('p-bruno', 'direttore');

  it('lets one person stand in for another, for a while', () => {
    scope(anna, bruno).when(delegaRuolo()).then(delegato());
    scope(anna, bruno)
      .when(delegaRuolo({ dal: '2023-12-20', al: '2024-01-10' }))
      .then(delegato({ dal: '2023-12-20', al: '2024-01-10' }));
  });

  it('is of a role that the delegante was granted, and the other was not', () => {
    scope(anna).when(delegaRuolo()).thenRefused('RUOLO_NON_ASSEGNATO', { ruolo: 'direttore' });
    scope(anna, bruno, delegato())
      .when(delegaRuolo({ delegante: 'p-carla', personaId: 'p-dino', delegaId: 'd2' }))
      .thenRefused('RUOLO_NON_ASSEGNATO');
    scope(anna, bruno, assegnato('p-carla', 'direttore')).when(delegaRuolo()).thenRefused('RUOLO_GIA_ASSEGNATO');
    scope(anna, bruno)
      .when(delegaRuolo({ personaId: 'p-bruno' }))
      .thenRefused('DELEGA_A_SE_STESSI');
  });

  it('may be of other centri than the stand-in has', () => {
    const events = [assegnato('p-bruno', 'responsabile', 'c1'), assegnato('p-carla', 'responsabile', 'c2')];
    scope(anna, ...events)
      .when(delegaRuolo({ ruolo: 'responsabile' }))
      .then({ type: 'RuoloDelegato', data: { ...ferie, ruolo: 'responsabile' } });
  });

  it.each([
    ['2024-01-31', '2024-01-15'],
    ['2023-12-01', '2024-01-09'],
    ['2024-01-15', '2025-01-15'],
    ['2024-02-30', '2024-03-01'],
    ['presto', '2024-03-01'],
  ])('is refused from %s to %s', (dal, al) => {
    scope(anna, bruno).when(delegaRuolo({ dal, al })).thenRefused('DELEGA_PERIODO_NON_VALIDO', { dal, al });
  });

  it('lasts a day at least and 366 at most, and may end today', () => {
    for (const [dal, al] of [
      ['2024-01-10', '2024-01-10'],
      ['2024-02-01', '2025-01-31'],
      ['2023-12-20', '2024-01-10'],
    ] as const)
      scope(anna, bruno).when(delegaRuolo({ dal, al })).then(delegato({ dal, al }));
  });

  it('is another where the role, the one who gives it or the days are others', () => {
    const state = scope(anna, bruno, assegnato('p-bruno', 'nucleo'), assegnato('p-dino', 'direttore'), delegato());
    const altra = { delegaId: 'd2' } as const;
    state
      .when(delegaRuolo({ ...altra, ruolo: 'nucleo' }))
      .then({ type: 'RuoloDelegato', data: { ...ferie, ...altra, ruolo: 'nucleo' } });
    state.when(delegaRuolo({ ...altra, delegante: 'p-dino' })).then({ type: 'RuoloDelegato', data: { ...ferie, ...altra, delegante: 'p-dino' } }); // prettier-ignore
    const prima = { ...altra, dal: '2024-01-11', al: '2024-01-14' };
    state.when(delegaRuolo(prima)).then(delegato(prima));
    for (const [dal, al] of [
      ['2024-01-11', '2024-01-15'],
      ['2024-01-20', '2024-01-21'],
      ['2024-01-31', '2024-02-10'],
    ] as const)
      state.when(delegaRuolo({ ...altra, dal, al })).thenRefused('DELEGA_GIA_CONFERITA', { ruolo: 'direttore' });
  });

  it('is given once for the same days', () => {
    const state = scope(anna, bruno, delegato());
    state
      .when(delegaRuolo({ delegaId: 'd2', dal: '2024-01-31', al: '2024-02-05' }))
      .thenRefused('DELEGA_GIA_CONFERITA');
    state.when(delegaRuolo({ dal: '2024-02-01', al: '2024-02-05' })).thenRefused('DELEGA_GIA_CONFERITA');
    const dopo = { delegaId: 'd2', dal: '2024-02-01', al: '2024-02-05' };
    state.when(delegaRuolo(dopo)).then(delegato(dopo));
    state
      .when(delegaRuolo({ delegaId: 'd2', personaId: 'p-dino' }))
      .then(delegato({ delegaId: 'd2', personaId: 'p-dino' }));
  });

  it('is revoked by who gave it or who administers, while it is not over', () => {
    scope(anna, bruno, delegato()).when(revocaDelega()).then(cessata);
    scope(anna, bruno, delegato()).when(revocaDelega('p-bruno')).then(cessata);
    scope(anna, bruno, delegato()).when(revocaDelega('p-carla')).thenRefused('DELEGA_INESISTENTE');
    for (const delegante of [null, 'p-bruno'])
      scope(anna, bruno).when(revocaDelega(delegante)).thenRefused('DELEGA_INESISTENTE');
    scope(anna, bruno, delegato(), cessata).when(revocaDelega()).thenRefused('DELEGA_INESISTENTE');
    const ending = (al: string) => scope(anna, bruno, delegato({ dal: '2023-12-01', al }));
    ending('2024-01-09').when(revocaDelega()).thenRefused('DELEGA_INESISTENTE');
    ending('2024-01-10').when(revocaDelega()).then(cessata);
  });

  it('on its last day, and of its giver alone, ends with the role', () => {
    const oggi = delegato({ dal: '2023-12-01', al: '2024-01-10' });
    const altrui = delegato({ delegaId: 'd3', delegante: 'p-dino', personaId: 'p-elsa' });
    scope(anna, bruno, assegnato('p-dino', 'direttore'), oggi, altrui)
      .when(revoca('p-bruno', 'direttore'))
      .then(revocato('p-bruno', 'direttore'), cessata);
  });

  it('ends with the role it is of, for good', () => {
    const other = delegato({ delegaId: 'd2', personaId: 'p-dino', dal: '2023-12-01', al: '2024-01-09' });
    scope(anna, bruno, delegato(), other)
      .when(revoca('p-bruno', 'direttore'))
      .then(revocato('p-bruno', 'direttore'), cessata);
    scope(anna, bruno, assegnato('p-bruno', 'nucleo'), delegato())
      .when(revoca('p-bruno', 'nucleo'))
      .then(revocato('p-bruno', 'nucleo'));
  });
});

describe('what a role may do', () => {
  const WRITING: readonly Permesso[] = [
    'tenancy.amministra',
    'tenancy.datiPersonali',
    'planning.redigi',
    'planning.approva',
    'consuntivo.registra',
    'importing.importa',
    'testi.cancella',
    'ats.amministra',
    'ats.rendiconta',
    'ats.riconosci',
    'ats.condividi',
    'ats.spendi',
    'ats.controlla',
  ];

  it.each<[Permesso, Ruolo[]]>([
    ['tenancy.amministra', ['amministratore']],
    ['tenancy.datiPersonali', ['amministratore']],
    ['planning.redigi', ['direttore', 'responsabile']],
    ['planning.approva', ['direttore']],
    ['consuntivo.registra', ['direttore', 'responsabile', 'operatore']],
    ['importing.importa', ['direttore']],
    ['testi.cancella', ['amministratore', 'direttore']],
    ['audit.esporta', ['amministratore', 'direttore', 'revisore', 'capofila']],
    ['audit.vigila', ['amministratore', 'direttore', 'capofila']],
    ['ats.rendiconta', ['capofila']],
    ['ats.riconosci', ['amministratore', 'direttore']],
    ['ats.condividi', ['direttore']],
    ['ats.spendi', ['direttore', 'finanza']],
    ['ats.controlla', ['direttore', 'finanza', 'capofila']],
  ])('%s is for %j', (permesso, ruoli) => {
    expect(RUOLI.filter((ruolo) => ruoloCon(permesso, [ruolo]))).toEqual(ruoli);
  });

  it.each<Ruolo>(['nucleo', 'revisore', 'referente'])('%s only reads', (ruolo) => {
    expect(permessiDi([ruolo]).filter((permesso) => WRITING.includes(permesso))).toEqual([]);
  });

  const LETTURA: readonly Permesso[] = [
    'ats.leggi',
    'audit.leggi',
    'consuntivo.leggi',
    'importing.leggi',
    'planning.leggi',
    'tenancy.leggi',
  ];
  it.each<[Ruolo, readonly Permesso[]]>([
    [
      'amministratore',
      [
        ...[...LETTURA, 'tenancy.amministra', 'tenancy.datiPersonali', 'testi.cancella', 'audit.esporta', 'audit.vigila'],
        'ats.riconosci',
      ] as Permesso[],
    ],
    ['revisore', [...LETTURA, 'audit.esporta']],
    ['finanza', [...LETTURA, 'ats.spendi', 'ats.controlla']],
    ['nucleo', LETTURA],
    [
      'capofila',
      [
        ...['ats.amministra', 'ats.rendiconta', 'ats.controlla', 'ats.leggi'],
        ...['audit.leggi', 'audit.esporta', 'audit.vigila', 'tenancy.leggi'],
      ] as Permesso[],
    ],
    ['referente', ['ats.leggi', 'audit.leggi', 'tenancy.leggi']],
  ])('%s may do these and no others', (ruolo, permessi) => {
    expect(permessiDi([ruolo])).toEqual([...permessi].sort());
  });

  it('is less within a perimeter: to read what can be told apart, and nothing else', () => {
    expect(PERMESSI_NEL_PERIMETRO.filter((permesso) => !LETTURA.includes(permesso))).toEqual([]);
    expect(LETTURA.filter((permesso) => !PERMESSI_NEL_PERIMETRO.includes(permesso))).toEqual(['importing.leggi']);
    expect(PERMESSI_DEL_PERIMETRO.centri).not.toContain('ats.leggi');
    for (const tipo of ['progetti', 'rendiconti'] as const)
      expect([...PERMESSI_DEL_PERIMETRO[tipo]].sort()).toEqual(['ats.leggi', 'audit.leggi', 'tenancy.leggi']);
  });

  it('is that of a kind of scope: some roles are of an ATS alone, some of a consortium alone', () => {
    expect(RUOLI_PREVISTI.consorzio).toEqual([
      ...['amministratore', 'direttore', 'responsabile', 'operatore', 'finanza', 'nucleo', 'revisore'],
    ]);
    expect([...RUOLI_PREVISTI.ats].sort()).toEqual(['amministratore', 'capofila', 'referente', 'revisore']);
  });

  it('is done in the first role that carries the right', () => {
    expect(ruoloCon('consuntivo.registra', ['operatore', 'direttore', 'nucleo'])).toBe('direttore');
    expect(ruoloCon('planning.approva', ['responsabile'])).toBeNull();
    expect(ruoloCon('tenancy.leggi', [])).toBeNull();
  });

  it('is listed once for several roles', () => {
    const all = permessiDi(['direttore', 'responsabile']);
    expect(all).toEqual([...new Set(all)].sort());
    expect(all).toEqual(permessiDi(['direttore']));
    expect(RUOLI_PER_CENTRO).toEqual(['responsabile', 'operatore']);
  });
});
