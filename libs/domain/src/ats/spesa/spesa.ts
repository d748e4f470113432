import { unknownEvent, type Aggregate, type Decider, type States } from '../../event-sourcing/index.js';
import { RuleViolation } from '../../shared/index.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';
import { contoDi, progettiDi, type ContoSpesa } from './conto-spesa.js';
import type { DatiSpesa } from './dati-spesa.js';
import { datiVerificati } from './dati-verificati.js';
import { numeroFattura, numeroFatturaIdOf, passaggio } from './numero-fattura.js';
import { annullato, assertPagabile, impegnoVerificato, pagamentoVerificato } from './pagamenti.js';
import { assertAperto, periodiRendicontati } from './periodi-rendicontati.js';
import { assertDeiProgetti } from './regole-progetto.js';
import type { ComandoSpesa, EventoSpesa, Impegno, Pagamento } from './spesa.eventi.js';

export type Spesa =
  | { readonly status: 'assente' }
  | (Registrata & { readonly status: 'registrata' })
  | (Registrata & { readonly status: 'annullata' });
export interface Registrata {
  readonly spesa: DatiSpesa;
  readonly numeroFatturaId: string | null;
  readonly impegni: readonly Impegno[];
  readonly pagamenti: readonly Pagamento[];
}

export const pagatoDi = ({ pagamenti }: Pick<Registrata, 'pagamenti'>): number =>
  pagamenti.reduce((sum, { centesimi }) => sum + centesimi, 0);

/** An expense of a consortium on one or more projects of its ATS, in the consortium's own log. */
export const spesa: Aggregate<Spesa, EventoSpesa> = {
  name: 'Spesa',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'SpesaRegistrata') {
      const { spesa: dati, numeroFatturaId } = event.data;
      return { status: 'registrata', spesa: dati, numeroFatturaId, impegni: [], pagamenti: [] };
    }
    if (state.status !== 'registrata') throw new Error(`${event.type} on an expense that is ${state.status}`);
    switch (event.type) {
      case 'SpesaRettificata':
        return { ...state, spesa: event.data.spesa, numeroFatturaId: event.data.numeroFatturaId };
      case 'SpesaAnnullata':
        return { ...state, status: 'annullata' };
      case 'ImpegnoRegistrato':
        return { ...state, impegni: [...state.impegni, event.data.impegno] };
      case 'PagamentoRegistrato':
        return { ...state, pagamenti: [...state.pagamenti, event.data.pagamento] };
      case 'PagamentoAnnullato': {
        const { pagamentoId } = event.data.pagamento;
        return { ...state, pagamenti: state.pagamenti.filter((one) => one.pagamentoId !== pagamentoId) };
      }
      default:
        return unknownEvent(event);
    }
  },
};

export const deciderSpesa: Decider<ComandoSpesa, Spesa> = {
  aggregate: spesa,
  main: ({ spesaId }) => spesaId,
  reads(command, main) {
    const after = 'spesa' in command ? letta(command.spesa) : null;
    const before = main.status === 'registrata' && moves(command) ? contoDi(main.spesa, 0) : null;
    const progetti = [...new Set([before, after].flatMap((conto) => (conto ? progettiDi(conto) : [])))];
    const fatture = [
      'spesa' in command ? fatturaDi(command) : null,
      main.status === 'registrata' && moves(command) ? main.numeroFatturaId : null,
    ];
    return [
      ...(after ? progettiDi(after).map((id) => ({ aggregate: progettoRecepito, id })) : []),
      ...progetti.map((id) => ({ aggregate: periodiRendicontati, id })),
      ...[...new Set(fatture)].flatMap((id) => (id === null ? [] : [{ aggregate: numeroFattura, id }])),
    ];
  },
  decide(states, command) {
    const { main } = states;
    const { spesaId } = command;
    if (command.type === 'RegistraSpesa') {
      if (main.status !== 'assente') throw new RuleViolation('SPESA_GIA_REGISTRATA', { spesaId });
      return scritta(states, command, null, (dati, numeroFatturaId) => ({
        type: 'SpesaRegistrata',
        data: { spesa: dati, numeroFatturaId },
      }));
    }
    if (main.status === 'assente') throw new RuleViolation('SPESA_INESISTENTE');
    if (main.status === 'annullata') throw new RuleViolation('SPESA_ANNULLATA');
    const conto = contoDi(main.spesa, pagatoDi(main));
    const { numeroFatturaId: prima } = main;
    switch (command.type) {
      case 'RettificaSpesa':
        assertMesiAperti(states, conto);
        return scritta(states, command, prima, (dati, numeroFatturaId) => {
          assertPagabile(dati, conto.pagatoCentesimi);
          return { type: 'SpesaRettificata', data: { spesa: dati, numeroFatturaId, motivo: command.motivo, conto } };
        });
      case 'AnnullaSpesa': {
        assertMesiAperti(states, conto);
        if (main.pagamenti.length > 0)
          throw new RuleViolation('SPESA_CON_PAGAMENTI', { pagatoCentesimi: conto.pagatoCentesimi });
        const free = passaggio({ spesaId, prima, dopo: null }, (id) => states.of(numeroFattura, id));
        return [own(spesaId, { type: 'SpesaAnnullata', data: { motivo: command.motivo, conto } }), ...free];
      }
      case 'RegistraImpegno':
        return [
          own(spesaId, { type: 'ImpegnoRegistrato', data: { impegno: impegnoVerificato(main, command), conto } }),
        ];
      case 'RegistraPagamento': {
        const pagamento = pagamentoVerificato(main, command);
        assertPagabile(main.spesa, conto.pagatoCentesimi + pagamento.centesimi);
        return [own(spesaId, { type: 'PagamentoRegistrato', data: { pagamento, conto } })];
      }
      case 'AnnullaPagamento': {
        const pagamento = annullato(main, command.pagamentoId);
        return [own(spesaId, { type: 'PagamentoAnnullato', data: { pagamento, motivo: command.motivo, conto } })];
      }
    }
  },
};

type ConDati = Extract<ComandoSpesa, { spesa: DatiSpesa }>;
const own = (id: string, event: EventoSpesa) => ({ aggregate: spesa, id, events: [event] });
const moves = ({ type }: ComandoSpesa): boolean => type === 'RettificaSpesa' || type === 'AnnullaSpesa';

/** What an expense as it is sent would touch: nothing while its day is none, which is refused before anything is asked. */
function letta(dati: DatiSpesa): ContoSpesa | null {
  try {
    return contoDi(dati, 0);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const fatturaDi = ({ spesa: { tipo, documento }, chiaveFornitore }: ConDati): string | null =>
  tipo === 'fattura' && documento && chiaveFornitore !== null ? numeroFatturaIdOf(chiaveFornitore, documento) : null;

/** The expense as checked, against its projects, its months and the other invoices. */
function scritta(
  { of }: States<Spesa>,
  command: ConDati,
  prima: string | null,
  event: (dati: DatiSpesa, numeroFatturaId: string | null) => EventoSpesa,
) {
  const dati = datiVerificati(command.spesa, command.now);
  assertDeiProgetti(dati, (id) => of(progettoRecepito, id));
  const conto = contoDi(dati, 0);
  assertMesiAperti({ of }, conto);
  const dopo = fatturaDi(command);
  const passa = passaggio({ spesaId: command.spesaId, prima, dopo }, (id) => of(numeroFattura, id));
  return [own(command.spesaId, event(dati, dopo)), ...passa];
}

/** No month of a project that is reported already takes an expense, or lets one go. */
function assertMesiAperti({ of }: Pick<States<Spesa>, 'of'>, conto: ContoSpesa): void {
  for (const id of progettiDi(conto)) assertAperto(of(periodiRendicontati, id), id, conto.mese);
}
