import type { AttesoLetto } from '../planning/index.js';
import { primoGiorno, ultimoGiorno, type DataIso } from '../shared/calendario.js';
import { interi, type Decimale } from '../shared/importo-scritto.js';
import type { ConsuntivoLetto } from './valore-consuntivo.js';

/** Why no degree is given. An answer, not an error: codes are documented and shown as they are explained. */
export const MOTIVI_NON_CALCOLABILE = {
  ATTESO_ASSENTE: 'there is no target',
  ATTESO_TESTUALE: 'the target is a sentence',
  ATTESO_CON_CONDIZIONE: 'the target asks for more than its date',
  ATTESO_ZERO: 'target zero and a result that is not, with no direction given (or "less than zero")',
  CONSUNTIVO_ASSENTE: 'there is no result',
  CONSUNTIVO_TESTUALE: 'the result is a sentence',
  CONSUNTIVO_CON_RISERVA: 'the answer is taken back in part by its explanation',
  CONSUNTIVO_ZERO: 'target divided by a result of zero (method rapporto, lower is better)',
  PIU_VALORI: 'several results and no total',
  TIPI_DIVERSI: 'target and result are of different kinds',
  UNITA_DIVERSE: 'target and result are in different units, or one alone is a percentage',
  VALORE_NEGATIVO: 'a degree of a negative number has no meaning',
  OLTRE_INTERVALLO: 'above the range asked for: good or bad is not said',
  NON_RILEVATO: 'not done is no measure where less is better',
  DATA_MANCANTE: 'done, but when is not said and the term was not over when it was recorded',
  ANNO_MANCANTE: 'a term or month without its year',
  MESE_A_CAVALLO: 'the term falls inside the month, or between the months, of the result',
} as const;
export type MotivoNonCalcolabile = keyof typeof MOTIVI_NON_CALCOLABILE;

/**
 * `percento` has one decimal (`"66.7"`, `"100.0"`), rounded half up, but never up to 100 where the target was missed:
 * `raggiunto` and `percento >= 100` always agree. `capped` when the ceiling was applied.
 */
export type GradoRaggiungimento =
  | { readonly calcolabile: true; readonly percento: Decimale; readonly raggiunto: boolean; readonly capped?: true }
  | { readonly calcolabile: false; readonly motivo: MotivoNonCalcolabile };

/**
 * The choices the norm leaves to the body; none is needed.
 * - `direzione` holds for a bare number or zero only; a sign says its own. Default `crescente`.
 * - `metodo`: `scarto` (default) = 100 + gap in percent of the target, less than 0 is 0: result/target where more is better,
 *   2 - result/target where less is; `rapporto` = target/result where less is better; `soglia` = 100 or 0.
 * - `tetto`: highest degree given, at least `"100"`. Default none.
 * - `anno`: the year of terms and months that do not say theirs.
 * - `rilevatoIl`: ISO date at which the result held; lets a "done" without a date meet a term not yet over then.
 */
export type OpzioniGrado = {
  readonly direzione?: 'crescente' | 'decrescente' | undefined;
  readonly metodo?: 'scarto' | 'rapporto' | 'soglia' | undefined;
  readonly tetto?: Decimale | undefined;
  readonly anno?: number | undefined;
  readonly rilevatoIl?: DataIso | undefined;
};

/**
 * How far a result reaches its target, computed exactly on integers. Where either is not understood, or the two do not
 * compare, the answer is "not computable" with its reason: never a guess. Target zero: 100 where it is met, 0 where it
 * is missed, no degrees between (target 0, result 0: reached).
 */
export function gradoRaggiungimento(
  atteso: AttesoLetto,
  consuntivo: ConsuntivoLetto,
  opzioni: OpzioniGrado = {},
): GradoRaggiungimento {
  if (atteso.tipo === 'assente') return no('ATTESO_ASSENTE');
  if (atteso.tipo === 'testo') return no('ATTESO_TESTUALE');
  if (consuntivo.tipo === 'assente') return no('CONSUNTIVO_ASSENTE');
  if (consuntivo.tipo === 'testo') return no('CONSUNTIVO_TESTUALE');
  if (consuntivo.tipo === 'piuNumeri') return no('PIU_VALORI');
  if (consuntivo.avvertenze.includes('CON_RISERVA')) return no('CONSUNTIVO_CON_RISERVA');
  switch (atteso.tipo) {
    case 'siNo':
      return gradoSiNo(atteso.atteso, consuntivo);
    case 'entro':
      return gradoEntro(atteso, consuntivo, opzioni);
    case 'numero':
    case 'intervallo':
      return gradoNumero(atteso, consuntivo, opzioni);
  }
}

type Numerico = Extract<AttesoLetto, { tipo: 'numero' | 'intervallo' }>;

function gradoNumero(atteso: Numerico, consuntivo: ConsuntivoLetto, opzioni: OpzioniGrado): GradoRaggiungimento {
  const [obiettivo, massimo] =
    atteso.tipo === 'numero' ? [atteso.valore, atteso.valore] : [atteso.minimo, atteso.massimo];
  const segno = atteso.tipo === 'numero' ? atteso.segno : '>=';
  const crescente = segno === '=' ? opzioni.direzione !== 'decrescente' : segno.startsWith('>');
  if (consuntivo.tipo === 'nonFatto' && (!crescente || obiettivo === '0')) return no('NON_RILEVATO');
  if (consuntivo.tipo !== 'numero' && consuntivo.tipo !== 'nonFatto') return no('TIPI_DIVERSI');
  if (consuntivo.tipo === 'numero' && !stessaUnita(atteso, consuntivo)) return no('UNITA_DIVERSE');
  const valore = consuntivo.tipo === 'numero' ? consuntivo.valore : '0';
  const [t, max, r] = interi(obiettivo, massimo, valore) as [bigint, bigint, bigint];
  if (t < 0n || r < 0n) return no('VALORE_NEGATIVO');
  if (atteso.tipo === 'intervallo' && r >= t) return r > max ? no('OLTRE_INTERVALLO') : soglia(true);
  const raggiunto = crescente ? r > t || (r === t && segno !== '>') : r < t || (r === t && segno !== '<');
  if (t === 0n) {
    const indeciso = segno === '=' && opzioni.direzione === undefined && r !== 0n;
    return indeciso || segno === '<' ? no('ATTESO_ZERO') : soglia(raggiunto);
  }
  if (opzioni.metodo === 'soglia') return soglia(raggiunto);
  if (crescente) return inPercento(r, t, raggiunto, opzioni.tetto);
  if (opzioni.metodo !== 'rapporto') return inPercento(r > 2n * t ? 0n : 2n * t - r, t, raggiunto, opzioni.tetto);
  return r === 0n ? no('CONSUNTIVO_ZERO') : inPercento(t, r, raggiunto, opzioni.tetto);
}

function gradoSiNo(atteso: boolean, consuntivo: ConsuntivoLetto): GradoRaggiungimento {
  if (consuntivo.tipo === 'siNo') return soglia(consuntivo.valore === atteso);
  if (!atteso || (consuntivo.tipo !== 'attuato' && consuntivo.tipo !== 'nonFatto')) return no('TIPI_DIVERSI');
  return soglia(consuntivo.tipo === 'attuato');
}

/** A term is met or missed: 100 or 0. */
function gradoEntro(
  atteso: Extract<AttesoLetto, { tipo: 'entro' }>,
  consuntivo: ConsuntivoLetto,
  { anno, rilevatoIl }: OpzioniGrado,
): GradoRaggiungimento {
  if (atteso.avvertenze.includes('TERMINE_IN_FRASE')) return no('ATTESO_CON_CONDIZIONE');
  const fine = ultimoGiorno(atteso.termine, anno ?? null);
  if (fine === null) return no('ANNO_MANCANTE');
  if (consuntivo.tipo === 'data') return soglia(consuntivo.data <= fine);
  if (consuntivo.tipo === 'mese') {
    const primi = consuntivo.mesi.map((mese) => primoGiorno(mese, anno ?? null));
    const ultimi = consuntivo.mesi.map((mese) => ultimoGiorno(mese, anno ?? null));
    if (primi.includes(null)) return no('ANNO_MANCANTE');
    if (ultimi.every((giorno) => giorno! <= fine)) return soglia(true);
    return primi.every((giorno) => giorno! > fine) ? soglia(false) : no('MESE_A_CAVALLO');
  }
  if (consuntivo.tipo === 'nonFatto' || (consuntivo.tipo === 'siNo' && !consuntivo.valore)) return soglia(false);
  if (consuntivo.tipo !== 'attuato' && consuntivo.tipo !== 'siNo') return no('TIPI_DIVERSI');
  return rilevatoIl !== undefined && rilevatoIl <= fine ? soglia(true) : no('DATA_MANCANTE');
}

/** A unit left out on one side is the other's; a percentage must be one on both. `incontro` and `incontri` are one. */
function stessaUnita(atteso: Numerico, consuntivo: Extract<ConsuntivoLetto, { tipo: 'numero' }>): boolean {
  if (atteso.percento !== consuntivo.percento) return false;
  const radice = (unita: string): string => unita.replace(/h?[aeio]$/, '');
  return atteso.unita === null || consuntivo.unita === null || radice(atteso.unita) === radice(consuntivo.unita);
}

function inPercento(
  numeratore: bigint,
  denominatore: bigint,
  raggiunto: boolean,
  tetto: Decimale | undefined,
): GradoRaggiungimento {
  const esatto = (numeratore * 2_000n + denominatore) / (denominatore * 2n);
  const decimi = raggiunto || esatto < 1_000n ? esatto : 999n;
  const massimo = tetto === undefined ? null : decimiDi(tetto);
  if (massimo === null || decimi <= massimo) return { calcolabile: true, percento: conDecimale(decimi), raggiunto };
  return { calcolabile: true, percento: conDecimale(massimo), raggiunto, capped: true };
}

/** @throws RangeError for a ceiling under 100: it would show a target that was met as missed. */
function decimiDi(tetto: Decimale): bigint {
  const [valore, cento] = interi(tetto, '100') as [bigint, bigint];
  if (valore < cento) throw new RangeError(`a ceiling of ${tetto} is under 100`);
  return (valore * 1_000n) / cento;
}

const conDecimale = (decimi: bigint): Decimale => `${decimi / 10n}.${decimi % 10n}`;

const soglia = (raggiunto: boolean): GradoRaggiungimento => ({
  calcolabile: true,
  percento: raggiunto ? '100.0' : '0.0',
  raggiunto,
});

const no = (motivo: MotivoNonCalcolabile): GradoRaggiungimento => ({ calcolabile: false, motivo });
