import type { EventoImportazione } from '@consorzi/domain/importing';

import { log, rowsOf } from '../projecting/testing/log.js';
import { importazioni } from './index.js';

const ref = (testoId: string) => ({ testoId, hash: 'a'.repeat(64) });
const documento = { nome: ref('nome'), sha256: 'd1', famiglia: 'peg_piano_performance', versioneParser: '1.0.0' };
const sezioni = [{ genere: 'formazione', testo: ref('sezione') }] as const;
const iniziata: EventoImportazione = {
  type: 'ImportazioneIniziata',
  data: { pianoId: 'p1', documento, parti: 3 },
};
const parte: EventoImportazione = { type: 'ParteImportata', data: { parte: 2 } };
const accettata = (pianoId: string): EventoImportazione => ({
  type: 'ImportazioneAccettata',
  data: { pianoId, documento, propostaId: 'q1', sezioni },
});
const annullata: EventoImportazione = { type: 'ImportazioneAnnullata', data: { pianoId: 'p1' } };
const row = (...events: readonly EventoImportazione[]) =>
  rowsOf(importazioni, log(...events.map((event) => ['Importazione.m1', event] as const))).get('m1');

const by = { personaId: 'p-direttore', registratoIl: '2024-09-19T10:00:00.000Z' };
const begun = {
  ...{ pianoId: 'p1', documento, stato: 'inCorso', parte: 1, di: 3, propostaId: null, sezioni: [] },
  ...by,
};

describe('importazioni', () => {
  it('is accepted at once, with the sections it kept', () => {
    expect(row(accettata('p1'))).toEqual({
      ...{ pianoId: 'p1', documento, stato: 'accettata', parte: 1, di: 1, propostaId: 'q1', sezioni },
      ...by,
    });
  });

  it('goes on part by part, and is accepted with the last', () => {
    expect(row(iniziata)).toEqual(begun);
    expect(row(iniziata, parte)).toEqual({ ...begun, parte: 2 });
    expect(row(iniziata, parte, accettata('p1'))).toMatchObject({ stato: 'accettata', parte: 3, di: 3, sezioni });
  });

  it('is gone when it is cancelled', () => {
    expect(row(iniziata, parte, annullata)).toBeUndefined();
    expect(row(iniziata, annullata, iniziata)).toEqual({ ...begun, registratoIl: '2024-09-19T10:02:00.000Z' });
  });

  it('comes back for another period after its draft was dropped, or its import cancelled', () => {
    expect(row(accettata('p1'), accettata('p2'))).toMatchObject({ pianoId: 'p2' });
    expect(row(iniziata, annullata, accettata('p2'))).toMatchObject({ pianoId: 'p2', parte: 1 });
  });

  it('does not take a part of what did not begin', () => {
    expect(() => row(parte)).toThrow('a part before its import');
  });
});
