import { given, stream } from '../event-sourcing/specification.js';
import { consorzio, deciderConsorzio, type IstituisciConsorzio } from './consorzio.js';

const istituisci: IstituisciConsorzio = {
  type: 'IstituisciConsorzio',
  autore: { personaId: 'p-direttore', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  scope: 'inrete',
  denominazione: ' IN.RE.TE. ',
  sede: 'Ivrea',
};
const istituito = { type: 'ConsorzioIstituito', data: { denominazione: 'IN.RE.TE.', sede: 'Ivrea' } } as const;

describe('Consorzio', () => {
  it('is instituted once in its scope', () => {
    given(deciderConsorzio)
      .when(istituisci)
      .thenWrites({ 'Consorzio.inrete': [istituito] });
    given(deciderConsorzio, stream(consorzio, 'inrete', istituito))
      .when(istituisci)
      .thenRefused('CONSORZIO_GIA_ISTITUITO');
  });

  it.each([
    ['denominazione', { denominazione: ' ' }],
    ['denominazione', { denominazione: 'x'.repeat(201) }],
    ['sede', { sede: '' }],
    ['sede', { sede: 'x'.repeat(101) }],
  ])('has a %s', (campo, wrong) => {
    given(deciderConsorzio)
      .when({ ...istituisci, ...wrong })
      .thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('does not replay an event it does not know', () => {
    expect(() => consorzio.evolve(consorzio.initial, { type: 'Altro' } as never)).toThrow('unknown event Altro');
  });
});
