import { buffer } from 'node:stream/consumers';

import { leggiFile } from '../riconciliazione/lettura/leggi-file.js';
import { leggiXlsx, type FoglioLetto } from '../riconciliazione/lettura/leggi-xlsx.js';
import { columnName, scriviXlsx, type FoglioXlsx } from './xlsx-writer.js';

const FOGLIO: FoglioXlsx = {
  nome: 'Pagamenti: [FN06]',
  colonne: [
    { intestazione: 'CUP', tipo: 'cup' },
    { intestazione: 'Importo', tipo: 'importo' },
    { intestazione: 'Data', tipo: 'data' },
    { intestazione: 'Valore', tipo: 'decimale' },
    { intestazione: 'Denominazione', tipo: 'testo' },
  ],
  righe: [
    ['I84H22000180006', 123_456, '2025-03-08', '34.5', '=1+1'],
    [null, -5, '2024-02-29', '125', 'Ditta <A> & "B" \u0001'],
    ['I84H22000180006', 9_007_199_254_740_991, 'presto', 'n. 3', '  due  spazi '],
  ],
};
const bytesOf = (fogli: readonly FoglioXlsx[]) => buffer(scriviXlsx(fogli));
async function sheetsOf(fogli: readonly FoglioXlsx[]): Promise<readonly FoglioLetto[]> {
  const read: FoglioLetto[] = [];
  for await (const foglio of leggiXlsx(await bytesOf(fogli))) read.push(foglio);
  return read;
}

describe('a workbook', () => {
  it('is read back as it was written: numbers, days, words', async () => {
    const [foglio] = await sheetsOf([FOGLIO]);
    expect(foglio).toEqual({
      nome: 'Pagamenti   FN06',
      linee: [
        ['CUP', 'Importo', 'Data', 'Valore', 'Denominazione'],
        ['I84H22000180006', 1234.56, { data: '2025-03-08' }, 34.5, '=1+1'],
        [null, -0.05, { data: '2024-02-29' }, 125, 'Ditta <A> & "B" '],
        ['I84H22000180006', 90_071_992_547_409.91, 'presto', 'n. 3', '  due  spazi '],
      ],
    });
  });

  it('holds no formula, whatever its texts begin with, and a heading that stays in sight', async () => {
    const bytes = await bytesOf([FOGLIO]);
    const { default: yauzl } = await import('yauzl');
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
    let xml = '';
    for await (const entry of zip.eachEntry()) {
      if (!String(entry.fileName).includes('sheet1')) continue;
      xml = (await buffer(await zip.openReadStreamPromise(entry))).toString();
    }
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
    expect(xml).toContain('<pane ySplit="1"');
    expect(xml).toContain('<v>1234.56</v>');
  });

  it('is the same bytes for the same tables', async () => {
    const first = await bytesOf([FOGLIO, { ...FOGLIO, nome: 'Due' }]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await bytesOf([FOGLIO, { ...FOGLIO, nome: 'Due' }])).equals(first)).toBe(true);
  });

  it('has sheets of names that a spreadsheet takes, no two alike', async () => {
    const same = [FOGLIO, FOGLIO, { ...FOGLIO, nome: 'x'.repeat(40) }];
    const fogli = await sheetsOf(same);
    expect(fogli.map(({ nome }) => nome)).toEqual(['Pagamenti   FN06', 'Pagamenti   FN06 2', 'x'.repeat(28)]);
  });

  it('may have many lines, and columns after Z', async () => {
    const colonne = Array.from({ length: 30 }, (_, n) => ({
      intestazione: `Colonna ${columnName(n)}`,
      tipo: 'testo' as const,
    }));
    const righe = Array.from({ length: 3_000 }, (_, at) => colonne.map((_one, n) => `${at}/${n}`));
    const foglio = await leggiFile(await bytesOf([{ nome: 'Tanti', colonne, righe }]));
    expect(foglio.intestazioni.at(-1)).toBe('Colonna AD');
    expect(foglio.righe).toHaveLength(3_000);
    expect(foglio.righe[2_999]).toEqual({ numero: 3_001, celle: righe[2_999] });
  });
});
