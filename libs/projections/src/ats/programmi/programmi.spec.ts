import fc from 'fast-check';

import { modelloPredefinito, ultimaAlla, type EventoProgramma } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { procedure, programmi, vigenze, type ProceduraBreve } from './programmi.js';

const [prima, dopo] = [modelloPredefinito('regis-2022')!, modelloPredefinito('regis-2025')!];
const del = (event: EventoProgramma): Entry => ['Programma.g1', event];
const istituito = del({
  type: 'ProgrammaIstituito',
  data: { denominazione: 'PNRR', finanziatore: 'Ministero', fondo: 'PNRR M5C2' },
});
const adottata = (versione: number, dal: string, modello = prima) =>
  del({ type: 'ProceduraAdottata', data: { versione, dal, modello } });
const breve = (versione: number, dal: string, { codice, denominazione } = prima): ProceduraBreve => ({
  ...{ versione, dal, codice, denominazione },
});

describe('programmi', () => {
  it('are known with their versions by name, the templates apart', () => {
    const events = log(istituito, adottata(1, '2022-01-01'), adottata(2, '2025-03-25', dopo));
    expect([...rowsOf(programmi, events)]).toEqual([
      [
        'g1',
        {
          ...{ denominazione: 'PNRR', finanziatore: 'Ministero', fondo: 'PNRR M5C2', revisione: 2 },
          procedure: [breve(1, '2022-01-01'), breve(2, '2025-03-25', dopo)],
        },
      ],
    ]);
    expect([...rowsOf(procedure, events)]).toEqual([
      ['g1.1', { programmaId: 'g1', versione: 1, dal: '2022-01-01', modello: prima }],
      ['g1.2', { programmaId: 'g1', versione: 2, dal: '2025-03-25', modello: dopo }],
    ]);
  });

  it('do not take an event before they were there', () => {
    expect(() => rowsOf(programmi, log(adottata(1, '2022-01-01')))).toThrow('before the programme');
  });
});

describe('the days of the versions', () => {
  it('end where the next one begins; one that is replaced on its first day never holds', () => {
    const tutte = [breve(1, '2022-01-01'), breve(2, '2025-03-25'), breve(3, '2025-03-25', dopo)];
    const viste = vigenze({ procedure: tutte }, '2025-03-25');
    expect(viste.map(({ alEscluso, vigente, maiVigente }) => [alEscluso, vigente, maiVigente])).toEqual([
      ['2025-03-25', false, false],
      ['2025-03-25', false, true],
      [null, true, false],
    ]);
  });

  it('cover each day once, from the first version on', () => {
    const giorno = fc.integer({ min: 1, max: 28 }).map((n) => `2025-02-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(giorno, { maxLength: 8 }), giorno, (inizi, oggi) => {
        const tutte = inizi.sort().map((dal, index) => breve(index + 1, dal));
        const viste = vigenze({ procedure: tutte }, oggi);
        const coprono = viste.filter(({ dal, alEscluso }) => dal <= oggi && (alEscluso === null || oggi < alEscluso));
        const attesa = ultimaAlla(tutte, oggi)?.versione;
        expect(coprono.map(({ versione }) => versione)).toEqual(attesa === undefined ? [] : [attesa]);
        expect(viste.filter(({ vigente }) => vigente)).toEqual(coprono);
        for (const una of coprono) expect(una.maiVigente).toBe(false);
      }),
    );
  });
});
