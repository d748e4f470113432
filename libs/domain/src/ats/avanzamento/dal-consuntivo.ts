import type { Decimale } from '../../shared/index.js';
import {
  figuraKey,
  meseDellAnno,
  partiDopo,
  type Avanzamento,
  type DelTraguardo,
  type EventoAvanzamento,
  type FonteAvanzamento,
} from './avanzamento.js';
import { sommaDecimali } from './somma.js';

/**
 * What a number of a linked indicator makes of the figure of its target: entered once, by one centro for one year. Null
 * is what gives no figure and takes back the one that it gave before. Nothing where nothing moves.
 */
export function figuraDalConsuntivo(
  { figure }: Avanzamento,
  { progettoId, traguardoId }: DelTraguardo,
  fonte: FonteAvanzamento,
): readonly EventoAvanzamento[] {
  const mese = meseDellAnno(fonte.anno);
  const before = figure.get(figuraKey(null, mese));
  const stood: Decimale | null = before?.parti.get(fonte.centroId) ?? null;
  if (stood === fonte.parte) return [];
  const after = [...partiDopo(before?.parti, fonte).values()];
  const dove = { progettoId, traguardoId, partnerId: null, mese, periodo: 'anno', fonte } as const;
  if (!before) {
    return [{ type: 'AvanzamentoRegistrato', data: { ...dove, valore: sommaDecimali(after), nota: null } }];
  }
  const prima = before.valore;
  if (after.length === 0) return [{ type: 'AvanzamentoAnnullato', data: { ...dove, valore: prima, motivo: null } }];
  const data = { ...dove, valore: sommaDecimali(after), prima, nota: null, motivo: null };
  return [{ type: 'AvanzamentoRettificato', data }];
}
