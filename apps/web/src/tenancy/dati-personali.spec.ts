import { paroleDelTipo } from './dati-personali.js';

describe('what a person did', () => {
  it.each([
    ['PianoCreato', 'Piano creato'],
    ['EsitoAttivitaRegistrato', 'Esito attività registrato'],
    ['CentroDiResponsabilitaIstituito', 'Centro di responsabilità istituito'],
  ])('is told in words: %s', (tipo, parole) => {
    expect(paroleDelTipo(tipo)).toBe(parole);
  });
});
