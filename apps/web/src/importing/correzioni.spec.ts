import { cambiate, righeCambiate } from './correzioni.js';

describe('corrections of a proposal', () => {
  it('send only the fields that are no longer as read; nothing printed is empty', () => {
    expect(cambiate({ number: null, title: 'Uno' }, { number: '', title: 'Due' })).toEqual({ title: 'Due' });
  });

  it('name rows by their place and leave out the untouched', () => {
    const lette = [
      { text: 'a', tempi: null },
      { text: 'b', tempi: 'Maggio' },
    ];
    const scritte = [
      { text: 'a', tempi: '' },
      { text: 'b', tempi: 'Giugno' },
    ];
    expect(righeCambiate(lette, scritte)).toEqual([{ indice: 1, tempi: 'Giugno' }]);
  });
});
