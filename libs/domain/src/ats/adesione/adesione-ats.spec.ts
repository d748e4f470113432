import { given, stream } from '../../event-sourcing/specification.js';
import type { Atto } from '../../shared/index.js';
import { consorzio } from '../../tenancy/index.js';
import { adesioneAts, deciderAdesione, type ComandoAdesione, type EventoAdesione } from './adesione-ats.js';

const atto: Atto = { organo: 'cda', numero: '4', data: '2025-01-31' };
const motivo = { testoId: 't1', hash: 'a'.repeat(64) };
const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  ...{ now: '2025-02-03T09:00:00.000Z', scope: 'alfa', ats: 'ambito' },
} as const;
const riconosci: ComandoAdesione = { ...base, type: 'RiconosciAts', atto };
const disconosci: ComandoAdesione = { ...base, type: 'DisconosciAts', motivo, atto: null };
const riconosciuto: EventoAdesione = { type: 'AtsRiconosciuto', data: { ats: 'ambito' } };
const disconosciuto: EventoAdesione = { type: 'AtsDisconosciuto', data: { ats: 'ambito', motivo } };
const alfa = stream(consorzio, 'alfa', {
  type: 'ConsorzioIstituito',
  data: { denominazione: 'Consorzio Alfa', sede: 'Ivrea' },
});
const storia = (...events: readonly EventoAdesione[]) => stream(adesioneAts, 'ambito', ...events);

describe('a consortium', () => {
  it('recognises an ATS by an act, once', () => {
    given(deciderAdesione, alfa)
      .when(riconosci)
      .then({ ...riconosciuto, act: atto } as EventoAdesione);
    given(deciderAdesione, alfa, storia(riconosciuto)).when(riconosci).thenRefused('ATS_GIA_RICONOSCIUTO');
  });

  it('disowns what it recognised, at once or by an act, and may recognise it again', () => {
    given(deciderAdesione, alfa, storia(riconosciuto)).when(disconosci).then(disconosciuto);
    given(deciderAdesione, alfa, storia(riconosciuto))
      .when({ ...disconosci, atto })
      .then({ ...disconosciuto, act: atto } as EventoAdesione);
    given(deciderAdesione, alfa, storia(riconosciuto, disconosciuto))
      .when(riconosci)
      .then({ ...riconosciuto, act: atto } as EventoAdesione);
  });

  it('has nothing to disown where it never recognised, or does no more', () => {
    given(deciderAdesione, alfa).when(disconosci).thenRefused('ATS_NON_RICONOSCIUTO', { ats: 'ambito' });
    given(deciderAdesione, alfa, storia(riconosciuto, disconosciuto))
      .when(disconosci)
      .thenRefused('ATS_NON_RICONOSCIUTO');
  });

  it.each<[string, Partial<ComandoAdesione>]>([
    ['itself', { ats: 'alfa' }],
    ['what is no scope', { ats: 'ATS Ivrea' }],
  ])('does not recognise %s', (_, wrong) => {
    given(deciderAdesione, alfa)
      .when({ ...riconosci, ...wrong } as ComandoAdesione)
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'ats' });
  });

  it('does so by no act of tomorrow; and what is no consortium does not at all', () => {
    given(deciderAdesione, alfa)
      .when({ ...riconosci, atto: { ...atto, data: '2025-02-04' } } as ComandoAdesione)
      .thenRefused('ATTO_FUTURO');
    given(deciderAdesione).when(riconosci).thenRefused('CONSORZIO_INESISTENTE');
  });
});
