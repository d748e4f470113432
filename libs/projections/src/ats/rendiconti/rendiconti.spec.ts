import { dueAnni } from '../../projecting/testing/due-anni.js';
import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import {
  cassa,
  CONTO_PROGETTO,
  contoDelMembro,
  contoEsterno,
  rendicontate,
  rendiconti,
  richieste,
  righeRendiconto,
  sommeRicevute,
} from '../index.js';

const story = dueAnni();
const [primo, secondo] = [...rowsOf(rendiconti, story).values()];
const righe = [...rowsOf(righeRendiconto, story).values()];

describe('rendiconti', () => {
  it('go their steps, with the total of their lines and the outcome', () => {
    expect(primo).toMatchObject({
      ...{ titolo: 'Primo trimestre 2025', stato: 'esitato', esito: 'ammessoInParte', numeroRighe: 3 },
      ...{ quotaCentesimi: 145_000, nonAmmessiCentesimi: 10_000, atto: { numero: '31' } },
    });
    expect(primo!.passi.map(({ tipo, quotaCentesimi }) => [tipo, quotaCentesimi])).toEqual([
      ['apertura', null],
      ['verifica', null],
      ['approvazione', null],
      ['invio', 140_000],
      ['richiestaIntegrazioni', null],
      ['integrazioni', 145_000],
      ['esito', null],
    ]);
    expect(secondo).toMatchObject({ stato: 'bozza', quotaCentesimi: -10_000, numeroRighe: 1 });
  });

  it('are a draft again when a line changes after the check', () => {
    const progettoId = 'p1';
    const of = (type: string, data: object): Entry => ['Rendiconto.r1', { type, data: { progettoId, ...data } }];
    const aperto = of('RendicontoAperto', { titolo: 'T', dalMese: '2025-01', alMese: '2025-02', tipo: 'ordinario' });
    const tolta = of('SpesaTolta', { spese: [{ consorzio: 'alfa', spesaId: 's1', quotaCentesimi: 5 }] });
    const row = rowsOf(rendiconti, log(aperto, of('RendicontoVerificato', {}), tolta)).get('r1');
    expect(row).toMatchObject({ stato: 'bozza', quotaCentesimi: -5, numeroRighe: -1 });
    expect(() => rowsOf(rendiconti, log(of('RendicontoVerificato', {})))).toThrow('before the rendiconto was there');
  });
});

describe('righe_rendiconto', () => {
  it('are the copies, the reported total is their sum', () => {
    const reported = righe.filter(({ rettificaDi }) => rettificaDi === null);
    expect(
      reported.map(({ consorzio, quotaCentesimi, nonAmmessiCentesimi }) => [
        consorzio,
        quotaCentesimi,
        nonAmmessiCentesimi,
      ]),
    ).toEqual(
      // prettier-ignore
      expect.arrayContaining([
        ['alfa', 100_000, 0],
        ['beta', 40_000, 10_000],
        ['beta', 5_000, 0],
      ]),
    );
    const sum = (each: typeof righe) => each.reduce((total, { quotaCentesimi }) => total + quotaCentesimi, 0);
    expect(sum(reported)).toBe(primo!.quotaCentesimi);
    expect(reported[0]!.origine).toEqual({ eventId: expect.any(String), posizione: 7, payloadHash: 'a'.repeat(64) });
  });

  it('of a rettifica are the difference, and name the rendiconto that they correct', () => {
    const [rettifica] = righe.filter(({ rettificaDi }) => rettificaDi !== null);
    expect(rettifica).toMatchObject({ quotaCentesimi: -10_000, rettificaDi: reportedIn() });
  });
  const reportedIn = () => righe.find(({ rettificaDi }) => rettificaDi === null)!.rendicontoId;
});

describe('richieste', () => {
  it('have what was recognised, received and shared out', () => {
    const rows = [...rowsOf(richieste, story).values()];
    expect(rows.map(({ stato }) => stato).sort()).toEqual(['esitata', 'ritirata']);
    expect(rows.find(({ stato }) => stato === 'esitata')).toMatchObject({
      ...{ centesimi: 90_000, incassatiCentesimi: 80_000, ripartitiCentesimi: 40_000 },
      riscontro: { esito: 'accoltaInParte', centesimiRiconosciuti: 80_000 },
      invio: { protocollo: '1400' },
    });
  });
});

describe('cassa', () => {
  const conti = new Map([...rowsOf(cassa, story).values()].map((row) => [row.conto, row]));
  const saldi = (conto: string) => {
    const { incassatiCentesimi, ripartitiCentesimi, rendicontatiCentesimi } = conti.get(conto)!;
    return [incassatiCentesimi, ripartitiCentesimi, rendicontatiCentesimi];
  };

  it('has what came to the project, and what each partner was given and reported', () => {
    expect(saldi(CONTO_PROGETTO)).toEqual([80_000, 40_000, 135_000]);
    expect(saldi(contoDelMembro('alfa'))).toEqual([0, 0, 90_000]);
    expect(saldi(contoDelMembro('beta'))).toEqual([0, 30_000, 45_000]);
    expect(saldi(contoEsterno('c'))).toEqual([0, 10_000, 0]);
  });

  it('adds up: the partners have what the project gave, and report what it reports', () => {
    const partner = [...conti].filter(([conto]) => conto !== CONTO_PROGETTO).map(([, row]) => row);
    for (const misura of ['ripartitiCentesimi', 'rendicontatiCentesimi'] as const) {
      const all = partner.reduce((sum, row) => sum + row[misura], 0);
      expect(all).toBe(conti.get(CONTO_PROGETTO)![misura]);
    }
    expect(righe.reduce((sum, { quotaCentesimi }) => sum + quotaCentesimi, 0)).toBe(saldi(CONTO_PROGETTO)[2]);
  });
});

describe('what a consortium is told', () => {
  it('is which of its expenses are reported now, and the money it was given', () => {
    expect([...rowsOf(rendicontate, story).values()]).toMatchObject([
      { titolo: 'Primo trimestre 2025', centesimi: 5_000, il: '2025-04-01' },
    ]);
    expect([...rowsOf(sommeRicevute, story).values()]).toMatchObject([{ centesimi: 30_000, il: '2025-06-03' }]);
  });
});
