import type { Client } from '../client.js';
import { MARKER, OURS, UNSHARED } from './world.js';

interface Ids {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  readonly progettoId: string;
}

/** What our consortium did on the project: one target counted by an indicator, one by hand, in a month that is shared and in one that is not. */
export async function makeProgress(
  own: Client,
  { pianoId, obiettivoId, indicatoreId, progettoId }: Ids,
): Promise<void> {
  const scope = OURS;
  const linked = { pianoId, obiettivoId, indicatoreId, progettoId, traguardoId: 't1' };
  await own.done('collegaIndicatore', { scope, ...linked });
  const figura = { scope, progettoId, traguardoId: 't2', periodo: 'mese', valore: '3' };
  await own.done('registraAvanzamento', { ...figura, mese: '2024-02', nota: `Nota ${UNSHARED}` });
  await own.done('registraAvanzamento', { ...figura, mese: '2024-06', nota: `Nota ${MARKER}` });
}
