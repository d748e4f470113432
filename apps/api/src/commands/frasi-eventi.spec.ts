import { readdirSync } from 'node:fs';
import path from 'node:path';

import { fraseEvento, TIPI_CON_FRASE } from './frasi-eventi.js';

/** One folder an aggregate, one file a shape of an event: `tests/events/<Aggregate>/<Type>.v<n>.json`. */
const PUBLISHED = path.resolve(import.meta.dirname, '../../../../tests/events');

describe('the sentences of the history', () => {
  it('are there for every event that is published, and for no other', () => {
    const files = readdirSync(PUBLISHED, { recursive: true, encoding: 'utf8' });
    const types = files.filter((file) => /\.v\d/.test(file)).map((file) => path.basename(file).split('.')[0]!);
    expect([...TIPI_CON_FRASE].sort()).toEqual([...new Set(types)].sort());
  });

  it('say what happened to an ATS, by the names that are known', () => {
    const entrato = { consorzio: 'alfa', denominazione: 'Consorzio Alfa', dal: '2024-01-01' };
    expect(fraseEvento('MembroEntrato', entrato)).toBe('Consorzio Alfa entra nell’ATS dal 01/01/2024.');
    const uscito = { consorzio: 'alfa', al: '2026-12-31' };
    const esce = 'esce dall’ATS: l’ultimo giorno è il 31/12/2026.';
    expect(fraseEvento('MembroUscito', uscito, new Map([['alfa', 'Consorzio Alfa']]))).toBe(`Consorzio Alfa ${esce}`);
    expect(fraseEvento('MembroUscito', uscito)).toBe(`Un consorzio ${esce}`);
    const prorogata = { convenzioneId: 'k1', al: '2026-12-31' };
    expect(fraseEvento('ConvenzioneProrogata', prorogata)).toBe('La convenzione è prorogata al 31/12/2026.');
  });

  it('name a progetto PEG as it was when it was defined, and by the name that it has from then on', () => {
    const nomi = new Map([['g1', '1.02 Mense']]);
    const definito = { progettoPegId: 'g1', codice: '1.02', nome: 'Mensa', variazioneId: null };
    expect(fraseEvento('ProgettoPegDefinito', definito, nomi)).toBe('Ha definito il progetto PEG «1.02 Mensa».');
    const eliminato = { progettoPegId: 'g1', variazioneId: 'v1' };
    const frase = 'Il progetto PEG «1.02 Mense» è stato eliminato con una variazione.';
    expect(fraseEvento('ProgettoPegEliminato', eliminato, nomi)).toBe(frase);
    expect(fraseEvento('ProgettoPegModificato', { progettoPegId: 'g2' }, nomi)).toBe('Ha modificato il progetto PEG.');
  });
});
