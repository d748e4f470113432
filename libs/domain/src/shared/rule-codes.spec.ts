import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { RULE_CODES, type RuleCode } from './rule-codes.js';

/**
 * Rules that only the edge can know: the choice a person still owes, the rights of a role, what stands in a file, whether
 * an upload is there, a number that is saved as a text.
 */
const AT_THE_EDGE: readonly RuleCode[] = [
  'CORRISPONDENZA_DA_RISOLVERE',
  'NON_PERMESSO',
  'FIRMA_NON_LEGGIBILE',
  'FIRMA_NON_INTEGRA',
  'CARICAMENTO_INESISTENTE',
  'IBAN_NON_VALIDO',
];

const DOMAIN = path.resolve(import.meta.dirname, '..');
const API = path.resolve(import.meta.dirname, '../../../../apps/api/src');

describe('the codes of the rules', () => {
  it('are those that the domain raises, no more and no fewer', () => {
    const raised = codesIn(DOMAIN, /new RuleViolation\(\s*'([A-Z_]+)'/g);
    const documented = (Object.keys(RULE_CODES) as RuleCode[]).filter((code) => !AT_THE_EDGE.includes(code));
    expect(raised).toEqual(documented.sort());
  });

  it('are raised at the edge where the domain cannot know', () => {
    const raised = codesIn(API, /(?:new RuleViolation\(\s*|code: |codice: )'([A-Z_]+)'/g);
    expect(raised).toEqual(expect.arrayContaining([...AT_THE_EDGE]));
  });

  it('say when they are raised', () => {
    for (const [code, text] of Object.entries(RULE_CODES)) expect([code, text.length > 10]).toEqual([code, true]);
  });
});

/** The codes that stand in the sources of a folder, each once, sorted. */
function codesIn(folder: string, raising: RegExp): readonly string[] {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  const found = sources.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(raising)].map((match) => match[1]!),
  );
  return [...new Set(found)].sort();
}
