import type { TestoRef } from '../../shared/index.js';
import { codicePegNormale } from '../../planning/index.js';
import { fold } from '../folding.js';
import type { OtherValue, ProposedObjective, ProposedPegProject, Proposal } from '../proposal.js';
import type { GenereSezione, SezioneConservata } from './importazione.js';

interface Kept {
  readonly genere: GenereSezione;
  readonly title: string;
  readonly text: string;
}

/**
 * What has no field yet, whole: sections, scores, further columns, lines that no rule could place. Nothing is dropped.
 * The title is the first line of the text: it too is words of the document, which may have to be erased.
 */
export function sezioniDa(
  proposal: Proposal,
  testo: (campo: string, words: string) => TestoRef,
): readonly SezioneConservata[] {
  const { sections, objectives, pegProjects, evaluationScores, unread } = proposal;
  const scores = evaluationScores.map(({ area, score, outOf }) => `${area}\t${score}/${outOf}`);
  const kept: readonly Kept[] = [
    ...sections.map(({ kind, title, text }) => ({ genere: kind, title, text })),
    ...objectives.map((one) => ({ genere: 'altriDati' as const, title: one.title ?? '', text: otherDataOf(one) })),
    { genere: 'progetti', title: 'Progetti PEG con lo stesso codice', text: repeatedCodes(pegProjects) },
    { genere: 'punteggi', title: 'Punteggi', text: scores.join('\n') },
    {
      genere: 'nonLette',
      title: 'Righe non lette',
      text: unread.map(({ line, text }) => `${line}\t${text}`).join('\n'),
    },
  ];
  return kept
    .filter(({ text }) => text.trim() !== '')
    .map(({ genere, title, text }, index) => {
      return { genere, testo: testo(`sezione/${index}`, `${title.replace(/\s+/g, ' ')}\n${text}`) };
    });
}

/** The rows of projects whose code stands there again with other words: the plan makes one project of them. */
function repeatedCodes(projects: readonly ProposedPegProject[]): string {
  const rows = projects
    .filter(({ code }) => code !== null)
    .map(({ code, name, centroDiResponsabilita, areaStrategica, obiettivoOperativo }) => ({
      key: `${fold(centroDiResponsabilita ?? '')}|${codicePegNormale(code!)}`,
      code,
      texts: [name, areaStrategica, obiettivoOperativo],
    }));
  const differ = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    a.key === b.key && a.texts.some((text, i) => text && b.texts[i] && fold(text) !== fold(b.texts[i]));
  return rows
    .filter((row) => rows.some((other) => differ(row, other)))
    .map(({ code, texts }) => [code, ...texts].filter(Boolean).join('\t'))
    .join('\n');
}

function otherDataOf({ programma, strumentoRilevazione, altro, activities, indicators }: ProposedObjective): string {
  const lines = (values: readonly OtherValue[], of: string) =>
    values.map(({ colonna, testo }) => `${of}${colonna}: ${testo}`);
  return [
    ...(programma ? [`Programma: ${programma}`] : []),
    ...(strumentoRilevazione ? [`Strumento di rilevazione: ${strumentoRilevazione}`] : []),
    ...lines(altro, ''),
    ...activities.flatMap((one) => lines(one.altro, `${one.text.slice(0, 60)} - `)),
    ...indicators.flatMap((one) => [
      ...(one.group ? [`${one.name ?? one.description ?? ''} - gruppo: ${one.group}`] : []),
      ...lines(one.altro, `${(one.name ?? one.description ?? '').slice(0, 60)} - `),
    ]),
  ].join('\n');
}
