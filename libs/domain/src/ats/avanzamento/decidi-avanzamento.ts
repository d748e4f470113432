import type { Decider, States } from '../../event-sourcing/index.js';
import {
  giornoDi,
  isMese,
  parseDecimale,
  RuleViolation,
  type Comando,
  type Decimale,
  type Mese,
  type TestoRef,
} from '../../shared/index.js';
import type { Traguardo } from '../progetto/piano-progetto.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';
import { progetto, ultimoPiano } from '../progetto/progetto.js';
import {
  avanzamento,
  avanzamentoIdOf,
  figuraKey,
  meseDellAnno,
  PERIODI_AVANZAMENTO,
  type Avanzamento,
  type DelTraguardo,
  type EventoAvanzamento,
  type FiguraDelTraguardo,
  type PeriodoAvanzamento,
} from './avanzamento.js';

/** `partnerId` null: the consortium's own figure, in its own log; else that of a partner outside the platform, in the ATS. */
type Del = DelTraguardo & { readonly partnerId: string | null; readonly mese: Mese };

export type ComandoAvanzamento =
  | (Comando<'RegistraAvanzamento'> & Del & { periodo: PeriodoAvanzamento; valore: Decimale; nota: TestoRef | null })
  | (Comando<'RettificaAvanzamento'> & Del & { valore: Decimale; nota: TestoRef | null; motivo: TestoRef })
  | (Comando<'AnnullaAvanzamento'> & Del & { motivo: TestoRef });

/**
 * Physical progress as people write it. Months that were reported do not close it: what is corrected later is what was
 * done, and the rendiconti are about money.
 */
export const deciderAvanzamento: Decider<ComandoAvanzamento, Avanzamento> = {
  aggregate: avanzamento,
  main: avanzamentoIdOf,
  reads: ({ progettoId, partnerId }) => [
    { aggregate: partnerId === null ? progettoRecepito : progetto, id: progettoId },
  ],
  decide(states, command) {
    const delProgetto = progettoDi(states, command);
    const event = decide(states.main, delProgetto, command);
    return [{ aggregate: avanzamento, id: avanzamentoIdOf(command), events: [event] }];
  },
};

interface DelProgetto {
  readonly dal: string;
  readonly al: string;
  /** Undefined where the plan of today has no such target. */
  readonly traguardo: Traguardo | undefined;
}

/** @throws RuleViolation where the scope has no such project, or the partner counts for itself. */
function progettoDi(
  { of }: States<Avanzamento>,
  { progettoId, traguardoId, partnerId }: ComandoAvanzamento,
): DelProgetto {
  const named = ({ dal, al, traguardi }: { dal: string; al: string; traguardi: readonly Traguardo[] }) => ({
    ...{ dal, al, traguardo: traguardi.find((one) => one.traguardoId === traguardoId) },
  });
  if (partnerId === null) {
    const recepito = of(progettoRecepito, progettoId);
    if (recepito.status === 'assente') throw new RuleViolation('SPESA_PROGETTO_SCONOSCIUTO', { progettoId });
    return named(recepito);
  }
  const dellAts = of(progetto, progettoId);
  if (dellAts.status === 'assente') throw new RuleViolation('PROGETTO_INESISTENTE');
  const partner = dellAts.partner.find((one) => one.partnerId === partnerId);
  if (!partner) throw new RuleViolation('PARTNER_INESISTENTE', { partnerId });
  if (partner.tipo === 'membro') throw new RuleViolation('PARTNER_NON_ESTERNO', { consorzio: partner.consorzio });
  return named(ultimoPiano(dellAts));
}

function decide(stato: Avanzamento, del: DelProgetto, command: ComandoAvanzamento): EventoAvanzamento {
  const { progettoId, traguardoId, partnerId } = command;
  if (!isMese(command.mese)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'mese' });
  const dove = { progettoId, traguardoId, partnerId, fonte: null };
  if (command.type === 'RegistraAvanzamento') {
    if (!del.traguardo) throw new RuleViolation('TRAGUARDO_INESISTENTE', { traguardoId });
    const { mese, periodo } = periodoVerificato(del, command);
    const valore = valoreVerificato(del.traguardo, command.valore);
    if (del.traguardo.tipo === 'milestone' && periodo !== 'mese') {
      throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'periodo' });
    }
    assertLibero(stato, { partnerId, mese, periodo, unaVolta: del.traguardo.tipo === 'milestone' });
    return { type: 'AvanzamentoRegistrato', data: { ...dove, mese, periodo, valore, nota: command.nota } };
  }
  const { mese, periodo, valore: prima, conNota } = figuraScritta(stato, command);
  if (command.type === 'AnnullaAvanzamento') {
    return { type: 'AvanzamentoAnnullato', data: { ...dove, mese, periodo, valore: prima, motivo: command.motivo } };
  }
  const { nota, motivo } = command;
  const valore = valoreVerificato(del.traguardo, command.valore);
  if (valore === prima && nota === null && !conNota) throw new RuleViolation('NESSUNA_MODIFICA');
  return { type: 'AvanzamentoRettificato', data: { ...dove, mese, periodo, valore, prima, nota, motivo } };
}

/** Not of the future, and of the project's days. The year that runs has a figure up to today, under its December. */
function periodoVerificato(
  { dal, al }: DelProgetto,
  { mese: given, periodo, now }: Extract<ComandoAvanzamento, { type: 'RegistraAvanzamento' }>,
): { readonly mese: Mese; readonly periodo: PeriodoAvanzamento } {
  if (!PERIODI_AVANZAMENTO.includes(periodo)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'periodo' });
  const cifre = periodo === 'anno' ? 4 : 7;
  const asked = given.slice(0, cifre);
  if (asked > giornoDi(now).slice(0, cifre)) throw new RuleViolation('DATA_FUTURA', { campo: 'mese', data: given });
  if (asked < dal.slice(0, cifre) || asked > al.slice(0, cifre)) {
    throw new RuleViolation('AVANZAMENTO_FUORI_PROGETTO', { mese: given, dal, al });
  }
  return { mese: periodo === 'anno' ? meseDellAnno(asked) : given, periodo };
}

/** A count is a number that is not negative; a milestone is reached, and nothing else. */
function valoreVerificato(traguardo: Traguardo | undefined, given: Decimale): Decimale {
  const valore = parseDecimale(given.trim().replace('.', ','))?.valore;
  if (valore === undefined || valore.startsWith('-') || (traguardo?.tipo === 'milestone' && valore !== '1')) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'valore', valore: given });
  }
  return valore;
}

type Posto = Pick<FiguraDelTraguardo, 'partnerId' | 'mese' | 'periodo'> & { readonly unaVolta: boolean };

/** @throws RuleViolation where the figure is entered elsewhere, stands already, or would be counted twice. */
function assertLibero({ figure, collegati }: Avanzamento, { partnerId, mese, periodo, unaVolta }: Posto): void {
  const anno = Number(mese.slice(0, 4));
  const altrove = partnerId === null ? collegati.find(({ dal, al }) => dal <= anno && anno <= al) : undefined;
  if (altrove) throw datoCollegato(altrove, anno);
  const sue = [...figure.values()].filter((one) => one.partnerId === partnerId);
  const dellAnno = sue.filter((one) => one.mese.startsWith(`${anno}-`));
  if (dellAnno.some((one) => one.periodo !== periodo)) throw new RuleViolation('PERIODO_SOVRAPPOSTO', { anno });
  if (unaVolta ? sue.length > 0 : figure.has(figuraKey(partnerId, mese))) {
    throw new RuleViolation('AVANZAMENTO_GIA_REGISTRATO', {
      mese: sue.find((one) => unaVolta || one.mese === mese)!.mese,
    });
  }
}

/** The figure that stands. @throws RuleViolation where there is none, or it is corrected in the consuntivo. */
function figuraScritta({ figure }: Avanzamento, { partnerId, mese }: ComandoAvanzamento): FiguraDelTraguardo {
  const figura = figure.get(figuraKey(partnerId, mese));
  if (!figura) throw new RuleViolation('AVANZAMENTO_NON_REGISTRATO', { mese });
  if (figura.fonte) throw datoCollegato(figura.fonte, Number(mese.slice(0, 4)));
  return figura;
}

const datoCollegato = (
  { obiettivoId, indicatoreId }: { readonly obiettivoId: string; readonly indicatoreId: string },
  anno: number,
): RuleViolation => new RuleViolation('DATO_COLLEGATO', { obiettivoId, indicatoreId, anno });
