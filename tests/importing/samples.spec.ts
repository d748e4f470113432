import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { importDocument, type Proposal } from '@consorzi/domain/importing';

import { coverage, measure, type Truth } from './measure.js';

const SHARED = path.resolve(import.meta.dirname, '../../../shared');
const KNOWN = ['000_78aa5272353f3b13', '001_5219ceada02bc870', '004_1cd2a7c4668a1a79'];
const PEG = '003_eefa1ab6a03a3876';

// The real documents stand beside the checkout, never in it: where they are missing nothing can be measured.
const withSamples = existsSync(SHARED) ? describe : describe.skip;
if (!existsSync(SHARED)) console.warn('../shared is not beside the checkout: the real documents are not measured.');

const textOf = (name: string) => readFileSync(path.join(SHARED, 'seeds', `${name}.txt`), 'utf8');
const read = (name: string): Proposal => importDocument(textOf(name), { document: `${name}.txt` });

withSamples('the real documents', () => {
  it.each(KNOWN)('%s: what is known to be in it is found, and no more', (name) => {
    const truth = JSON.parse(readFileSync(path.join(SHARED, 'expected', `${name}.json`), 'utf8')) as Truth;
    const scores = measure(truth, read(name));
    const low = Object.entries(scores).filter(([, { recall, precision }]) => recall < 0.95 || precision < 0.95);
    expect(low).toEqual([]);
  });

  it.each([...KNOWN, PEG])('%s: less than 3% of its words are unread or nowhere', (name) => {
    const { nowhere, unread } = coverage(textOf(name), read(name));
    expect(nowhere + unread).toBeLessThan(0.03);
  });

  it('the PEG: every centro has its projects and objectives, each objective its activities or indicators', () => {
    const { objectives, pegProjects, sections, year, kind } = read(PEG);
    expect({ year, kind }).toEqual({ year: 2023, kind: 'peg_piano_performance' });
    const centri = new Set(pegProjects.map(({ centroDiResponsabilita }) => centroDiResponsabilita));
    expect(centri.size).toBeGreaterThanOrEqual(6);
    expect(new Set(objectives.map(({ centroDiResponsabilita }) => centroDiResponsabilita)).size).toBeGreaterThanOrEqual(
      5,
    );
    expect(objectives.filter(({ activities, indicators }) => activities.length + indicators.length === 0)).toEqual([]);
    expect([...new Set(sections.map((section) => section.kind))]).toEqual(
      expect.arrayContaining(['mantenimento', 'formazione', 'budget']),
    );
  });
});
