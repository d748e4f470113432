import type { DomainEvent } from '../event-sourcing/index.js';
import { giornoDopo, RuleViolation, type Atto, type Comando } from '../shared/index.js';
import { periodiCapofila, type Adesione, type Istituito } from './ats.js';
import { assertTermine, giorno, siSovrappongono, type Intervallo } from './periodi.js';

/** Why what was recorded of a membership was wrong: a closed list, so that the reason itself can name nobody. */
export const MOTIVI_RETTIFICA_PERIODO = ['errore_di_registrazione', 'atto_rettificato', 'atto_annullato'] as const;
export type MotivoRettificaPeriodo = (typeof MOTIVI_RETTIFICA_PERIODO)[number];

/** `primoGiorno`: which of the consortium's periods, by its first day as it stood; `dal` and `al` are what is right. */
export type EventoRettifica =
  | DomainEvent<
      'PeriodoMembroRettificato',
      { consorzio: string; primoGiorno: string; dal: string; al: string | null; motivo: MotivoRettificaPeriodo }
    >
  | DomainEvent<'PeriodoMembroAnnullato', { consorzio: string; primoGiorno: string; motivo: MotivoRettificaPeriodo }>;

interface DelPeriodo {
  readonly scope: string;
  readonly consorzio: string;
  readonly primoGiorno: string;
  readonly motivo: MotivoRettificaPeriodo;
  readonly atto: Atto;
}
/** `al` the last day, null where the membership lasts: an exit that was recorded and never was. */
export type ComandoRettifica =
  | (Comando<'RettificaPeriodoMembro'> & DelPeriodo & { dal: string; al: string | null })
  | (Comando<'AnnullaPeriodoMembro'> & DelPeriodo);

const eIl =
  ({ consorzio, primoGiorno }: { consorzio: string; primoGiorno: string }) =>
  (one: Adesione) =>
    one.consorzio === consorzio && one.dal === primoGiorno;

/** The memberships with one period as it should have been recorded, or without one that never was. */
export function conRettifica<A extends Adesione>(
  adesioni: readonly A[],
  { type, data }: EventoRettifica,
): readonly A[] {
  const isTheOne = eIl(data);
  if (type === 'PeriodoMembroAnnullato') return adesioni.filter((one) => !isTheOne(one));
  const { dal, al } = data;
  const alEscluso = al === null ? null : giornoDopo(al);
  return adesioni.map((one) => (isTheOne(one) ? { ...one, dal, alEscluso } : one));
}

/** What is corrected leaves the ATS as every command does: nobody twice on a day, no capofila that is no member. */
export function rettifica(state: Istituito, command: ComandoRettifica): EventoRettifica {
  const { consorzio, primoGiorno, motivo } = command;
  if (!MOTIVI_RETTIFICA_PERIODO.includes(motivo)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'motivo' });
  const before = state.adesioni.find(eIl(command));
  if (!before) throw new RuleViolation('PERIODO_MEMBRO_INESISTENTE', { consorzio, primoGiorno });
  const data = { consorzio, primoGiorno, motivo };
  const event: EventoRettifica =
    command.type === 'AnnullaPeriodoMembro'
      ? { type: 'PeriodoMembroAnnullato', data }
      : { type: 'PeriodoMembroRettificato', data: { ...data, ...giusto(before, command) } };
  const after = conRettifica(state.adesioni, event).filter((one) => one.consorzio === consorzio);
  const [first, second] = sovrapposte(after);
  if (first && second) throw new RuleViolation('MEMBRO_GIA_PRESENTE', { consorzio, dal: second.dal });
  const leads = periodiCapofila(state.capofila).filter((one) => one.consorzio === consorzio);
  if (!leads.every((led) => after.some((one) => comprende(one, led)))) {
    throw new RuleViolation('CAPOFILA_SENZA_ADESIONE', { consorzio });
  }
  return event;
}

/** The days that are right. @throws RuleViolation where they are no days, no term, or those that stand. */
function giusto(before: Adesione, command: Extract<ComandoRettifica, { type: 'RettificaPeriodoMembro' }>) {
  const dal = giorno('dal', command.dal);
  const al = command.al === null ? null : giorno('al', command.al);
  if (al !== null) assertTermine(dal, al);
  const alEscluso = al === null ? null : giornoDopo(al);
  if (dal === before.dal && alEscluso === before.alEscluso) throw new RuleViolation('NESSUNA_MODIFICA');
  return { dal, al };
}

/** Two that share a day, where there are two. */
function sovrapposte(adesioni: readonly Adesione[]): readonly Adesione[] {
  const ordered = [...adesioni].sort((a, b) => (a.dal < b.dal ? -1 : 1));
  const at = ordered.findIndex((one, index) => index > 0 && siSovrappongono(ordered[index - 1]!, one));
  return at < 0 ? [] : ordered.slice(at - 1, at + 1);
}

/** Whether every day of `b` is of `a`. */
const comprende = (a: Intervallo, b: Intervallo): boolean =>
  a.dal <= b.dal && (a.alEscluso === null || (b.alEscluso !== null && b.alEscluso <= a.alEscluso));
