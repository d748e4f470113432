import { importDocument, type Proposal } from './index.js';

const FRONT = ['RELAZIONE SULLA PERFORMANCE 2031', ''];
const UNIT = "CENTRO DI RESPONSABILITA': AREA ACCOGLIENZA";
const sheet = (number: number, indicator = 'Visite'): string[] => [
  `Obiettivo ${number}\tAprire uno sportello in ogni vallata`,
  ...['Area strategica\tCittadinanza', 'Indicatori di risultato', 'Indicatore\tUnità misura\tValore atteso'],
  `${indicator}\tn.\t4`,
];
const read = (...lines: string[]): Proposal => importDocument([...FRONT, ...lines].join('\n'), { document: 'x' });
const linesOf = ({ warnings }: Proposal, code: string) =>
  warnings.filter((warning) => warning.code === code).map(({ line }) => line);

describe('an objective that stands twice in its unit', () => {
  const chapter = '2. Obiettivi di performance';

  it('is read twice, with a doubt on the second, whatever their numbers', () => {
    const proposal = read(UNIT, chapter, ...sheet(1), ...sheet(2));
    expect(proposal.objectives).toHaveLength(2);
    expect(linesOf(proposal, 'OBIETTIVO_DUPLICATO')).toEqual([proposal.objectives[1]!.line]);
  });

  it('is no doubt under another unit, which shares it, or where a row differs', () => {
    const other = UNIT.replace('ACCOGLIENZA', 'ANZIANI');
    const shared = read(UNIT, chapter, ...sheet(1), other, chapter, ...sheet(1));
    const differing = read(UNIT, chapter, ...sheet(1), ...sheet(2, 'Sportelli'));
    for (const proposal of [shared, differing]) {
      expect(proposal.objectives).toHaveLength(2);
      expect(linesOf(proposal, 'OBIETTIVO_DUPLICATO')).toEqual([]);
    }
  });
});

describe('the unit of an objective', () => {
  it('is deduced where only the title of a chapter names it', () => {
    const proposal = read('2. Obiettivi di performance DIREZIONE', ...sheet(1));
    expect(proposal.objectives[0]!.centroDiResponsabilita).toBe('DIREZIONE');
    expect(linesOf(proposal, 'CDR_DEDOTTO')).toEqual([proposal.objectives[0]!.line]);
  });

  it('is deduced where its heading is the misprint of another one', () => {
    const misprint = UNIT.replace('ACCOGLIENZA', 'ACCOGLIENXA').replace('DI RES', 'Dl RES');
    const chapter = '2. Obiettivi di performance';
    const proposal = read(UNIT, chapter, ...sheet(1), UNIT, chapter, ...sheet(2), misprint, chapter, ...sheet(3));
    expect(proposal.objectives.map(({ centroDiResponsabilita }) => centroDiResponsabilita)).toEqual(
      Array.from({ length: 3 }, () => 'AREA ACCOGLIENZA'),
    );
    expect(linesOf(proposal, 'CDR_DEDOTTO')).toContain(proposal.objectives[2]!.line);
  });

  it('is read where its own heading names it', () => {
    expect(linesOf(read(UNIT, '2. Obiettivi di performance', ...sheet(1)), 'CDR_DEDOTTO')).toEqual([]);
  });
});
