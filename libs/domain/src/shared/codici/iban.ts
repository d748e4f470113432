import { carattereDiControllo } from './carattere-di-controllo.js';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
/** CIN, ABI, CAB, account: 27 characters with country and check digits. San Marino has the Italian form. */
const ITALIANO = /^(?:IT|SM)\d{2}([A-Z])(\d{10}[A-Z0-9]{12})$/;

/** True for an IBAN: remainder 1 by 97 (ISO 13616), and for Italy its own form with the CIN right. */
export function isIban(codice: string): boolean {
  if (!IBAN.test(codice)) return false;
  if (/^(?:IT|SM)/.test(codice)) {
    const parts = ITALIANO.exec(codice);
    if (!parts || carattereDiControllo(parts[2]!) !== parts[1]) return false;
  }
  const check = Number(codice.slice(2, 4));
  return check >= 2 && check <= 98 && resto97(codice.slice(4) + codice.slice(0, 4)) === 1;
}

/** The remainder by 97 of the number that digits and letters (A = 10 ... Z = 35) write one after the other. */
const resto97 = (text: string): number =>
  [...text].reduce((rest, character) => {
    const value = parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
