import {
  codiceScritto,
  isCodiceFiscale,
  isCodiceFiscaleDiPersona,
  isCup,
  isPartitaIva,
  required,
  RuleViolation,
  tipoCig,
} from '../../shared/index.js';
import { giornoPassato } from '../periodi.js';
import { TIPI_SPESA, type TipoSpesa } from '../programma/modello-procedura.js';
import { costoDi } from './conto-spesa.js';
import { MOTIVI_SENZA_CIG, type Cig, type DatiSpesa, type Fornitore, type QuotaFonte } from './dati-spesa.js';

/** The longest words, the most shares, the largest amount (ten billion euro) of an expense. */
export const LIMITI_SPESA = { numero: 60, fonte: 200, quote: 20, centesimi: 1_000_000_000_000 } as const;

/**
 * The expense with its codes as they are kept, its fields checked by themselves and against each other. What needs the
 * project (its CUP, its items, its days) is checked elsewhere.
 * @throws RuleViolation
 */
export function datiVerificati(spesa: DatiSpesa, now: string): DatiSpesa {
  const { tipo } = spesa;
  if (!(TIPI_SPESA as readonly string[]).includes(tipo)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'tipo' });
  const cup = codiceScritto(spesa.cup);
  if (!isCup(cup)) throw new RuleViolation('CUP_NON_VALIDO', { cup });
  const checked: DatiSpesa = {
    ...spesa,
    cup,
    competenza: giornoPassato('competenza', spesa.competenza, now),
    cig: cigVerificato(spesa.cig, tipo),
    documento: documentoVerificato(spesa.documento, tipo, now),
    fornitore: fornitoreVerificato(spesa.fornitore, tipo),
    quote: quoteVerificate(spesa.quote),
  };
  assertImporti(checked);
  return checked;
}

/** An amount in cents. @throws RuleViolation CAMPO_NON_VALIDO unless whole, from `least` to the largest. */
export function centesimi(campo: string, valore: number, least = 0): number {
  if (!Number.isSafeInteger(valore) || valore < least || valore > LIMITI_SPESA.centesimi) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo });
  }
  return valore;
}

/** Each kind of payment that needs no CIG is its own reason; no other expense may give that one. */
const RAGIONI_DI_TIPO: ReadonlySet<string> = new Set<TipoSpesa>(['personale', 'trasferimento', 'contributo']);

function cigVerificato(cig: Cig, tipo: TipoSpesa): Cig {
  if ('codice' in cig) {
    const codice = codiceScritto(cig.codice);
    if (tipoCig(codice) === null) throw new RuleViolation('CIG_NON_VALIDO', { cig: codice });
    return { codice };
  }
  const known = (MOTIVI_SENZA_CIG as readonly string[]).includes(cig.assenza);
  if (!known || (RAGIONI_DI_TIPO.has(cig.assenza) && cig.assenza !== tipo)) {
    throw new RuleViolation('CIG_NON_VALIDO', { motivo: cig.assenza, tipo });
  }
  return { assenza: cig.assenza };
}

function documentoVerificato(documento: DatiSpesa['documento'], tipo: TipoSpesa, now: string): DatiSpesa['documento'] {
  if (documento === null) {
    if (tipo === 'fattura') throw new RuleViolation('SPESA_SENZA_DOCUMENTO');
    return null;
  }
  return {
    numero: required('documento', documento.numero, LIMITI_SPESA.numero),
    data: giornoPassato('documento', documento.data, now),
  };
}

/** Staff and service users are never named: an expense for them has no payee. */
function fornitoreVerificato(fornitore: Fornitore | null, tipo: TipoSpesa): Fornitore | null {
  if (tipo === 'personale' || tipo === 'contributo') {
    if (fornitore !== null) throw new RuleViolation('SPESA_BENEFICIARIO_NON_AMMESSO', { tipo });
    return null;
  }
  const partitaIva = codice(fornitore?.partitaIva ?? null);
  const codiceFiscale = codiceFiscaleScritto(fornitore?.codiceFiscale ?? null);
  if (partitaIva !== null && !isPartitaIva(partitaIva))
    throw new RuleViolation('PARTITA_IVA_NON_VALIDA', { partitaIva });
  // Of a person it would name them: the edge keeps it as a text, and it is not said back.
  if (typeof codiceFiscale === 'string') {
    const isOfABody = isCodiceFiscale(codiceFiscale) && !isCodiceFiscaleDiPersona(codiceFiscale);
    if (!isOfABody) throw new RuleViolation('CODICE_FISCALE_NON_VALIDO');
  }
  if (tipo === 'fattura' && partitaIva === null && codiceFiscale === null) {
    throw new RuleViolation('SPESA_SENZA_FORNITORE');
  }
  return fornitore && { ...fornitore, partitaIva, codiceFiscale };
}

const codiceFiscaleScritto = (value: Fornitore['codiceFiscale']): Fornitore['codiceFiscale'] =>
  typeof value === 'string' ? codice(value) : value;
const codice = (value: string | null): string | null => (value === null ? null : codiceScritto(value) || null);

function quoteVerificate(quote: readonly QuotaFonte[]): readonly QuotaFonte[] {
  if (quote.length > LIMITI_SPESA.quote) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'quote' });
  if (!quote.some(({ fonte }) => fonte.tipo === 'progetto')) throw new RuleViolation('SPESA_SENZA_PROGETTO');
  const checked = quote.map(({ fonte, centesimi: amount }) => ({
    fonte: fonte.tipo === 'altra' ? { ...fonte, nome: required('fonte', fonte.nome, LIMITI_SPESA.fonte) } : fonte,
    centesimi: centesimi('quota', amount, 1),
  }));
  const keys = checked.map(({ fonte }) =>
    fonte.tipo === 'altra' ? `a/${fonte.nome.toLowerCase()}` : `p/${fonte.progettoId}/${fonte.voceId}`,
  );
  if (new Set(keys).size < keys.length) throw new RuleViolation('SPESA_QUOTA_RIPETUTA');
  return checked;
}

/** VAT only on invoices, no more of it a cost than there is, no more withheld than is due, and a cost at all. */
function assertImporti(spesa: DatiSpesa): void {
  const { tipo, imponibileCentesimi, ivaCentesimi, ivaACostoCentesimi, ritenutaCentesimi, scissioneIva } = spesa;
  for (const campo of ['imponibileCentesimi', 'ivaCentesimi', 'ivaACostoCentesimi', 'ritenutaCentesimi'] as const) {
    centesimi(campo, spesa[campo]);
  }
  const incoerente = (campo: string, massimoCentesimi: number) =>
    new RuleViolation('SPESA_IMPORTI_INCOERENTI', { campo, massimoCentesimi });
  if (tipo !== 'fattura' && (ivaCentesimi > 0 || scissioneIva)) throw incoerente('ivaCentesimi', 0);
  if (ivaACostoCentesimi > ivaCentesimi) throw incoerente('ivaACostoCentesimi', ivaCentesimi);
  if (ritenutaCentesimi > imponibileCentesimi) throw incoerente('ritenutaCentesimi', imponibileCentesimi);
  if (costoDi(spesa) === 0) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'imponibileCentesimi' });
}
