import { given, stream } from '../event-sourcing/specification.js';
import { deciderTesto, MOTIVI_CANCELLAZIONE, testo, type CancellaTesto } from './testo.js';

const cancella: CancellaTesto = {
  type: 'CancellaTesto',
  autore: { personaId: 'p-direttore', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  testoId: 't1',
  motivo: 'nomina_una_persona',
};

describe('Testo', () => {
  it.each(MOTIVI_CANCELLAZIONE)('is erased for a reason of a closed list: %s', (motivo) => {
    given(deciderTesto)
      .when({ ...cancella, motivo })
      .thenWrites({ 'Testo.t1': [{ type: 'TestoCancellato', data: { testoId: 't1', motivo } }] });
  });

  it('is erased once', () => {
    const erased = { type: 'TestoCancellato', data: { testoId: 't1', motivo: 'inserito_per_errore' } } as const;
    given(deciderTesto, stream(testo, 't1', erased))
      .when(cancella)
      .thenRefused('TESTO_GIA_CANCELLATO');
  });

  it('does not replay an event it does not know', () => {
    expect(() => testo.evolve(testo.initial, { type: 'Altro' } as never)).toThrow('unknown event Altro');
  });
});
