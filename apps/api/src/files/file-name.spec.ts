import { attachment, fileName, shownPath } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\anna\\fattura 12.pdf', 'fattura 12.pdf'],
    ['fattura\u202efdp.exe', 'fatturafdp.exe'],
    ['a\0b\r\n.pdf', 'ab.pdf'],
    [' perche\u0301.pdf ', 'perché.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j is kept as %j', (given, kept) => expect(fileName(given)).toBe(kept));

  it.each(['', '..', 'a/..', '/', ' \u200b '])('is none: %j', (given) => {
    expect(() => fileName(given)).toThrow(expect.objectContaining({ code: 'NOME_NON_VALIDO' }));
  });

  it('within an archive is shown without what leaves it', () => {
    expect(shownPath('../2025\\./Fattura 12/../DURC.pdf')).toBe('2025/Fattura 12/DURC.pdf');
  });

  it('goes into a header whole, and for old clients as far as it can', () => {
    expect(attachment('Perché "no" (1)*.pdf')).toBe(
      `attachment; filename="Perche _no_ (1)*.pdf"; filename*=UTF-8''Perch%C3%A9%20%22no%22%20%281%29%2A.pdf`,
    );
    expect(attachment('漢字')).toBe(`attachment; filename="documento"; filename*=UTF-8''%E6%BC%A2%E5%AD%97`);
    expect(attachment('a\r\nSet-Cookie: x=1')).not.toMatch(/[\r\n]/);
  });
});
