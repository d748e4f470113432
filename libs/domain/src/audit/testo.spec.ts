import { given, stream } from '../event-sourcing/specification.js';
import { deciderTesto, MOTIVI_CANCELLAZIONE, testo, type CancellaTesto } from './testo.js';

const cancella: CancellaTesto = {
  type: 'CancellaTesto',
  autore: { personaId: 'p-direttore', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  testoId: 't1',
  motivo: 'nomina_una_persona',
  oggetti: ['o1'],
};

describe('Testo', () => {
  it.each(MOTIVI_CANCELLAZIONE)('is erased for a reason of a closed list: %s', (motivo) => {
    given(deciderTesto)
      .when({ ...cancella, motivo })
      .thenWrites({
        'Testo.t1': [{ type: 'TestoCancellato', schemaVersion: 2, data: { testoId: 't1', motivo, oggettoId: 'o1' } }],
      });
  });

  it('may be about nothing that has a history', () => {
    const data = { testoId: 't1', motivo: 'nomina_una_persona', oggettoId: null };
    given(deciderTesto)
      .when({ ...cancella, oggetti: [] })
      .then({ type: 'TestoCancellato', schemaVersion: 2, data });
  });

  it('is erased once', () => {
    const data = { testoId: 't1', motivo: 'inserito_per_errore', oggettoId: null } as const;
    const erased = { type: 'TestoCancellato', data } as const;
    given(deciderTesto, stream(testo, 't1', erased))
      .when(cancella)
      .thenRefused('TESTO_GIA_CANCELLATO');
  });

  it('does not replay an event it does not know', () => {
    expect(() => testo.evolve(testo.initial, { type: 'Altro' } as never)).toThrow('unknown event Altro');
  });
});
