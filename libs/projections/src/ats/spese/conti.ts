import { contoDi, type ContoSpesa, type EventoSpesa } from '@consorzi/domain/ats';
import { unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

export type FattoSpesa = PositionedEvent & EventoSpesa;

const TYPES: ReadonlySet<string> = new Set<EventoSpesa['type']>([
  'SpesaRegistrata',
  'SpesaRettificata',
  'SpesaAnnullata',
  'ImpegnoRegistrato',
  'PagamentoRegistrato',
  'PagamentoAnnullato',
]);
export const isDellaSpesa = (event: PositionedEvent): event is FattoSpesa => TYPES.has(event.type);

/** How the expense stood in the accounts before the event and how it stands after it; null where it did not count. */
export function contiDi(event: FattoSpesa): { readonly prima: ContoSpesa | null; readonly dopo: ContoSpesa | null } {
  if (event.type === 'SpesaRegistrata') return { prima: null, dopo: contoDi(event.data.spesa, 0) };
  const { conto: prima } = event.data;
  const pagato = (centesimi: number) => ({ ...prima, pagatoCentesimi: prima.pagatoCentesimi + centesimi });
  switch (event.type) {
    case 'SpesaRettificata':
      return { prima, dopo: contoDi(event.data.spesa, prima.pagatoCentesimi) };
    case 'SpesaAnnullata':
      return { prima, dopo: null };
    case 'ImpegnoRegistrato':
      return { prima, dopo: prima };
    case 'PagamentoRegistrato':
      return { prima, dopo: pagato(event.data.pagamento.centesimi) };
    case 'PagamentoAnnullato':
      return { prima, dopo: pagato(-event.data.pagamento.centesimi) };
    default:
      return unknownEvent(event);
  }
}
