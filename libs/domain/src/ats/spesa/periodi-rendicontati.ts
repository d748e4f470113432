import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import {
  giornoDi,
  isMese,
  meseDopo,
  RuleViolation,
  type Comando,
  type Mese,
  type TestoRef,
} from '../../shared/index.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';

export type EventoPeriodi =
  | DomainEvent<'PeriodoChiuso', { progettoId: string; finoAlMese: Mese }>
  | DomainEvent<'PeriodoRiaperto', { progettoId: string; dalMese: Mese; motivo: TestoRef }>;

/** `finoAlMese` the last closed month, `dalMese` the first that is open again. */
export type ComandoPeriodi =
  | (Comando<'ChiudiPeriodo'> & { readonly progettoId: string; readonly finoAlMese: Mese })
  | (Comando<'RiapriPeriodo'> & { readonly progettoId: string; readonly dalMese: Mese; readonly motivo: TestoRef });

/** `chiusoFinoAl`: this month and all before it are closed; null while none is. */
export interface PeriodiRendicontati {
  readonly chiusoFinoAl: Mese | null;
}

/** The months of a project whose expenses are reported and stay as they are; its id is the project's. */
export const periodiRendicontati: Aggregate<PeriodiRendicontati, EventoPeriodi> = {
  name: 'PeriodiRendicontati',
  initial: { chiusoFinoAl: null },
  evolve(_state, event) {
    if (event.type === 'PeriodoChiuso') return { chiusoFinoAl: event.data.finoAlMese };
    if (event.type !== 'PeriodoRiaperto') return unknownEvent(event);
    return { chiusoFinoAl: meseDopo(event.data.dalMese, -1) };
  },
};

/** @throws RuleViolation SPESA_IN_PERIODO_CHIUSO when the month is closed for the project. */
export function assertAperto({ chiusoFinoAl }: PeriodiRendicontati, progettoId: string, mese: Mese): void {
  if (chiusoFinoAl === null || mese > chiusoFinoAl) return;
  throw new RuleViolation('SPESA_IN_PERIODO_CHIUSO', { progettoId, mese, chiusoFinoAl });
}

export const deciderPeriodi: Decider<ComandoPeriodi, PeriodiRendicontati> = {
  aggregate: periodiRendicontati,
  main: ({ progettoId }) => progettoId,
  reads: ({ progettoId }) => [{ aggregate: progettoRecepito, id: progettoId }],
  decide({ main, of }, command) {
    const { progettoId } = command;
    if (of(progettoRecepito, progettoId).status === 'assente') {
      throw new RuleViolation('SPESA_PROGETTO_SCONOSCIUTO', { progettoId });
    }
    return [{ aggregate: periodiRendicontati, id: progettoId, events: [decide(main, command)] }];
  },
};

/** Only months that are over are closed: who closes the current one would shut out what is still to come. */
function decide({ chiusoFinoAl }: PeriodiRendicontati, command: ComandoPeriodi): EventoPeriodi {
  const { progettoId } = command;
  if (command.type === 'ChiudiPeriodo') {
    const { finoAlMese } = command;
    if (!isMese(finoAlMese)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'finoAlMese' });
    if (finoAlMese >= giornoDi(command.now).slice(0, 7))
      throw new RuleViolation('DATA_FUTURA', { campo: 'finoAlMese' });
    if (chiusoFinoAl !== null && finoAlMese <= chiusoFinoAl) {
      throw new RuleViolation('PERIODO_GIA_CHIUSO', { chiusoFinoAl });
    }
    return { type: 'PeriodoChiuso', data: { progettoId, finoAlMese } };
  }
  const { dalMese, motivo } = command;
  if (!isMese(dalMese)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'dalMese' });
  if (chiusoFinoAl === null || dalMese > chiusoFinoAl) throw new RuleViolation('PERIODO_NON_CHIUSO', { dalMese });
  return { type: 'PeriodoRiaperto', data: { progettoId, dalMese, motivo } };
}
