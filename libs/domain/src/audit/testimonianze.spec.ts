import { given, stream } from '../event-sourcing/specification.js';
import { deciderTestimonianze, MASSIMO_TESTIMONI, testimonianze, type ComandoTestimonianze } from './testimonianze.js';

const command = (type: ComandoTestimonianze['type'], altro: string): ComandoTestimonianze => ({
  ...{ type, altro, scope: 'alfa', now: '2025-03-01T10:00:00.000Z' },
  autore: { personaId: 'p-amministratore', centri: 'tutti' },
});
const nominato = (testimone: string) => ({ type: 'TestimoneNominato', data: { testimone } }) as const;
const concessa = (ente: string) => ({ type: 'TestimonianzaConcessa', data: { ente } }) as const;
const history = (...events: Parameters<typeof stream<never, never>>[2][]) =>
  stream(testimonianze, 'alfa', ...(events as never[]));

describe('who witnesses a log', () => {
  it('is named, and removed, by the scope whose log it is', () => {
    given(deciderTestimonianze).when(command('NominaTestimone', 'beta')).then(nominato('beta'));
    given(deciderTestimonianze, history(nominato('beta') as never))
      .when(command('RimuoviTestimone', 'beta'))
      .then({ type: 'TestimoneRimosso', data: { testimone: 'beta' } });
  });

  it('is named once, and removed only after that', () => {
    given(deciderTestimonianze, history(nominato('beta') as never))
      .when(command('NominaTestimone', 'beta'))
      .thenRefused('TESTIMONE_GIA_NOMINATO', { testimone: 'beta' });
    given(deciderTestimonianze).when(command('RimuoviTestimone', 'beta')).thenRefused('TESTIMONE_NON_NOMINATO');
  });

  it('is somebody else', () => {
    given(deciderTestimonianze).when(command('NominaTestimone', 'alfa')).thenRefused('TESTIMONE_DI_SE_STESSO');
    given(deciderTestimonianze).when(command('ConcediTestimonianza', 'alfa')).thenRefused('TESTIMONE_DI_SE_STESSO');
    given(deciderTestimonianze).when(command('NominaTestimone', 'Non Uno')).thenRefused('CAMPO_NON_VALIDO');
  });

  it('are no more than serve anybody', () => {
    const all = Array.from({ length: MASSIMO_TESTIMONI }, (_, n) => nominato(`ente${n}`) as never);
    given(deciderTestimonianze, history(...all))
      .when(command('NominaTestimone', 'beta'))
      .thenRefused('TROPPI_TESTIMONI');
  });
});

describe('what a scope agrees to', () => {
  it('is to witness the log of another one, and it may cease', () => {
    given(deciderTestimonianze).when(command('ConcediTestimonianza', 'beta')).then(concessa('beta'));
    given(deciderTestimonianze, history(concessa('beta') as never))
      .when(command('CessaTestimonianza', 'beta'))
      .then({ type: 'TestimonianzaCessata', data: { ente: 'beta' } });
  });

  it('is agreed once, and ceases only after that', () => {
    given(deciderTestimonianze, history(concessa('beta') as never))
      .when(command('ConcediTestimonianza', 'beta'))
      .thenRefused('TESTIMONIANZA_GIA_CONCESSA', { ente: 'beta' });
    given(deciderTestimonianze, history(nominato('beta') as never))
      .when(command('CessaTestimonianza', 'beta'))
      .thenRefused('TESTIMONIANZA_NON_CONCESSA');
  });
});
