import { given, stream } from '../event-sourcing/specification.js';
import { accessi, deciderAccessi, type ComandoAccessi, type EventoAccessi } from './accessi.js';
import { permessiDi, RUOLI, RUOLI_PER_CENTRO, ruoloCon, type Permesso, type Ruolo } from './ruoli.js';

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

describe('what a role may do', () => {
  const WRITING: readonly Permesso[] = [
    'tenancy.amministra',
    'planning.redigi',
    'planning.approva',
    'consuntivo.registra',
    'importing.importa',
    'testi.cancella',
  ];

  it.each<[Permesso, Ruolo[]]>([
    ['tenancy.amministra', ['amministratore']],
    ['planning.redigi', ['direttore', 'responsabile']],
    ['planning.approva', ['direttore']],
    ['consuntivo.registra', ['direttore', 'responsabile', 'operatore']],
    ['importing.importa', ['direttore']],
    ['testi.cancella', ['amministratore', 'direttore']],
  ])('%s is for %j', (permesso, ruoli) => {
    expect(RUOLI.filter((ruolo) => ruoloCon(permesso, [ruolo]))).toEqual(ruoli);
  });

  it.each<Ruolo>(['finanza', 'nucleo', 'revisore', 'capofila', 'referente'])('%s only reads', (ruolo) => {
    expect(permessiDi([ruolo]).filter((permesso) => WRITING.includes(permesso))).toEqual([]);
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
