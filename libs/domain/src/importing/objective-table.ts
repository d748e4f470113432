import { alignRow, type Learned } from './align-row.js';
import type { Header } from './headers.js';
import { type Context, explode } from './context.js';
import { fold, words } from './folding.js';
import { doubtIndicators } from './indicators.js';
import { isOpenEnded, stitch } from './lexicon.js';
import type { Line } from './lines.js';
import type { ProposedIndicator, ProposedObjective } from './proposal.js';

/**
 * All objectives in one table (area, objective, indicator, target, result): an objective begins where its cell is filled;
 * the area holds until the next one. Headings repeated on a new page are dropped by the caller.
 */
export function readObjectiveTable(
  blocks: readonly { header: Header; rows: readonly Line[] }[],
  context: Context,
): ProposedObjective[] {
  const objectives: ProposedObjective[] = [];
  let area: string | null = null;
  for (const { header, rows } of blocks) {
    const learned: Learned = new Map();
    let atTop = true;
    for (const line of rows) {
      for (const cells of explode(line, context)) {
        const row = alignRow(
          isShifted(cells, header, area) ? [...emptyBefore(header), ...cells] : cells,
          header,
          learned,
        );
        const text = (key: keyof typeof row.values): string | null => {
          const parts = row.values[key];
          return parts && parts.length > 0 ? stitch(parts, context.lexicon).text : null;
        };
        const [ownArea, title] = [text('area'), text('title')];
        const current = objectives.at(-1);
        const wraps =
          title !== null &&
          current !== undefined &&
          /^\p{Ll}/u.test(title) &&
          text('target') === null &&
          ownArea === null;
        if (ownArea !== null && !(current && title === null && /^\p{Ll}/u.test(ownArea))) {
          if (title === null && text('name') === null && current && area !== null && /^(?:e|ed)\b/i.test(ownArea))
            area += ` ${ownArea}`;
          else area = ownArea;
        }
        if (wraps) current.title = `${current.title ?? ''} ${title}`.trim();
        else if (
          title !== null &&
          !(
            current &&
            atTop &&
            fold(title) === fold(current.title ?? '') &&
            (ownArea === null || fold(ownArea) === fold(current.centroDiResponsabilita ?? ''))
          )
        ) {
          objectives.push(begin(title, area, line.number));
        }
        atTop = false;
        const objective = objectives.at(-1) ?? begin(null, area, line.number);
        if (objectives.length === 0) objectives.push(objective);
        const strumento = text('strumento');
        if (strumento !== null && !fold(objective.strumentoRilevazione ?? '').includes(fold(strumento))) {
          objective.strumentoRilevazione = [objective.strumentoRilevazione, strumento].filter(Boolean).join('; ');
        }
        const number = row.others.find(
          (other) => /^n(?:\.|°|umero)?$/i.test(other.colonna.trim()) && /^\d{1,3}$/.test(other.testo),
        );
        if (number && objective.number === null) objective.number = number.testo;
        addActivity(objective, text('activity'), text('tempi'), line.number);
        addIndicator(
          objective,
          {
            name: text('name'),
            description: text('description'),
            unit: text('unit'),
            target: text('target'),
            actual: text('actual'),
            group: null,
            altro: row.others.filter((other) => other !== number),
            line: line.number,
          },
          context,
        );
      }
    }
  }
  for (const objective of objectives) {
    if (objective.number === null) context.doubt(objective.line, 'NUMERO_MANCANTE');
    if (objective.title === null) context.doubt(objective.line, 'TITOLO_MANCANTE');
    if (objective.centroDiResponsabilita === null) context.doubt(objective.line, 'CDR_MANCANTE');
    if (objective.indicators.length === 0 && objective.activities.length === 0)
      context.doubt(objective.line, 'OBIETTIVO_SENZA_SCHEDA');
    doubtIndicators(objective.indicators, context);
  }
  return objectives;
}

// A row that goes on with the objective above but lost its leading empty cells: its first cell is no area.
function isShifted(cells: readonly string[], header: Header, area: string | null): boolean {
  const areaAt = header.columns.find((column) => column.key === 'area')?.at;
  const filled = cells.filter((cell) => cell !== '').length;
  if (
    areaAt === undefined ||
    area === null ||
    cells[areaAt] === '' ||
    cells.indexOf('') >= 0 ||
    filled > header.columns.length - 2
  )
    return false;
  const first = cells[areaAt] ?? '';
  const capitals = (text: string): boolean => text === text.toUpperCase();
  return capitals(area) && !capitals(first);
}

function emptyBefore(header: Header): string[] {
  return Array.from({ length: header.columns.find((column) => column.key === 'name')?.at ?? 0 }, () => '');
}

function begin(printed: string | null, area: string | null, line: number): ProposedObjective {
  const numbered =
    /^(?:obiettivo\s{1,2}(?:n\s?[.°º]{0,2}\s?)?(\d{1,3})\s{0,2}[.:)–—-]{0,2}\s{0,2}|(\d{1,2})\s?[.)]\s{1,2})(?=\S)/i.exec(
      printed ?? '',
    );
  return {
    centroDiResponsabilita: area,
    areaStrategica: null,
    obiettivoOperativo: null,
    number: numbered ? (numbered[1] ?? numbered[2] ?? null) : null,
    title: numbered ? printed!.slice(numbered[0].length) : printed,
    programma: null,
    pegProject: null,
    servizi: null,
    utentiFinali: null,
    retiDiCollaborazione: null,
    finalita: null,
    description: null,
    strumentoRilevazione: null,
    altro: [],
    activities: [],
    indicators: [],
    hasReport: false,
    report: null,
    line,
  };
}

function addActivity(objective: ProposedObjective, text: string | null, tempi: string | null, line: number): void {
  if (text !== null) objective.activities.push({ text, tempi, consuntivo: null, altro: [], line });
  else if (tempi !== null) objective.altro.push({ colonna: 'tempi', testo: tempi });
}

const add = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : `${a} ${b}`);

function addIndicator(objective: ProposedObjective, row: ProposedIndicator, context: Context): void {
  const previous = objective.indicators.at(-1);
  const { name, description, target, actual } = row;
  if (name === null && description === null && target === null && actual === null) {
    (previous ?? objective).altro.push(...row.altro);
    return;
  }
  // Over a page break a cell goes on alone, or in lower case with no target of its own.
  const onlyResult = name === null && description === null && row.unit === null;
  const goesOn =
    target === null &&
    name !== null &&
    (/^[\p{Ll}(]/u.test(name) || (isOpenEnded(previous?.name ?? '') && words(name).length < 12));
  if (previous && (onlyResult || goesOn)) {
    previous.name = add(previous.name, name);
    previous.description = add(previous.description, description);
    previous.target = add(previous.target, target);
    previous.actual = add(previous.actual, actual);
    previous.altro.push(...row.altro);
    context.doubt(row.line, 'RIGHE_UNITE');
    return;
  }
  objective.indicators.push(row);
}
