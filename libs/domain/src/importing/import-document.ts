import { Context } from './context.js';
import { doubtHeading, findOrganization, findYear, furnitureTest, kindByContent, recogniseFamily } from './family.js';
import { doubtObjectives } from './doubts.js';
import { leftOver } from './left-over.js';
import { Lexicon } from './lexicon.js';
import { type Line, toLines } from './lines.js';
import { fitProposal } from './fit-proposal.js';
import { findPersons } from './persons.js';
import { PARSER_VERSION, type Proposal } from './proposal.js';
import { Reader } from './reader.js';
import { ImportRefused } from './refused.js';

/** Ten mebibytes of text, as UTF-8. */
export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

export interface ImportOptions {
  /** Name of the document, repeated in the proposal. */
  document: string;
  /** Largest text accepted, in bytes of UTF-8. */
  maxBytes?: number;
  /** Called with a growing share from 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * Reads one planning document of the three families into a proposal; stores nothing, knows no clock.
 * Input: the text form of the samples (tab-separated cells, marks allowed). Linear in the text's size.
 * @throws ImportRefused DOCUMENTO_VUOTO, DOCUMENTO_BINARIO, DOCUMENTO_TROPPO_GRANDE, FAMIGLIA_NON_RICONOSCIUTA
 */
export function importDocument(text: string, options: ImportOptions): Proposal {
  const { document, maxBytes = DEFAULT_MAX_BYTES, onProgress = () => undefined } = options;
  refuseUnreadable(text, maxBytes);
  onProgress(0);
  const lines = toLines(text);
  if (!lines.some((line) => /\p{L}{2}/u.test(line.text))) throw new ImportRefused('DOCUMENTO_VUOTO');
  onProgress(0.15);
  const lexicon = new Lexicon(lines);
  const family = recogniseFamily(lines);
  const year = findYear(lines, family);
  const organization = findOrganization(lines, family);
  const context = new Context(lexicon, family.kind === 'peg_piano_performance', year.year);
  const reader = new Reader(lines, context, furnitureTest(family, organization));
  const reading = reader.read((share) => onProgress(0.2 + share * 0.6));
  if (reading.objectives.length === 0 && reading.pegProjects.length === 0)
    throw new ImportRefused('FAMIGLIA_NON_RICONOSCIUTA');
  refuseOtherFamily(lines, family.kind !== null, reading.objectives.length);
  doubtHeading(context, year, organization);
  doubtObjectives(reading.objectives, context);
  onProgress(0.85);
  for (const line of findPersons(lines, lexicon)) context.doubt(line.line, 'NOME_DI_PERSONA', line.sign);
  const sections = reading.sections.toProposal();
  const placed = new Set(reading.unread.map(({ line }) => line));
  for (const line of leftOver(lines, [
    reading.objectives,
    reading.pegProjects,
    reading.scores,
    sections,
    reading.unread,
  ])) {
    if (placed.has(line.number)) continue;
    reading.unread.push({ line: line.number, text: line.text });
    context.doubt(line.number, 'RIGA_NON_COLLOCATA');
  }
  const hasResults = reading.objectives.some((objective) =>
    objective.indicators.some((indicator) => indicator.actual !== null),
  );
  const proposal = fitProposal({
    document,
    parserVersion: PARSER_VERSION,
    kind: family.kind ?? kindByContent(lines, hasResults),
    organization,
    year: year.year,
    objectives: reading.objectives,
    pegProjects: reading.pegProjects,
    evaluationScores: reading.scores,
    sections,
    unread: reading.unread.sort((a, b) => a.line - b.line),
    warnings: context.warnings.sort((a, b) => a.line - b.line),
  });
  onProgress(1);
  return proposal;
}

function refuseUnreadable(text: string, maxBytes: number): void {
  if (text.length > maxBytes || (text.length * 3 > maxBytes && utf8Length(text) > maxBytes)) {
    throw new ImportRefused('DOCUMENTO_TROPPO_GRANDE', { maxBytes });
  }
  if (text.trim() === '') throw new ImportRefused('DOCUMENTO_VUOTO');
  if (/^(?:PK\u0003\u0004|%PDF-|\{\\rtf|\u00d0\u00cf\u0011|ÐÏ)/.test(text))
    throw new ImportRefused('DOCUMENTO_BINARIO');
  const sample = text.slice(0, 200_000);
  const strange = sample.match(/[\u0000-\u0006\u000e-\u001a\ufffd]/g)?.length ?? 0;
  if (sample.includes('\u0000') || strange > Math.max(8, sample.length * 0.01))
    throw new ImportRefused('DOCUMENTO_BINARIO');
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes +=
      code < 0x80
        ? 1
        : code < 0x800
          ? 2
          : code >= 0xd800 && code < 0xdc00
            ? 4
            : code >= 0xdc00 && code < 0xe000
              ? 0
              : 3;
  }
  return bytes;
}

// Other documents speak of objectives too: without the family's title, its vocabulary must be there.
function refuseOtherFamily(lines: readonly Line[], titled: boolean, objectives: number): void {
  if (titled) return;
  const signs = [
    /modalit[aà] di attuazione/i,
    /indicatori? di risultato|indicatore/i,
    /valore atteso|risultato atteso|\btarget\b/i,
    /centro di responsabilit/i,
    /progett[io] peg/i,
    /obiettivi di performance/i,
    /area strategica/i,
  ];
  const found = new Set<number>();
  for (const line of lines) {
    if (line.text.length > 300) continue;
    signs.forEach((sign, i) => {
      if (!found.has(i) && sign.test(line.text)) found.add(i);
    });
    if (found.size >= 3) return;
  }
  if (found.size < 2 || objectives === 0) throw new ImportRefused('FAMIGLIA_NON_RICONOSCIUTA');
}
