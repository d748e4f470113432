import { createIntl } from 'react-intl';

import { messaggi as iniziali } from './it.js';
import { messaggiFondi } from './it-fondi.js';

const messaggi = { ...iniziali, ...messaggiFondi };

const intl = createIntl({
  locale: 'it',
  messages: messaggi,
  onError: (error) => {
    throw error;
  },
});

/** The message with a 2 in every place: a plural that is not closed throws, an old apostrophe swallows its place. */
function said(id: keyof typeof messaggi): string {
  const places = [...messaggi[id].matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => [name!, 2]);
  return intl.formatMessage({ id }, Object.fromEntries(places) as Record<string, number>);
}

describe('messages', () => {
  it('can all be said', () => {
    const ids = Object.keys(messaggi) as (keyof typeof messaggi)[];
    expect(ids.length).toBeGreaterThan(300);
    expect(ids.filter((id) => said(id).trim() === '' || /[{}']/.test(said(id)))).toEqual([]);
  });

  it('are each said in one place', () => {
    expect(Object.keys(messaggi).length).toBe(Object.keys(iniziali).length + Object.keys(messaggiFondi).length);
  });

  it('count in Italian', () => {
    expect(intl.formatMessage({ id: 'albero.quanti' }, { trovati: 0 })).toBe('Nessun obiettivo trovato');
    expect(intl.formatMessage({ id: 'albero.quanti' }, { trovati: 1 })).toBe('1 obiettivo');
    expect(intl.formatMessage({ id: 'albero.quanti' }, { trovati: 7 })).toBe('7 obiettivi');
  });
});
