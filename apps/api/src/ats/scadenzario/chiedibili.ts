import {
  altreRichieste,
  massimoChiedibile,
  pianoDal,
  puoEssereChiesto,
  TIPI_TRASFERIMENTO,
  type CondizioneMancante,
  type RequisitoTrasferimento,
} from '@consorzi/domain/ats';
import { rendiconti, richieste, speseMensili, type Chiedibile, type RigaProgetto } from '@consorzi/projections/ats';
import type { Found, Reader, SharedReader } from '@consorzi/projections/projecting';

import { prenota, prenotati, situazioneDi } from '../rendiconti/allegati.js';

/** The papers that are signed for the very request: without them it can be prepared all the same. */
const DOPO: ReadonlySet<CondizioneMancante> = new Set(['relazioneIntermedia', 'attestazioneMancante']);

/**
 * The transfers that the procedure of each open project lets one ask for on the day: as far as money and kinds go, and
 * what is still to be made before it is sent. The spending reached is that of the expenses which are shared now: what
 * ReGiS says of it, the capofila writes into the request.
 */
export async function chiedibili(
  shared: SharedReader,
  reader: Reader,
  progetti: readonly Found<RigaProgetto>[],
  giorno: string,
): Promise<readonly Chiedibile[]> {
  const found: Chiedibile[] = [];
  for (const { key: progettoId, row } of progetti) {
    if (row.chiusoIl === null) found.push(...(await delProgetto(shared, reader, progettoId, row, giorno)));
  }
  return found;
}

async function delProgetto(
  shared: SharedReader,
  reader: Reader,
  progettoId: string,
  row: RigaProgetto,
  giorno: string,
): Promise<readonly Chiedibile[]> {
  const situazione = await situazioneDi(reader, progettoId);
  const piano = pianoDal(row.piani, giorno)?.piano;
  if (!situazione || !piano) return [];
  const { modello, firmate, presenti } = situazione;
  const asked = (await reader.where(richieste, { progettoId })).filter((one) => prenota(one.row));
  const state = new Map(asked.map(({ key, row: one }) => [key, { tipo: one.tipo, centesimi: prenotati(one) }]));
  const before = altreRichieste(state, '');
  const finanziamentoCentesimi = piano.quote.reduce(
    (sum, { fonte, centesimi }) => sum + (fonte === 'finanziamento' ? centesimi : 0),
    0,
  );
  const thresholds = TIPI_TRASFERIMENTO.some((tipo) => (modello.trasferimenti[tipo]?.sogliaSpesa ?? null) !== null);
  const spesaCentesimi = thresholds ? await spesaCondivisa(shared, progettoId) : 0;
  const there: RequisitoTrasferimento[] = [...presenti, 'inizioAttivita'];
  const reported = (await reader.where(rendiconti, { progettoId })).map((one) => one.row);
  if (reported.some(({ stato, esito }) => stato !== 'bozza' && stato !== 'verificato' && esito !== 'respinto')) {
    there.push('rendicontoApprovato');
  }
  return TIPI_TRASFERIMENTO.flatMap((tipo) => {
    const { giaChiestoCentesimi } = before;
    const centesimi = massimoChiedibile(modello, tipo, finanziamentoCentesimi, giaChiestoCentesimi);
    const mancano = puoEssereChiesto(modello, tipo, {
      ...{ ...before, finanziamentoCentesimi, spesaCentesimi, chiestoCentesimi: centesimi, presenti: there },
      attestazioni: firmate.map((one) => one.row.codice),
    });
    return mancano.every((one) => DOPO.has(one)) ? [{ progettoId, tipo, centesimi, mancano }] : [];
  });
}

/** Of all who share it now, what the project bears. */
async function spesaCondivisa(shared: SharedReader, progettoId: string): Promise<number> {
  const [found] = await shared.sums(speseMensili, { fields: ['quotaCentesimi'], by: [[]], where: { progettoId } });
  return found?.sums.quotaCentesimi ?? 0;
}
