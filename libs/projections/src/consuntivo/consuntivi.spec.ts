import type { Esito, EventoConsuntivo } from '@consorzi/domain/consuntivo';

import { log, rowsOf, type Entry } from '../projecting/testing/log.js';
import { consuntivi } from './index.js';

const sede = { pianoId: 'p1', obiettivoId: 'o1', centroId: 'c1', anno: 2024 };
const ref = (testoId: string) => ({ testoId, hash: 'a'.repeat(64) });
const esito = (voceId: string, scritto: string): Esito => ({
  ...{ voceId, testo: ref(`${voceId}: ${scritto}`), rilevatoIl: '2024-12-31' },
  valore: { tipo: 'testo', avvertenze: [] },
});
const entry = (event: EventoConsuntivo): Entry => ['Consuntivo.k1', event];
const row = (...events: readonly EventoConsuntivo[]) => rowsOf(consuntivi, log(...events.map(entry))).get('k1');

const first = { personaId: 'p-direttore', registratoIl: '2024-09-19T10:00:00.000Z', rettifiche: 0 };
const riga = ({ testo, valore, rilevatoIl }: Esito, more: object = {}) => ({
  ...{ testoId: testo.testoId, valore, rilevatoIl, ...first },
  ...more,
});
const nothing = { ...sede, attivita: {}, indicatori: {}, relazione: null, documentoSha256: null, revisione: 0 };
const again = { registratoIl: '2024-09-19T10:01:00.000Z', rettifiche: 1 };

describe('consuntivi', () => {
  it.each([
    ['attivita', 'EsitoAttivitaRegistrato', 'EsitoAttivitaRettificato'],
    ['indicatori', 'ValoreIndicatoreRegistrato', 'ValoreIndicatoreRettificato'],
  ] as const)('have the newest of each row, and how often it was corrected: %s', (where, registrato, rettificato) => {
    const before: EventoConsuntivo = { type: registrato, data: { ...sede, esito: esito('r1', 'uno') } };
    const after: EventoConsuntivo = {
      type: rettificato,
      data: { ...sede, esito: esito('r1', 'due'), motivo: ref('m') },
    };
    const other: EventoConsuntivo = { type: registrato, data: { ...sede, esito: esito('r2', 'tre') } };
    expect(row(before)).toEqual({ ...nothing, [where]: { r1: riga(esito('r1', 'uno')) } });
    expect(row(before, after)).toEqual({
      ...{ ...nothing, revisione: 1 },
      [where]: { r1: riga(esito('r1', 'due'), again) },
    });
    expect(Object.keys(row(before, other)![where])).toEqual(['r1', 'r2']);
  });

  it('have the report', () => {
    const registrata: EventoConsuntivo = { type: 'RelazioneRegistrata', data: { ...sede, testo: ref('uno') } };
    const rettificata: EventoConsuntivo = {
      type: 'RelazioneRettificata',
      data: { ...sede, testo: ref('due'), motivo: ref('m') },
    };
    expect(row(registrata)).toEqual({ ...nothing, relazione: { testoId: 'uno', ...first } });
    expect(row(registrata, rettificata)!.relazione).toEqual({ testoId: 'due', ...first, ...again });
  });

  it('take what a document says, and leave what it does not say', () => {
    const registrato: EventoConsuntivo = {
      type: 'EsitoAttivitaRegistrato',
      data: { ...sede, esito: esito('a1', 'uno') },
    };
    const relazione: EventoConsuntivo = { type: 'RelazioneRegistrata', data: { ...sede, testo: ref('uno') } };
    const importato = (more: object): EventoConsuntivo => ({
      type: 'ConsuntivoImportato',
      data: {
        ...{ ...sede, attivita: [esito('a2', 'due')], indicatori: [esito('i1', 'tre')], relazione: null },
        ...{ documentoSha256: 'd1', ...more },
      },
    });
    const at = { ...first, registratoIl: '2024-09-19T10:02:00.000Z' };
    expect(row(registrato, relazione, importato({}))).toEqual({
      ...sede,
      attivita: { a1: riga(esito('a1', 'uno')), a2: { ...riga(esito('a2', 'due')), ...at } },
      indicatori: { i1: { ...riga(esito('i1', 'tre')), ...at } },
      relazione: { testoId: 'uno', ...first, registratoIl: '2024-09-19T10:01:00.000Z' },
      ...{ documentoSha256: 'd1', revisione: 2 },
    });
    expect(row(importato({ relazione: ref('due') }))!.relazione).toEqual({ testoId: 'due', ...first });
  });
});
