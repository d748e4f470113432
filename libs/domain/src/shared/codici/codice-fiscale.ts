import { carattereDiControllo } from './carattere-di-controllo.js';
import { isPartitaIva } from './partita-iva.js';

/** Where two people would get the same code, digits are written as letters (omocodia): 0 is L, 9 is V. */
const OMOCODIA = 'LMNPQRSTUV';
const CIFRA = `[0-9${OMOCODIA}]`;
const PERSONA = new RegExp(`^[A-Z]{6}(${CIFRA}{2})([ABCDEHLMPRST])(${CIFRA}{2})([A-MZ])(${CIFRA}{3})[A-Z]$`);
const MESI = 'ABCDEHLMPRST';

/**
 * True for a codice fiscale: 16 characters of a person (check letter, a day that its month has, the code of a town or
 * of a foreign state), or 11 digits of a body.
 */
export const isCodiceFiscale = (codice: string): boolean =>
  codice.length === 11 ? isPartitaIva(codice) : isCodiceFiscaleDiPersona(codice);

/** True for the 16 characters that name a person: they never stand in an event, a text outside the log holds them. */
export function isCodiceFiscaleDiPersona(codice: string): boolean {
  const parts = PERSONA.exec(codice);
  if (!parts) return false;
  const [, anno, mese, giorno, , comune] = parts as unknown as [string, string, string, string, string, string];
  if (cifre(comune) === 0 || !isGiorno(cifre(anno), MESI.indexOf(mese), cifre(giorno))) return false;
  return carattereDiControllo(codice.slice(0, 15)) === codice[15];
}

const cifre = (text: string): number => Number(text.replace(/[A-Z]/g, (letter) => String(OMOCODIA.indexOf(letter))));

/** Women are born 40 days later. The century is not said: of the years 00, one was a leap year. */
function isGiorno(anno: number, mese: number, scritto: number): boolean {
  const giorno = scritto > 40 ? scritto - 40 : scritto;
  return giorno >= 1 && giorno <= new Date(Date.UTC(2000 + anno, mese + 1, 0)).getUTCDate();
}
