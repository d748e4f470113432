import { parseDecimale, required, RuleViolation } from '../../shared/index.js';
import { assertTermine, giorno } from '../periodi.js';
import type { Partner, PianoProgetto, QuotaPiano, Traguardo } from './piano-progetto.js';

/** The longest texts, in UTF-16 units, and the most of each kind in one plan: a whole plan is one event. */
export const LIMITI_PIANO_PROGETTO = {
  ...{ id: 64, codice: 20, titolo: 300, unita: 60 },
  ...{ voci: 100, quote: 3_000, fasi: 100, traguardi: 60, attesi: 200 },
} as const;

/**
 * The plan, its texts without white space around: what it names exists, each once; money is whole cents, never negative;
 * steps and deadlines lie within the project's days.
 * @throws RuleViolation PIANO_PROGETTO_NON_VALIDO with the field that is wrong, TERMINE_NON_VALIDO, CAMPO_NON_VALIDO.
 */
export function pianoVerificato(given: PianoProgetto, partner: readonly Partner[]): PianoProgetto {
  const dal = giorno('dal', given.dal);
  const al = giorno('al', given.al);
  assertTermine(dal, al);
  const voci = atMost('voci', given.voci).map(({ voceId, codice, titolo }) => ({
    voceId: id('voceId', voceId),
    codice: required('codice', codice, LIMITI_PIANO_PROGETTO.codice),
    titolo: titoloDi(titolo),
  }));
  if (voci.length === 0) throw nonValido('voci');
  assertOnce('voceId', voci, ({ voceId }) => voceId);
  assertOnce('codice', voci, ({ codice }) => codice.toLowerCase());
  const named = { voci: new Set(voci.map((one) => one.voceId)), partner: new Set(partner.map((one) => one.partnerId)) };
  const within = { dal, al };
  const fasi = atMost('fasi', given.fasi).map((fase) => {
    const days = { dal: giornoEntro('fase', fase.dal, within), al: giornoEntro('fase', fase.al, within) };
    assertTermine(days.dal, days.al);
    return { faseId: id('faseId', fase.faseId), titolo: titoloDi(fase.titolo), ...days };
  });
  assertOnce('faseId', fasi, ({ faseId }) => faseId);
  const traguardi = atMost('traguardi', given.traguardi).map((one) => traguardo(one, named.partner, within));
  assertOnce('traguardoId', traguardi, ({ traguardoId }) => traguardoId);
  return { dal, al, voci, quote: quote(given.quote, named), fasi, traguardi };
}

interface Named {
  readonly voci: ReadonlySet<string>;
  readonly partner: ReadonlySet<string>;
}

function quote(given: readonly QuotaPiano[], { voci, partner }: Named): readonly QuotaPiano[] {
  const each = atMost('quote', given).map(({ voceId, partnerId, fonte, centesimi }): QuotaPiano => {
    if (!voci.has(voceId)) throw nonValido('voceId', { valore: voceId });
    if (!partner.has(partnerId)) throw nonValido('partnerId', { valore: partnerId });
    if (!['finanziamento', 'cofinanziamento'].includes(fonte)) throw nonValido('fonte');
    if (!Number.isSafeInteger(centesimi) || centesimi < 0) throw nonValido('centesimi', { valore: String(centesimi) });
    return { voceId, partnerId, fonte, centesimi };
  });
  assertOnce('quote', each, ({ voceId, partnerId, fonte }) => `${voceId} ${partnerId} ${fonte}`);
  // Kept exact by the sum of them all: no total of the plan can be more than what a payload can hold.
  if (!Number.isSafeInteger(each.reduce((sum, { centesimi }) => sum + centesimi, 0))) throw nonValido('quote');
  return each;
}

function traguardo(given: Traguardo, partner: ReadonlySet<string>, within: Termine): Traguardo {
  const { tipo } = given;
  if (tipo !== 'target' && tipo !== 'milestone') throw nonValido('tipo');
  if (given.attesi.length === 0 || given.attesi.length > LIMITI_PIANO_PROGETTO.attesi) throw nonValido('attesi');
  const attesi = given.attesi.map(({ partnerId, entro, valore }) => {
    if (partnerId !== null && !partner.has(partnerId)) throw nonValido('partnerId', { valore: partnerId });
    // A target counts, a milestone happens.
    if ((tipo === 'target') !== (valore !== null)) throw nonValido('valore');
    const letto = valore === null ? null : parseDecimale(valore.replace('.', ','))?.valore;
    if (letto === undefined || letto?.startsWith('-')) throw nonValido('valore', { valore });
    return { partnerId, entro: giornoEntro('entro', entro, within), valore: letto };
  });
  assertOnce('attesi', attesi, ({ partnerId, entro }) => `${partnerId ?? ''} ${entro}`);
  const unita = given.unita.trim();
  if (unita.length > LIMITI_PIANO_PROGETTO.unita || (tipo === 'target' && unita === '')) throw nonValido('unita');
  return { traguardoId: id('traguardoId', given.traguardoId), tipo, titolo: titoloDi(given.titolo), unita, attesi };
}

interface Termine {
  readonly dal: string;
  readonly al: string;
}

function giornoEntro(campo: string, valore: string, { dal, al }: Termine): string {
  giorno(campo, valore);
  if (valore < dal || valore > al) throw nonValido(campo, { valore, dal, al });
  return valore;
}

const id = (campo: string, valore: string) => required(campo, valore, LIMITI_PIANO_PROGETTO.id);
const titoloDi = (titolo: string) => required('titolo', titolo, LIMITI_PIANO_PROGETTO.titolo);

function atMost<T>(campo: 'voci' | 'quote' | 'fasi' | 'traguardi', given: readonly T[]): readonly T[] {
  const massimo = LIMITI_PIANO_PROGETTO[campo];
  if (given.length > massimo) throw nonValido(campo, { massimo });
  return given;
}

function assertOnce<T>(campo: string, all: readonly T[], keyOf: (one: T) => string): void {
  if (new Set(all.map(keyOf)).size < all.length) throw nonValido(campo);
}

const nonValido = (campo: string, details: Readonly<Record<string, string | number | null>> = {}): RuleViolation =>
  new RuleViolation('PIANO_PROGETTO_NON_VALIDO', { campo, ...details });
