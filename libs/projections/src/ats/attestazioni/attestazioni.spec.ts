import type { EventoAttestazione } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { attestazioni } from './attestazioni.js';

const della = (event: EventoAttestazione): Entry => ['Attestazione.a1', event];
const generata = della({
  type: 'AttestazioneGenerata',
  data: {
    ...{ progettoId: 'g1', proceduraVersione: 2, codice: 'relazione', titolo: 'Relazione', sha256: 'a', byte: 20 },
    oggetto: { tipo: 'richiesta', riferimentoId: 'r1', dal: '2025-01', al: '2025-06' },
    avanzamento: [{ voce: { testoId: 't1', hash: 'h' }, previsto: '125', realizzato: '129' }],
    ...{ importoCentesimi: 100, firmatari: ['legaliDiTutti'], firmeAttese: 3 },
  },
});
const restituita = della({
  type: 'AttestazioneRestituita',
  data: { progettoId: 'g1', sha256: 'b', byte: 30, formato: 'pades', firme: 3 },
});

describe('attestazioni', () => {
  it('are known as they were generated, with what is missing still', () => {
    expect(rowsOf(attestazioni, log(generata)).get('a1')).toEqual({
      ...{ progettoId: 'g1', proceduraVersione: 2, codice: 'relazione', titolo: 'Relazione', sha256: 'a', byte: 20 },
      ...{ per: 'richiesta', riferimentoId: 'r1', dal: '2025-01', al: '2025-06', importoCentesimi: 100 },
      ...{ avanzamento: [{ voceId: 't1', previsto: '125', realizzato: '129' }], firmatari: ['legaliDiTutti'] },
      ...{ firmeAttese: 3, generataDa: 'p-direttore', generataIl: '2024-09-19T10:00:00.000Z', firmato: null },
      revisione: 0,
    });
  });

  it('keep the document beside the signed one', () => {
    expect(rowsOf(attestazioni, log(generata, restituita)).get('a1')).toMatchObject({
      ...{ sha256: 'a', byte: 20, revisione: 1 },
      firmato: {
        ...{ sha256: 'b', byte: 30, formato: 'pades', firme: 3, restituitoDa: 'p-direttore' },
        il: '2024-09-19T10:01:00.000Z',
      },
    });
    expect(() => rowsOf(attestazioni, log(restituita))).toThrow('before the attestazione');
  });
});
