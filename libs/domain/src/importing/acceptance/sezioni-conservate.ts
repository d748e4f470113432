import type { SchedaProgettoPeg } from '../../planning/index.js';
import type { TestoRef } from '../../shared/index.js';
import { fold } from '../folding.js';
import type { OtherValue, ProposedObjective, ProposedPegProject, Proposal, ProposedSection } from '../proposal.js';
import type { DaConservare } from './cio-che-resta.js';
import type { SezioneConservata } from './importazione.js';

/**
 * What has no field yet, whole: sections, scores, further columns, lines that no rule could place. Nothing is dropped.
 * The title is the first line of the text: it too is words of the document, which may have to be erased.
 */
export function sezioniDa(
  proposal: Proposal,
  resto: readonly DaConservare[],
  testo: (campo: string, words: string) => TestoRef,
): readonly SezioneConservata[] {
  const { sections, objectives, evaluationScores, unread } = proposal;
  const scores = evaluationScores.map(({ area, score, outOf }) => `${area}\t${score}/${outOf}`);
  const printed = sections.map((one): DaConservare => ({ genere: one.kind, title: titleOf(one), text: one.text }));
  const further: readonly DaConservare[] = [
    { genere: 'altriDati', title: 'Ente', text: enteOf(proposal) },
    ...objectives.map((one) => ({ genere: 'altriDati' as const, title: one.title ?? '', text: otherDataOf(one) })),
    ...resto,
    { genere: 'punteggi', title: 'Punteggi', text: scores.join('\n') },
    {
      genere: 'nonLette',
      title: 'Righe non lette',
      text: unread.map(({ line, text }) => `${line}\t${text}`).join('\n'),
    },
  ];
  // A heading of the document with nothing under it is its words all the same; ours is not.
  const kept = [
    ...printed.filter(({ title, text }) => !isBlank(title + text)),
    ...further.filter((one) => !isBlank(one.text)),
  ];
  return kept.map(({ genere, title, text }, index) => {
    return { genere, testo: testo(`sezione/${index}`, `${inUnaRiga(title)}\n${text}`) };
  });
}

const isBlank = (text: string): boolean => text.trim() === '';

export const inUnaRiga = (title: string): string => title.replace(/\s+/g, ' ');

/** Sections of several centri have the same title: each names its own. */
function titleOf({ title, text, centroDiResponsabilita: centro }: ProposedSection): string {
  return centro === null || `${title}\n${text}`.includes(centro) ? title : [title, centro].filter(Boolean).join(' · ');
}

/** The body's name, where no kept part of the document says it. */
function enteOf({ organization, sections }: Proposal): string {
  const said = sections.some(({ title, text }) => `${title}\n${text}`.includes(organization ?? ''));
  return organization === null || said ? '' : organization;
}

/**
 * The rows of projects of which the plan does not say every word: all of them over a plan that is there, in a new one
 * those whose code stands there again with other words, since the plan makes one project of them.
 */
export function progettiCheRestano(
  { pegProjects }: Proposal,
  inPlan: (row: ProposedPegProject) => SchedaProgettoPeg | null,
): DaConservare {
  const rows = pegProjects.map((row) => ({ row, scheda: inPlan(row) }));
  const lost = new Set(rows.filter(({ row, scheda }) => !saysAll(scheda, row)).map(({ scheda }) => scheda));
  const kept = rows.filter(({ scheda }) => lost.has(scheda));
  return {
    genere: 'progetti',
    title: kept.some(({ scheda }) => scheda) ? 'Progetti PEG con lo stesso codice' : 'Progetti PEG del documento',
    text: kept.map(({ row, scheda }) => lineOf(row, scheda !== null)).join('\n'),
  };
}

function saysAll(scheda: SchedaProgettoPeg | null, row: ProposedPegProject): boolean {
  const { name, areaStrategica, obiettivoOperativo, services } = row;
  if (!scheda) return false;
  return (
    (
      [
        [name, scheda.nome],
        [areaStrategica, scheda.areaStrategica],
        [obiettivoOperativo, scheda.obiettivoOperativo],
      ] as const
    ).every(([text, said]) => !text || fold(text).trim() === fold(said).trim()) &&
    services.every((service) => scheda.servizi.includes(service))
  );
}

function lineOf(row: ProposedPegProject, inPlan: boolean): string {
  const { code, name, centroDiResponsabilita, areaStrategica, obiettivoOperativo, services } = row;
  const more = inPlan ? [] : [centroDiResponsabilita, ...services];
  return [code, name, areaStrategica, obiettivoOperativo, ...more].filter(Boolean).join('\t');
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
