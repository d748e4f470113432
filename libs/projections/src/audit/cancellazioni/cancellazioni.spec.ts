import { log, rowsOf } from '../../projecting/testing/log.js';
import { cancellazioni, keyOfCancellazione } from './cancellazioni.js';

describe('cancellazioni', () => {
  it('lists what was erased, by id and date, and nothing of why', () => {
    const rows = rowsOf(
      cancellazioni,
      log(
        ['Piano.p1', { type: 'PianoApprovato', data: {} }],
        ['Testo.t1', { type: 'TestoCancellato', data: { testoId: 't1', motivo: 'nomina_una_persona' } }],
        ['Persona.p1', { type: 'NomeCancellato', data: { personaId: 'p1', motivo: 'rapporto_concluso' } }],
        ['Persona.p1', { type: 'NomeRipristinato', data: { personaId: 'p1' } }],
      ),
    );
    expect([...rows]).toEqual([
      [keyOfCancellazione(1), { tipo: 'testo', id: 't1', data: '2024-09-19T10:01:00.000Z' }],
      [keyOfCancellazione(2), { tipo: 'nome', id: 'p1', data: '2024-09-19T10:02:00.000Z' }],
      [keyOfCancellazione(3), { tipo: 'nomeRipristinato', id: 'p1', data: '2024-09-19T10:03:00.000Z' }],
    ]);
  });
});
