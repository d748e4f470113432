import {
  CSV_ITALIANO,
  innocua,
  righeDelleSpese,
  scriviCsv,
  tabelleDi,
  tabelleProtocollo,
  type RigheProtocollo,
  type SpesaDaEsportare,
} from './index.js';

const CUP = 'I84H22000180006';
const spesa = (changes: Partial<SpesaDaEsportare> = {}): SpesaDaEsportare => ({
  ...{
    riferimento: 'alfa/s1',
    cup: CUP,
    ente: 'Alfa',
    cig: 'B10A9942A7',
    motivoSenzaCig: null,
    competenza: '2025-03-10',
    quotaCentesimi: 122_000,
  },
  documento: { numero: '12/A', data: '2025-03-01' },
  ...{ codiceFiscale: '07264440012', denominazione: 'Coop Uno' },
  impegni: [{ numero: '7', data: '2025-01-15', centesimi: 200_000 }],
  pagamenti: [{ numero: '31', data: '2025-04-02', centesimi: 122_000 }],
  ...changes,
});
const righe = (...spese: SpesaDaEsportare[]): RigheProtocollo => ({
  ...righeDelleSpese(spese),
  progetto: [
    {
      ...{ riferimento: 'p1', cup: CUP, titolo: 'P.I.P.P.I.', programma: 'PNRR', dal: '2023-01-01', al: '2026-06-30' },
      ...{ finanziamento: 21_150_000, cofinanziamento: 0, stato: 'inCorso' },
    },
  ],
  indicatori: [
    {
      ...{ riferimento: 't1', cup: CUP, indicatore: 'PAI attivati', unita: 'n.', ente: 'Alfa', entro: '2026-06-30' },
      ...{ atteso: '125', realizzato: '34.5' },
    },
  ],
});
const csvOf = (nome: Parameters<typeof tabelleDi>[1][number], ...spese: SpesaDaEsportare[]) =>
  scriviCsv(tabelleDi(righe(...spese), [nome])[0]!, { ...CSV_ITALIANO, bom: false })
    .split('\r\n')
    .slice(1, -1);

describe('the tables of the data protocol', () => {
  it('carry the codes that whoever exports gives, ours where none is given', () => {
    const codes = (codici = {}) => tabelleProtocollo(codici).map(({ codice }) => codice);
    expect(codes()).toEqual(['', 'PG00', 'FN04', 'FN06', 'FN08', 'IN01']);
    expect(codes({ impegni: 'XX99' })).toEqual(['', 'PG00', 'XX99', 'FN06', 'FN08', 'IN01']);
  });

  it('have their key among their columns, each field and heading once', () => {
    for (const { colonne, chiave } of tabelleProtocollo()) {
      const campi = colonne.map(({ campo }) => campo);
      expect(campi).toEqual(expect.arrayContaining([...chiave]));
      expect(new Set(campi).size).toBe(campi.length);
      expect(new Set(colonne.map(({ intestazione }) => intestazione)).size).toBe(campi.length);
    }
  });

  it('come from expenses: a line a commitment, a payment and its payee, one procedure a CIG', () => {
    const due = spesa({ competenza: '2025-02-01', quotaCentesimi: 1, impegni: [], documento: null });
    expect(csvOf('affidamenti', spesa(), due)).toEqual([`${CUP};B10A9942A7;;Alfa;1220,01;01/02/2025`]);
    expect(csvOf('impegni', spesa(), due)).toEqual([`${CUP};7;15/01/2025;2000,00;B10A9942A7;Alfa`]);
    expect(csvOf('pagamenti', spesa(), due)).toEqual([
      `${CUP};31;02/04/2025;1220,00;B10A9942A7;;;Alfa`,
      `${CUP};31;02/04/2025;1220,00;B10A9942A7;12/A;01/03/2025;Alfa`,
    ]);
    expect(csvOf('percettori', spesa())).toEqual([`${CUP};31;02/04/2025;07264440012;Coop Uno;1220,00;Alfa`]);
    expect(csvOf('indicatori')).toEqual([`${CUP};PAI attivati;n.;Alfa;30/06/2026;125;34,5`]);
    expect(csvOf('progetto')).toEqual([`${CUP};P.I.P.P.I.;PNRR;01/01/2023;30/06/2026;211500,00;0,00;inCorso`]);
  });

  it('give the same file whatever the order in which the expenses were read', () => {
    const spese = ['31', '4', '200'].map((numero) =>
      spesa({ pagamenti: [{ numero, data: '2025-04-02', centesimi: 5 }] }),
    );
    expect(csvOf('pagamenti', ...spese.toReversed())).toEqual(csvOf('pagamenti', ...spese));
  });

  it('never become formulas, and keep separators, quotes and ends of line inside their cell', () => {
    const [riga] = csvOf('percettori', spesa({ denominazione: '=HYPERLINK("http://x";"a")' }));
    expect(riga).toContain(`"'=HYPERLINK(""http://x"";""a"")"`);
    for (const first of ['=', '+', '-', '@', '\t', '\r']) expect(innocua(`${first}1`)).toBe(`'${first}1`);
    expect(innocua('Coop -1')).toBe('Coop -1');
    expect(csvOf('impegni', spesa({ ente: 'Alfa; Beta\nGamma' })).join('\r\n')).toContain('"Alfa; Beta\nGamma"');
    // A negative amount is a number and stays one.
    expect(csvOf('pagamenti', spesa({ pagamenti: [{ numero: '1', data: '2025-04-02', centesimi: -5 }] }))[0]).toContain(';-0,05;'); // prettier-ignore
  });

  it('begin with a byte order mark where it is asked for', () => {
    const [tabella] = tabelleDi(righe(), ['progetto']);
    expect(scriviCsv(tabella!)).toMatch(/^\ufeffCUP;Titolo;/);
    expect(scriviCsv(tabella!, { bom: false, separatore: ',' })).toMatch(/^CUP,Titolo,/);
  });
});
