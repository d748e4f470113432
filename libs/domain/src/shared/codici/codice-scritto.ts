/**
 * A code as people type it, in the form every check and every payload wants: no white space, ASCII letters upper case.
 * The one place where that happens: the checks of this folder take what comes out of here and nothing looser. Other
 * letters stay as they are, so that a look-alike never becomes the letter it looks like.
 */
export const codiceScritto = (text: string): string =>
  text.replace(/\s+/gu, '').replace(/[a-z]/g, (letter) => letter.toUpperCase());
