import { parseEntro, parsePeriodo } from './calendario-periodi.js';

describe('calendario-periodi', () => {
  it.each([
    ['Aprile', ['--04']],
    ['Giugno/ Dicembre', ['--06', '--12']],
    ['giugno, settembre e dicembre 2023', ['2023-06', '2023-09', '2023-12']],
    ['Dicembre 2022, Marzo 2023', ['2022-12', '2023-03']],
  ])('reads months: %s', (testo, mesi) => expect(parsePeriodo(testo)).toEqual({ tipo: 'mesi', mesi }));

  it.each([
    ['Settembre- Ottobre', '--09', '--10'],
    ['Mag - Dic', '--05', '--12'],
    ['Maggio – Giugno 2023', '2023-05', '2023-06'],
    ['da maggio a dicembre', '--05', '--12'],
    ['novembre 2022 - marzo 2023', '2022-11', '2023-03'],
    ['Ottobre - Marzo', '--10', '--03'],
    ['I semestre', '--01', '--06'],
    ['II semestre 2023', '2023-07', '2023-12'],
    ['3° trimestre', '--07', '--09'],
    ['secondo quadrimestre', '--05', '--08'],
    ["Tutto l'anno", '--01', '--12'],
    ['tutto l’anno 2023', '2023-01', '2023-12'],
  ])('reads the stretch %s', (testo, dal, al) => expect(parsePeriodo(testo)).toEqual({ tipo: 'intervallo', dal, al }));

  it.each([
    '',
    'IV semestre',
    '4° quadrimestre',
    'marzo 2023 - novembre 2022',
    'giugno 2023, dicembre',
    'Giugno/ riunione',
    'I semestre 1850',
    'a-b-c',
  ])('leaves alone: %s', (testo) => expect(parsePeriodo(testo)).toBeNull());

  it.each([
    ['entro il 31/12/2021', '2021-12-31'],
    ['Entro gennaio 2022', '2022-01'],
    ['entro il mese di giugno', '--06'],
    ['entro il 30/06', '--06-30'],
    ['entro il 2023', '2023'],
    ['entro il I semestre 2023', '2023-06'],
    ["entro l'anno", '--12-31'],
    ['entro fine anno', '--12-31'],
    ["entro la fine dell'anno", '--12-31'],
  ])('reads the deadline %s', (testo, termine) => expect(parseEntro(testo)).toBe(termine));

  it.each(['entro 30 giorni', 'entro i termini', 'giugno', 'entro', 'entro il 31/02/2021'])(
    'takes %s for no deadline',
    (testo) => expect(parseEntro(testo)).toBeNull(),
  );
});
