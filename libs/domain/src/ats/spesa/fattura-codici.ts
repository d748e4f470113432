import { codiceScritto, isCodiceFiscale, isCup, isIban, isPartitaIva, tipoCig } from '../../shared/index.js';
import { testoDi, tutti, type Elemento } from './elemento-xml.js';
import type { AvvertenzaFattura } from './fattura-pa.js';
import { FatturaRifiutata } from './fattura-rifiutata.js';

/** The supplier of an invoice. A code that does not check is left out, and said in the warnings. */
export interface FornitoreLetto {
  readonly denominazione: string;
  readonly partitaIva: string | null;
  readonly codiceFiscale: string | null;
  readonly iban: string | null;
}

/** Who issued the invoice, and the account it is to be paid to where it names one. */
export function fornitoreDellaFattura(
  cedente: Elemento,
  corpo: Elemento,
): { readonly letto: FornitoreLetto; readonly avvertenze: readonly AvvertenzaFattura[] } {
  const [anagrafici] = tutti(cedente, 'DatiAnagrafici');
  if (!anagrafici) throw new FatturaRifiutata('CAMPO_MANCANTE', 'DatiAnagrafici');
  const nomi = [testoDi(anagrafici, 'Anagrafica', 'Nome'), testoDi(anagrafici, 'Anagrafica', 'Cognome')];
  const denominazione = testoDi(anagrafici, 'Anagrafica', 'Denominazione') ?? nomi.filter(Boolean).join(' ');
  if (denominazione === '') throw new FatturaRifiutata('CAMPO_MANCANTE', 'Denominazione');
  const avvertenze: AvvertenzaFattura[] = [];
  const valido = (
    written: string | null,
    is: (code: string) => boolean,
    codice: AvvertenzaFattura['codice'],
  ): string | null => {
    if (written === null) return null;
    const code = codiceScritto(written);
    if (is(code)) return code;
    // What does not check is not said back: it may be of a person.
    avvertenze.push({ codice, valore: null });
    return null;
  };
  const paese = testoDi(anagrafici, 'IdFiscaleIVA', 'IdPaese') ?? 'IT';
  const straniero = codiceScritto(paese) !== 'IT';
  if (straniero) avvertenze.push({ codice: 'fornitoreEstero', valore: paese });
  const iva = straniero ? null : testoDi(anagrafici, 'IdFiscaleIVA', 'IdCodice');
  const iban = testoDi(corpo, 'DatiPagamento', 'DettaglioPagamento', 'IBAN');
  const letto = {
    denominazione: denominazione.slice(0, 200),
    partitaIva: valido(iva, isPartitaIva, 'partitaIvaNonValida'),
    codiceFiscale: valido(testoDi(anagrafici, 'CodiceFiscale'), isCodiceFiscale, 'codiceFiscaleNonValido'),
    iban: valido(iban, isIban, 'ibanNonValido'),
  };
  return { letto, avvertenze };
}

/** Where an invoice names what it was ordered by, the order first. */
const RIFERIMENTI = ['DatiOrdineAcquisto', 'DatiContratto', 'DatiConvenzione', 'DatiRicezione'] as const;

/** The CUP and CIG of orders, contracts and agreements, each valid one once, with what is doubtful about them. */
export function codiciDellaFattura(corpo: Elemento): {
  readonly cup: readonly string[];
  readonly cig: readonly string[];
  readonly avvertenze: readonly AvvertenzaFattura[];
} {
  const scritti = (nome: string) => {
    const all = RIFERIMENTI.flatMap((riferimento) => tutti(corpo, 'DatiGenerali', riferimento, nome));
    return [...new Set(all.map(({ testo }) => codiceScritto(testo)).filter((code) => code !== ''))];
  };
  const [cup, cig] = [scritti('CodiceCUP'), scritti('CodiceCIG')];
  const avvertenze = [
    ...dubbiSu(cup, isCup, { assente: 'cupAssente', nonValido: 'cupNonValido', piu: 'piuCup' }),
    ...dubbiSu(cig, isCig, { assente: 'cigAssente', nonValido: 'cigNonValido', piu: 'piuCig' }),
  ];
  return { cup: cup.filter(isCup), cig: cig.filter(isCig), avvertenze };
}

const isCig = (code: string): boolean => tipoCig(code) !== null;

type Dubbi = Readonly<Record<'assente' | 'nonValido' | 'piu', AvvertenzaFattura['codice']>>;
function dubbiSu(codici: readonly string[], is: (code: string) => boolean, dubbi: Dubbi): readonly AvvertenzaFattura[] {
  const wrong = codici
    .filter((code) => !is(code))
    .map((code) => ({ codice: dubbi.nonValido, valore: code.slice(0, 20) }));
  const many = codici.filter(is).length > 1 ? [{ codice: dubbi.piu, valore: codici.filter(is).join(', ') }] : [];
  return codici.length === 0 ? [{ codice: dubbi.assente, valore: null }] : [...wrong, ...many];
}
