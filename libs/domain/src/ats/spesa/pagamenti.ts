import { required, RuleViolation } from '../../shared/index.js';
import { dovutoDi } from './conto-spesa.js';
import type { DatiSpesa } from './dati-spesa.js';
import { giornoPassato } from '../periodi.js';
import { centesimi, LIMITI_SPESA } from './dati-verificati.js';
import type { Registrata } from './spesa.js';
import type { ComandoSpesa, Impegno, Pagamento } from './spesa.eventi.js';

type Di<T extends ComandoSpesa['type']> = Extract<ComandoSpesa, { type: T }>;

/** A commitment, by number and date once. @throws RuleViolation */
export function impegnoVerificato({ impegni }: Registrata, command: Di<'RegistraImpegno'>): Impegno {
  const impegno = {
    numero: required('numero', command.numero, LIMITI_SPESA.numero),
    data: giornoPassato('data', command.data, command.now),
    centesimi: centesimi('centesimi', command.centesimi, 1),
  };
  if (impegni.some(({ numero, data }) => numero === impegno.numero && data === impegno.data)) {
    throw new RuleViolation('IMPEGNO_GIA_REGISTRATO', { numero: impegno.numero });
  }
  return impegno;
}

/** A payment; the same mandato of the same day stands here once. @throws RuleViolation */
export function pagamentoVerificato({ pagamenti }: Registrata, command: Di<'RegistraPagamento'>): Pagamento {
  const { pagamentoId, quietanza } = command;
  const pagamento = {
    pagamentoId,
    mandato: required('mandato', command.mandato, LIMITI_SPESA.numero),
    data: giornoPassato('data', command.data, command.now),
    quietanza: quietanza === null ? null : required('quietanza', quietanza, LIMITI_SPESA.numero),
    centesimi: centesimi('centesimi', command.centesimi, 1),
  };
  if (pagamenti.some(({ mandato, data }) => mandato === pagamento.mandato && data === pagamento.data)) {
    throw new RuleViolation('PAGAMENTO_GIA_REGISTRATO', { mandato: pagamento.mandato });
  }
  return pagamento;
}

/** The payment to be taken back. @throws RuleViolation PAGAMENTO_INESISTENTE */
export function annullato({ pagamenti }: Registrata, pagamentoId: string): Pagamento {
  const found = pagamenti.find((one) => one.pagamentoId === pagamentoId);
  if (!found) throw new RuleViolation('PAGAMENTO_INESISTENTE');
  return found;
}

/** @throws RuleViolation PAGAMENTI_OLTRE_IL_DOVUTO when more would be paid than is due. */
export function assertPagabile(spesa: DatiSpesa, pagatoCentesimi: number): void {
  const dovutoCentesimi = dovutoDi(spesa);
  if (pagatoCentesimi <= dovutoCentesimi) return;
  const eccedenzaCentesimi = pagatoCentesimi - dovutoCentesimi;
  throw new RuleViolation('PAGAMENTI_OLTRE_IL_DOVUTO', { dovutoCentesimi, eccedenzaCentesimi });
}
