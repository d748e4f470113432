import type { Header } from './headers.js';
import type { Context } from './context.js';
import type { Line } from './lines.js';
import type { ProposedPegProject } from './proposal.js';
import { isCode } from './values.js';

interface Cell {
  cell: string;
  at: number;
}

/**
 * The rows of "Progetti PEG e servizi erogati" of one unit. A row with a code begins a project; rows without one go on with
 * its services. A row whose code is under another heading is moved as a whole.
 */
export function readPegProjects(
  header: Header,
  rows: readonly Line[],
  centro: string | null,
  context: Context,
): ProposedPegProject[] {
  const at = (key: string): number => header.columns.find((column) => column.key === key)?.at ?? -1;
  const codeAt = at('code');
  const projects: ProposedPegProject[] = [];
  let area: string | null = null;
  for (const line of rows) {
    const cells = line.cells.map((cell, i) => ({ cell, at: i })).filter(({ cell }) => cell !== '');
    const last = projects.at(-1);
    const coded = cells.findIndex(({ cell, at: i }) => isCode(cell) && (codeAt < 0 ? i <= 1 : i <= codeAt + 1));
    const isNew = coded >= 0 && (codeAt >= 0 || (cells[coded + 1] !== undefined && !isCode(cells[coded + 1]!.cell)));
    if (!isNew) {
      if (last) addServices(last, cells, at('operativo'), at('area'), line, context);
      continue;
    }
    const shift = codeAt < 0 ? 0 : codeAt - cells[coded]!.at;
    if (shift !== 0) context.doubt(line.number, 'RIGA_SPOSTATA');
    const before = cells.slice(0, coded).map(({ cell }) => cell.replaceAll('\n', ' '));
    if (before.length > 0) area = before.join(' ');
    const project: ProposedPegProject = {
      code: cells[coded]!.cell.replace(/\.$/, ''),
      name: null,
      centroDiResponsabilita: centro,
      areaStrategica: area,
      obiettivoOperativo: null,
      services: [],
      line: line.number,
    };
    const rest = cells.slice(coded + 1);
    if (codeAt < 0) {
      project.name = rest[0]?.cell ?? null;
      addServices(project, rest.slice(1), -1, -1, line, context);
    } else placeByColumn(project, rest, shift, header);
    if (project.name === null && last?.name) {
      project.name = last.name;
      context.doubt(line.number, 'NOME_PROGETTO_EREDITATO');
    }
    if (projects.some((other) => other.code === project.code)) context.doubt(line.number, 'CODICE_RIPETUTO');
    projects.push(project);
  }
  return projects;
}

function placeByColumn(project: ProposedPegProject, cells: readonly Cell[], shift: number, header: Header): void {
  const columns = header.columns.filter((column) => ['project', 'operativo', 'service', 'other'].includes(column.key));
  for (const { cell, at } of cells) {
    const place = at + shift;
    const nearest = columns.reduce((a, b) => (Math.abs(b.at - place) < Math.abs(a.at - place) ? b : a), columns[0]!);
    const text = cell.replaceAll('\n', ' ');
    if (nearest.key === 'project') project.name = project.name === null ? text : `${project.name} ${text}`;
    else if (nearest.key === 'operativo')
      project.obiettivoOperativo = project.obiettivoOperativo === null ? text : `${project.obiettivoOperativo} ${text}`;
    else project.services.push(...services(cell));
  }
}

function addServices(
  project: ProposedPegProject,
  cells: readonly Cell[],
  operativoAt: number,
  areaAt: number,
  line: Line,
  context: Context,
): void {
  for (const { cell, at } of cells) {
    if (/^\d{1,2}[.)]?$/.test(cell)) continue;
    if (at === operativoAt && cells.length > 1)
      project.obiettivoOperativo = [project.obiettivoOperativo, cell.replaceAll('\n', ' ')].filter(Boolean).join(' ');
    else if (at === areaAt && cells.length === 1 && project.areaStrategica !== null && /^\p{Ll}/u.test(cell))
      project.areaStrategica += ` ${cell}`;
    else {
      if (operativoAt >= 0 && at <= operativoAt) context.doubt(line.number, 'RIGA_SPOSTATA');
      project.services.push(...services(cell));
    }
  }
}

function services(cell: string): string[] {
  return cell
    .split('\n')
    .map((part) => part.replace(/^(?:[-•*□]|\d{1,2}[.)])\s+/, '').trim())
    .filter((part) => part !== '');
}
