import { readReport } from './vulnerabilities.js';

describe('the report of npm audit', () => {
  it('is read, the grave apart from the rest', () => {
    const of = (severity: string) => ({ severity, range: '<2', via: [], effects: [] });
    const text = JSON.stringify({
      vulnerabilities: { a: of('high'), b: of('moderate'), c: of('critical') },
      metadata: {},
    });
    expect(readReport(text)).toEqual({
      known: true,
      grave: ['a <2 (high)', 'c <2 (critical)'],
      lesser: ['b <2 (moderate)'],
    });
    expect(readReport('{"vulnerabilities":{}}')).toEqual({ known: true, grave: [], lesser: [] });
  });

  it('is never taken for good news when there is none', () => {
    for (const text of ['', 'npm error', '{}', '{"message":"x","statusCode":405}', '{"vulnerabilities":[1]}', 'null']) {
      expect(readReport(text).known).toBe(false);
    }
    expect(readReport('{"statusCode":405}')).toEqual({ known: false, reason: 'il registro risponde 405' });
  });
});
