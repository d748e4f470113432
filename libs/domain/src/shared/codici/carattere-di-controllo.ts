/** What a character in an odd place (first, third ...) counts, by its digit or its letter's place in the alphabet. */
const DISPARI = [
  ...[1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23],
] as const;

/** The letter that checks digits and upper-case letters: of a codice fiscale, and of an Italian bank account (CIN). */
export function carattereDiControllo(text: string): string {
  const sum = [...text].reduce((total, character, index) => {
    const place = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? DISPARI[place]! : place);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}
