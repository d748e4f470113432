import { given, stream } from '../../event-sourcing/specification.js';
import type { Atto } from '../../shared/index.js';
import { adesioneAts } from '../adesione/adesione-ats.js';
import { progettoRecepito, type ContenutoRecepito } from '../progetto/progetto-recepito.js';
import {
  condivisione,
  deciderCondivisione,
  idCondivisione,
  type ComandoCondivisione,
  type EventoCondivisione,
  type OggettoCondiviso,
} from './condivisione.js';

const now = '2025-02-03T09:00:00.000Z';
const scope = 'consorzioa';
const progettoId = '11111111-1111-4111-8111-111111111111';
const oggetto: OggettoCondiviso = { ats: 'atsdiprova', progettoId, tipi: ['spese'], dalMese: '2024-01', alMese: null };
const id = idCondivisione(scope, oggetto);
const motivo = { testoId: 't1', hash: 'a'.repeat(64) };
const atto: Atto = { organo: 'cda', numero: '3', data: '2025-01-31' };
const base = { autore: { personaId: 'p1', centri: 'tutti' }, now, scope, condivisioneId: id } as const;
const concedi: ComandoCondivisione = { ...base, type: 'ConcediCondivisione', ...oggetto, atto: null };
const revoca: ComandoCondivisione = { ...base, type: 'RevocaCondivisione', motivo };
const concessa: EventoCondivisione = { type: 'CondivisioneConcessa', data: oggetto };
const revocata: EventoCondivisione = { type: 'CondivisioneRevocata', data: { motivo } };
const recepito = stream(progettoRecepito, progettoId, {
  type: 'ProgettoRecepito',
  data: { ats: oggetto.ats, progettoId } as ContenutoRecepito,
});
const ats = oggetto.ats;
const riconosciuto = stream(adesioneAts, ats, { type: 'AtsRiconosciuto', data: { ats } });
const storia = (...events: readonly EventoCondivisione[]) => stream(condivisione, id, ...events);

describe('a condivisione', () => {
  it('is granted, by an act or without one', () => {
    given(deciderCondivisione, riconosciuto, recepito, storia()).when(concedi).then(concessa);
    given(deciderCondivisione, riconosciuto, recepito, storia())
      .when({ ...concedi, atto } as ComandoCondivisione)
      .then({ ...concessa, act: atto } as EventoCondivisione);
  });

  it('names each kind once, in one order, so that the same thing is known as such', () => {
    const tipi = ['liste', 'spese', 'liste'] as const;
    given(deciderCondivisione, riconosciuto, recepito, storia())
      .when({ ...concedi, tipi } as ComandoCondivisione)
      .then({ type: 'CondivisioneConcessa', data: { ...oggetto, tipi: ['spese', 'liste'] } });
    expect(idCondivisione(scope, { ...oggetto, tipi })).toBe(
      idCondivisione(scope, { ...oggetto, tipi: ['spese', 'liste'] }),
    );
    const others = [{ ats: 'altra' }, { dalMese: '2024-02' }, { alMese: '2024-12' }, { tipi: ['liste'] as const }];
    for (const other of others) expect(idCondivisione(scope, { ...oggetto, ...other })).not.toBe(id);
    expect(idCondivisione('consorziob', oggetto)).not.toBe(id);
  });

  it.each<[string, Partial<Extract<ComandoCondivisione, { type: 'ConcediCondivisione' }>>, string]>([
    ['an unknown kind', { tipi: ['stipendi' as 'spese'] }, 'CONDIVISIONE_SENZA_TIPI'],
    ['no kind', { tipi: [] }, 'CONDIVISIONE_SENZA_TIPI'],
    ['months the wrong way round', { dalMese: '2024-05', alMese: '2024-04' }, 'TERMINE_NON_VALIDO'],
    ['a month that is none', { dalMese: '2024-13' }, 'CAMPO_NON_VALIDO'],
    ['a last month that is none', { alMese: '2024-1' }, 'CAMPO_NON_VALIDO'],
    ['itself', { ats: scope }, 'CONDIVISIONE_CON_SE_STESSI'],
    ['no scope', { ats: 'ATS Ivrea' }, 'CAMPO_NON_VALIDO'],
    ['a project that is no id', { progettoId: '1/2' }, 'CAMPO_NON_VALIDO'],
    ['an act of tomorrow', { atto: { ...atto, data: '2025-02-04' } }, 'ATTO_FUTURO'],
  ])('is refused for %s', (_, wrong, code) => {
    given(deciderCondivisione, riconosciuto, recepito, storia())
      .when({ ...concedi, ...wrong } as ComandoCondivisione)
      .thenRefused(code as 'ATTO_FUTURO');
  });

  it('is refused for a project that the consortium has no part in, or of another ATS', () => {
    given(deciderCondivisione, storia()).when(concedi).thenRefused('CONDIVISIONE_PROGETTO_SCONOSCIUTO');
    given(deciderCondivisione, riconosciuto, recepito, storia())
      .when({ ...concedi, ats: 'altraats' } as ComandoCondivisione)
      .thenRefused('CONDIVISIONE_PROGETTO_SCONOSCIUTO');
  });

  it('is refused for an ATS that the consortium has disowned, or never recognised', () => {
    given(deciderCondivisione, recepito, storia()).when(concedi).thenRefused('ATS_NON_RICONOSCIUTO', { ats });
    const disconosciuto = stream(
      adesioneAts,
      ats,
      { type: 'AtsRiconosciuto', data: { ats } },
      { type: 'AtsDisconosciuto', data: { ats, motivo } },
    );
    given(deciderCondivisione, disconosciuto, recepito, storia()).when(concedi).thenRefused('ATS_NON_RICONOSCIUTO');
    given(deciderCondivisione, disconosciuto, recepito, storia(concessa)).when(revoca).then(revocata);
  });

  it('of one month is one', () => {
    const unMese = { dalMese: '2024-05', alMese: '2024-05' };
    given(deciderCondivisione, riconosciuto, recepito, storia())
      .when({ ...concedi, ...unMese } as ComandoCondivisione)
      .then({ type: 'CondivisioneConcessa', data: { ...oggetto, ...unMese } });
  });

  it('is not granted twice while it is in force, and may be again once revoked', () => {
    given(deciderCondivisione, riconosciuto, recepito, storia(concessa))
      .when(concedi)
      .thenRefused('CONDIVISIONE_GIA_CONCESSA');
    given(deciderCondivisione, riconosciuto, recepito, storia(concessa, revocata)).when(concedi).then(concessa);
  });

  it('is revoked once, with the reason', () => {
    given(deciderCondivisione, riconosciuto, recepito, storia(concessa)).when(revoca).then(revocata);
    given(deciderCondivisione, riconosciuto, recepito, storia(concessa, revocata))
      .when(revoca)
      .thenRefused('CONDIVISIONE_GIA_REVOCATA');
    given(deciderCondivisione, riconosciuto, recepito, storia()).when(revoca).thenRefused('CONDIVISIONE_INESISTENTE');
  });
});
