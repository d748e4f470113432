import { importDocument } from './index.js';

const SHEET = [
  'RELAZIONE SULLA PERFORMANCE 2031',
  'Obiettivo 1\tTitolo di prova',
  'Indicatore\tValore atteso',
  'Visite\t4',
  'Report',
];
const flags = (text: string): boolean =>
  importDocument([...SHEET, text].join('\n'), { document: 'x' }).warnings.some(
    ({ code, line }) => code === 'NOME_DI_PERSONA' && line === SHEET.length + 1,
  );

describe('a text that seems to name a person', () => {
  for (const text of [
    'Ha partecipato la Dott.ssa Brambati.',
    'il contratto tra la dott.ssa Lidia Verdini e il Consorzio',
    'Sig.ra Fumagalli',
    "l'avv. Ottaviani",
    'la collega C.S. è stata formata',
    'il minore G.B. è seguito',
    'IL DIRETTORE Mario Esempi',
    'La responsabile Carla Ottaviani ha scritto',
    'il caso M.R. si è chiuso',
    "l'A.S. Brambati ha seguito",
    'Giulia Fumagalli ha curato il progetto',
    'Mario Esempi',
  ]) {
    it(`is flagged: ${text}`, () => expect(flags(text)).toBe(true));
  }

  for (const text of [
    'Il Comune di San Francesco al Campo',
    'presso la scuola Maria Montessori',
    'via Giuseppe Verdi 4',
    'la Responsabile di Area ha scritto',
    'la D.G.R. n. 22 e il D.Lgs. 267',
    "l'A.S. dell'unità operativa",
    'le P.O. di area e la U.O. minori',
    'IL DIRETTORE',
    'Assistente Sociale Territoriale',
    'Fondazione Paolo Ferraris',
    'Regione Piemonte',
    'Villa San Giacomo',
    'i tre EE.GG. e il C.P.I.',
    'progetto "Santa Chiara"',
    'la L.R. 1/2004 e il C.C.N.L.',
    'operatori O.S.S. e educatori',
    'nel P.N.R.R. e nei P.U.C.',
  ]) {
    it(`is not flagged: ${text}`, () => expect(flags(text)).toBe(false));
  }

  it('never repeats the name in the warning', () => {
    const proposal = importDocument([...SHEET, 'la Dott.ssa Brambati'].join('\n'), { document: 'x' });
    expect(JSON.stringify(proposal.warnings)).not.toContain('Brambati');
  });
});
