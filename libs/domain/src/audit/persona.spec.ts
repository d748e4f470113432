import { given, stream } from '../event-sourcing/specification.js';
import {
  deciderPersona,
  MOTIVI_CANCELLAZIONE_NOME,
  persona,
  type ComandoPersona,
  type EventoPersona,
} from './persona.js';

const base = {
  autore: { personaId: 'p-amministratore', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  personaId: 'p1',
} as const;
const cancella: ComandoPersona = {
  ...base,
  type: 'CancellaNome',
  motivo: 'richiesta_dell_interessato',
  conosciuta: true,
};
const ripristina: ComandoPersona = { ...base, type: 'RipristinaNome' };
const cancellato: EventoPersona = {
  type: 'NomeCancellato',
  data: { personaId: 'p1', motivo: 'richiesta_dell_interessato' },
};
const ripristinato: EventoPersona = { type: 'NomeRipristinato', data: { personaId: 'p1' } };
const di = (...events: readonly EventoPersona[]) => given(deciderPersona, stream(persona, 'p1', ...events));

describe('Persona', () => {
  it.each(MOTIVI_CANCELLAZIONE_NOME)('loses their name for a reason of a closed list: %s', (motivo) => {
    di()
      .when({ ...cancella, motivo })
      .thenWrites({ 'Persona.p1': [{ type: 'NomeCancellato', data: { personaId: 'p1', motivo } }] });
  });

  it('loses it once', () => {
    di(cancellato).when(cancella).thenRefused('NOME_GIA_CANCELLATO');
  });

  it('is one that the scope knows', () => {
    di()
      .when({ ...cancella, conosciuta: false })
      .thenRefused('PERSONA_SCONOSCIUTA');
  });

  it('may be named again, and lose the name again', () => {
    di(cancellato).when(ripristina).then(ripristinato);
    di(cancellato, ripristinato).when(cancella).then(cancellato);
  });

  it('is named again only after an erasure', () => {
    di().when(ripristina).thenRefused('NOME_NON_CANCELLATO');
    di(cancellato, ripristinato).when(ripristina).thenRefused('NOME_NON_CANCELLATO');
  });

  it('does not replay an event it does not know', () => {
    expect(() => persona.evolve(persona.initial, { type: 'Altro' } as never)).toThrow('unknown event Altro');
  });
});
