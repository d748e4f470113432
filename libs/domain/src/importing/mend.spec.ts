import { Lexicon } from './lexicon.js';
import { toLines } from './lines.js';
import { mend } from './mend.js';

const CLEAN =
  'Si vuole aprire la biblioteca comunale della frazione alta durante i mesi invernali con i volontari del paese';
const lexicon = new Lexicon(toLines(`${CLEAN}\n${CLEAN}`));
const mended = (damaged: string, shreds: string[] = []): string => mend(damaged, [CLEAN], shreds, lexicon);

describe('a damaged sentence beside a whole one', () => {
  it('gets back words of which a piece is left, with the article before them', () => {
    expect(mended('aprire blioteca comunale della frazione')).toBe('aprire la biblioteca comunale della frazione');
  });

  it('gets back a whole word only when a shred of it was printed somewhere', () => {
    expect(mended('durante i mesi con i volontari', ['vernali'])).toBe('durante i mesi invernali con i volontari');
    expect(mended('durante i mesi con i volontari')).toBe('durante i mesi con i volontari');
  });

  it('is left alone where the two say different things', () => {
    expect(mended('chiudere la palestra comunale della frazione bassa')).toBe(
      'chiudere la palestra comunale della frazione bassa',
    );
  });
});
