import { formatImporto, importo, RuleViolation, type Mese } from '../../shared/index.js';

/** What the places of a template's text stand for. */
export interface ValoriAttestazione {
  readonly cup: string;
  readonly progetto: string;
  readonly ente: string;
  readonly dal: Mese;
  readonly al: Mese;
  readonly importoCentesimi: number | null;
}

const MESI = [
  ...['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno'],
  ...['luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
];
const inParole = (mese: Mese): string => `${MESI[Number(mese.slice(5)) - 1]!} ${mese.slice(0, 4)}`;

/** Months as an office writes them: `gennaio 2025`, `da gennaio 2025 a giugno 2025`. */
export const periodoInParole = ({ dal, al }: { readonly dal: Mese; readonly al: Mese }): string =>
  dal === al ? inParole(dal) : `da ${inParole(dal)} a ${inParole(al)}`;

/** Cents as an office writes them: `1.234,56 €`. */
export const importoInCifre = (centesimi: number): string => formatImporto(importo(centesimi));

/** @throws RuleViolation CAMPO_NON_VALIDO where the text names a sum and none is given. */
export function assertImporto(testo: string, importoCentesimi: number | null): void {
  if (importoCentesimi === null ? testo.includes('{importo}') : !valido(importoCentesimi)) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'importo' });
  }
}
const valido = (centesimi: number): boolean => Number.isSafeInteger(centesimi) && centesimi >= 0;

/** The text with its places filled in, each once: what stands in a value is never a place. */
export function testoAttestazione(testo: string, valori: ValoriAttestazione): string {
  const { cup, progetto, ente, importoCentesimi } = valori;
  const luoghi: Readonly<Record<string, string>> = {
    ...{ cup, progetto, ente, periodo: periodoInParole(valori) },
    importo: importoCentesimi === null ? '' : importoInCifre(importoCentesimi),
  };
  return testo.replace(/\{(\w+)\}/g, (place, nome: string) => (Object.hasOwn(luoghi, nome) ? luoghi[nome]! : place));
}
