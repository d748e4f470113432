import type { SchedaObiettivo } from '../../planning/index.js';
import { fold, words } from '../folding.js';
import type { ProposedObjective } from '../proposal.js';
import type { GenereSezione } from './importazione.js';

/** A part of the document to be kept: the title becomes the first line of its text. */
export interface DaConservare {
  readonly genere: GenereSezione;
  readonly title: string;
  readonly text: string;
}

/** Where an objective of the document ends: the sheet that says its words, and the rows that take its results. */
export interface Destino {
  readonly scheda: Pick<SchedaObiettivo, CampoScheda | 'attivita' | 'indicatori'>;
  /** Names of the centri of the sheet. */
  readonly centri: readonly string[];
  /** Rows of the sheet, by the place of those of the document. */
  readonly attivita: ReadonlyMap<number, string>;
  readonly indicatori: ReadonlyMap<number, string>;
}

type CampoScheda = (typeof CAMPI)[number][1];

const CAMPI = [
  ['number', 'numero', 'Numero'],
  ['title', 'titolo', 'Titolo'],
  ['areaStrategica', 'areaStrategica', 'Area strategica'],
  ['obiettivoOperativo', 'obiettivoOperativo', 'Obiettivo operativo'],
  ['pegProject', 'progettoPegTesto', 'Progetto PEG'],
  ['servizi', 'servizi', 'Servizi interessati'],
  ['utentiFinali', 'utentiFinali', 'Utenti finali'],
  ['retiDiCollaborazione', 'retiDiCollaborazione', 'Reti di collaborazione'],
  ['finalita', 'finalita', 'Finalità'],
  ['description', 'descrizione', 'Descrizione'],
] as const satisfies readonly (readonly [keyof ProposedObjective, keyof SchedaObiettivo, string])[];

/** A cell of a row: its name, what the document says, what the sheet says of it. */
type Cella = readonly [name: string, text: string | null, said: string | undefined];

/**
 * What of an objective of the document no event says: all of it where it enters nowhere (`destino` null); else the fields
 * that its sheet says otherwise, and the rows that the sheet does not have, with their results. A result that an event
 * takes is not repeated: it can be erased there.
 */
export function restoDi(objective: ProposedObjective, destino: Destino | null): readonly DaConservare[] {
  const fields = CAMPI.flatMap(([field, campo, name]) => unsaid([name, objective[field], destino?.scheda[campo]]));
  const centro = objective.centroDiResponsabilita;
  if (centro !== null && !destino?.centri.some((denominazione) => says(denominazione, centro))) {
    fields.push(`Centro di responsabilità: ${centro}`);
  }
  const rows = [...activitiesOf(objective, destino), ...indicatorsOf(objective, destino)];
  if (!destino) {
    const report = objective.report?.trim() ? [`Relazione: ${objective.report}`] : [];
    const whole = [...fields, ...rows.map(({ line }) => line), ...report].join('\n');
    return [{ genere: 'obiettivoFuoriDalPiano', title: `Fuori dal piano: ${nomeDi(objective)}`, text: whole }];
  }
  const linesOf = (some: readonly RigaCheResta[]) => some.map(({ line }) => line);
  return [
    {
      genere: 'risultatiSenzaRiga',
      title: `Risultati senza riga nel piano: ${nomeDi(objective)}`,
      text: linesOf(rows.filter(({ result }) => result)).join('\n'),
    },
    {
      genere: 'testiDiversi',
      title: `Detto diversamente dal piano: ${nomeDi(objective)}`,
      text: [...fields, ...linesOf(rows.filter(({ result }) => !result))].join('\n'),
    },
  ];
}

/** How a kept text says where it comes from. */
export function nomeDi({ number, title, line }: ProposedObjective): string {
  return [number && `obiettivo ${number}`, title && `«${title}»`, `(riga ${line} del documento)`]
    .filter(Boolean)
    .join(' ');
}

/** A row that stays, as one line; `result`: with a result that no row of the plan takes. */
interface RigaCheResta {
  readonly line: string;
  readonly result: boolean;
}

function activitiesOf({ activities }: ProposedObjective, destino: Destino | null): readonly RigaCheResta[] {
  return activities.flatMap(({ text, tempi, consuntivo }, at) => {
    const row = destino?.scheda.attivita.find(({ id }) => id === destino.attivita.get(at));
    const cells: readonly Cella[] = [['Tempi', tempi, row?.tempi.originale]];
    return riga(['Attività', text, row?.testo], cells, ['Consuntivo', consuntivo], row !== undefined);
  });
}

function indicatorsOf({ indicators }: ProposedObjective, destino: Destino | null): readonly RigaCheResta[] {
  return indicators.flatMap(({ name, description, unit, target, actual }, at) => {
    const row = destino?.scheda.indicatori.find(({ id }) => id === destino.indicatori.get(at));
    const cells: readonly Cella[] = [
      ...(name === null ? [] : [['Descrizione', description, row?.descrizione] as const]),
      ['Unità di misura', unit, row?.unita],
      ['Valore atteso', target, row?.atteso.originale],
    ];
    const head: Cella = name === null ? ['Indicatore', description, row?.descrizione] : ['Indicatore', name, row?.nome];
    return riga(head, cells, ['Valore consuntivo', actual], row !== undefined);
  });
}

function riga(
  head: Cella,
  cells: readonly Cella[],
  [name, text]: readonly [string, string | null],
  taken: boolean,
): readonly RigaCheResta[] {
  const result = !taken && text?.trim() ? [`${name}: ${text}`] : [];
  const rest = [...cells.flatMap(unsaid), ...result];
  if (rest.length === 0 && unsaid(head).length === 0) return [];
  return [{ line: [`${head[0]}: ${head[1] ?? ''}`, ...rest].join('\t'), result: result.length > 0 }];
}

const unsaid = ([name, text, said]: Cella): string[] =>
  text === null || text.trim() === '' || plain(text) === plain(said ?? '') ? [] : [`${name}: ${text}`];

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** Whether the name of a centro holds every word of the one in the document. */
function says(denominazione: string, centro: string): boolean {
  const there = new Set(words(denominazione));
  return words(centro).every((word) => there.has(word));
}
