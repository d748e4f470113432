import type {
  CondizioniTrasferimento,
  ModelloProcedura,
  RequisitoTrasferimento,
  TipoTrasferimento,
} from './modello-procedura.js';

/** Where the project stands when a transfer is asked for; amounts in integer cents. */
export interface SituazioneTrasferimento {
  /** What the funder pays for the whole project. */
  readonly finanziamentoCentesimi: number;
  /** Asked before and not refused, whatever the kind. */
  readonly giaChiestoCentesimi: number;
  /** Spending reached, as the funder's platform sees it. */
  readonly spesaCentesimi: number;
  readonly chiestoCentesimi: number;
  /** The kinds of the requests before this one that were not refused. */
  readonly tipiGiaChiesti: readonly TipoTrasferimento[];
  /** What is there of what a transfer may require. */
  readonly presenti: readonly RequisitoTrasferimento[];
  /** Codes of the attestations that are signed and returned. */
  readonly attestazioni: readonly string[];
}

/** Why a transfer cannot be asked for now; of `richiede`, the requirement itself by its name. */
export const CONDIZIONI_MANCANTI = [
  'nonPrevisto',
  'saldoGiaChiesto',
  'giaChiesto',
  'anticipoNonChiesto',
  'importoNonPositivo',
  'oltreIlFinanziamento',
  'oltreIlMassimo',
  'sottoLaSoglia',
  'inizioAttivita',
  'relazioneIntermedia',
  'rendicontoApprovato',
  'listeComplete',
  'attestazioneMancante',
] as const;
export type CondizioneMancante = (typeof CONDIZIONI_MANCANTI)[number];

/** The conditions of a kind of transfer; null where this procedure does not have it. */
export const condizioniDi = (
  { trasferimenti }: Pick<ModelloProcedura, 'trasferimenti'>,
  tipo: TipoTrasferimento,
): CondizioniTrasferimento | null => trasferimenti[tipo] ?? null;

/** Asked for once at most; an intermediate transfer as often as the spending allows. */
const UNA_VOLTA: readonly TipoTrasferimento[] = ['anticipo', 'estensioneAnticipo', 'saldo'];

/**
 * What is still missing before the transfer may be asked for, in the order of `CONDIZIONI_MANCANTI`; empty: it may. A
 * transfer that the procedure does not have has no other condition.
 */
export function puoEssereChiesto(
  modello: Pick<ModelloProcedura, 'trasferimenti'>,
  tipo: TipoTrasferimento,
  situazione: SituazioneTrasferimento,
): readonly CondizioneMancante[] {
  const condizioni = condizioniDi(modello, tipo);
  if (condizioni === null) return ['nonPrevisto'];
  const { finanziamentoCentesimi, giaChiestoCentesimi, spesaCentesimi, chiestoCentesimi } = situazione;
  const { tipiGiaChiesti, presenti, attestazioni } = situazione;
  const insieme = giaChiestoCentesimi + chiestoCentesimi;
  const { massimoCumulato, sogliaSpesa } = condizioni;
  const mancante: Readonly<Partial<Record<CondizioneMancante, boolean>>> = {
    saldoGiaChiesto: tipo !== 'saldo' && tipiGiaChiesti.includes('saldo'),
    giaChiesto: UNA_VOLTA.includes(tipo) && tipiGiaChiesti.includes(tipo),
    // It extends the first one; where there is none there is nothing to extend.
    anticipoNonChiesto: tipo === 'estensioneAnticipo' && !tipiGiaChiesti.includes('anticipo'),
    // A balance of nothing closes the account of a project that has had all its money.
    importoNonPositivo: tipo === 'saldo' ? chiestoCentesimi < 0 : chiestoCentesimi <= 0,
    oltreIlFinanziamento: insieme > finanziamentoCentesimi,
    oltreIlMassimo: massimoCumulato !== null && rispettoA(insieme, finanziamentoCentesimi, massimoCumulato) > 0,
    sottoLaSoglia: sogliaSpesa !== null && rispettoA(spesaCentesimi, finanziamentoCentesimi, sogliaSpesa) < 0,
    ...Object.fromEntries(condizioni.richiede.map((requisito) => [requisito, !presenti.includes(requisito)])),
    attestazioneMancante: condizioni.attestazioni.some((codice) => !attestazioni.includes(codice)),
  };
  return CONDIZIONI_MANCANTI.filter((condizione) => mancante[condizione] === true);
}

/** The amount against a share of the whole: below 0 under it, above 0 over it. Exact: no fraction of a cent is lost. */
function rispettoA(centesimi: number, interoCentesimi: number, quota: number): number {
  const difference = BigInt(centesimi) * 10_000n - BigInt(interoCentesimi) * BigInt(quota);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** The most that may be asked for now, in whole cents: what the cumulative limit and the financing leave. */
export function massimoChiedibile(
  modello: Pick<ModelloProcedura, 'trasferimenti'>,
  tipo: TipoTrasferimento,
  finanziamentoCentesimi: number,
  giaChiestoCentesimi: number,
): number {
  const condizioni = condizioniDi(modello, tipo);
  if (condizioni === null) return 0;
  const quota = BigInt(condizioni.massimoCumulato ?? 10_000);
  const limite = Number((BigInt(finanziamentoCentesimi) * quota) / 10_000n);
  return Math.max(0, limite - giaChiestoCentesimi);
}
