import { modificheDi, scritturaDi } from './modifiche.js';
import type { Modello } from './programmi.queries.js';

const trasferimento = { richiede: [], attestazioni: [], firmatari: ['legaleCapofila'] };
const modello: Modello = {
  ...{
    codice: 'm',
    denominazione: 'Modello',
    fonte: 'Decreto',
    json: '{}',
    documenti: [],
    liste: [],
    attestazioni: [],
  },
  trasferimenti: [
    { tipo: 'anticipo', massimoCumulato: 1000, sogliaSpesa: null, ...trasferimento },
    { tipo: 'saldo', massimoCumulato: null, sogliaSpesa: 3050, ...trasferimento },
  ],
  rendiconto: { cadenza: 'aPeriodi', firmatari: ['legaleCapofila'] },
};
const scritta = scritturaDi(modello);

describe('the changes to a version, as the form holds them', () => {
  it('are none while nothing is changed', () => {
    expect(modificheDi(modello, scritta)).toEqual({});
    expect([scritta.massimi, scritta.soglie]).toEqual([
      { anticipo: '10', saldo: '' },
      { anticipo: '', saldo: '30,5' },
    ]);
  });

  it('name only what is not as it was; an empty share takes a limit away', () => {
    const changed = {
      ...scritta,
      ...{ fonte: 'Decreto nuovo ', cadenza: 'soloSaldo', massimi: { anticipo: '20', saldo: '' }, soglie: {} },
    };
    expect(modificheDi(modello, changed)).toEqual({
      ...{ fonte: 'Decreto nuovo', rendiconto: { cadenza: 'soloSaldo' } },
      trasferimenti: { anticipo: { massimoCumulato: 2000 }, saldo: { sogliaSpesa: null } },
    });
  });

  it('are not sent while a share cannot be read', () => {
    expect(modificheDi(modello, { ...scritta, massimi: { anticipo: 'dieci' } })).toBeNull();
  });
});
