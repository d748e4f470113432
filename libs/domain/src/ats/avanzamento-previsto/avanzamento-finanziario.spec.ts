import fc from 'fast-check';

import { giornoDopo } from '../../shared/index.js';
import { contenutiDaRecepire } from '../progetto/contenuto-recepito.js';
import { progetto, type EventoProgetto } from '../progetto/progetto.js';
import { dati, istituito, piano as delProgetto } from '../progetto/testing/progetto.js';
import { programma } from '../programma/programma.js';
import {
  allaData,
  avanzamentoDelPartner,
  mesiFinanziari,
  pianiDelRecepito,
  pianoFinanziarioAlla,
  righeFinanziarie,
  totaleFinanziario,
  type PianoFinanziario,
  type SpesaDelMese,
} from './avanzamento-finanziario.js';

const quota = (voceId: string, partnerId: string, centesimi: number) =>
  ({ voceId, partnerId, fonte: 'finanziamento', centesimi }) as const;
const piano: PianoFinanziario = {
  ...{ dal: '2025-01-01', al: '2025-12-31', fasi: [] },
  quote: [
    quota('v1', 'a', 3_650_000),
    quota('v1', 'b', 365_000),
    { ...quota('v1', 'a', 999), fonte: 'cofinanziamento' },
  ],
};
const spesa = (mese: string, quotaCentesimi: number, partnerId = 'a', voceId = 'v1'): SpesaDelMese => ({
  ...{ partnerId, voceId, mese, quotaCentesimi, pagatoCentesimi: quotaCentesimi - 1 },
});

describe('the financial progress of a project', () => {
  it('expects by a day what a straight line through the project’s days says', () => {
    expect(allaData(piano, 3_650_000, '2024-12-31')).toBe(0);
    expect(allaData(piano, 3_650_000, '2025-01-01')).toBe(10_000);
    expect(allaData(piano, 3_650_000, '2025-02-10')).toBe(410_000);
    expect(allaData(piano, 3_650_000, '2026-05-01')).toBe(3_650_000);
  });

  it('expects nothing on days on which no step of the timetable runs, and counts a day of two steps once', () => {
    const fase = (dal: string, al: string) => ({ faseId: dal, titolo: dal, dal, al });
    const conFasi = {
      ...piano,
      fasi: [fase('2025-11-01', '2025-11-10'), fase('2025-03-01', '2025-03-06'), fase('2025-03-04', '2025-03-10')],
    };
    const attesi = ['2025-02-28', '2025-03-05', '2025-03-10', '2025-10-31', '2025-11-05', '2025-11-10'];
    expect(attesi.map((giorno) => allaData(conFasi, 2_000, giorno))).toEqual([0, 500, 1_000, 1_000, 1_500, 2_000]);
  });

  it('puts planned, done, paid and foreseen beside each other, by item and partner', () => {
    const spese = [spesa('2025-01', 200_000), spesa('2025-02', 300_000), spesa('2025-03', 400_000)];
    expect(righeFinanziarie(piano, spese, '2025-03-31')).toEqual([
      {
        ...{ partnerId: 'a', voceId: 'v1', pianificatoCentesimi: 3_650_000, allaDataCentesimi: 900_000 },
        ...{ fattoCentesimi: 900_000, pagatoCentesimi: 899_997, previstoCentesimi: 3_600_000, esito: 'inRitardo' },
        base: { dal: '2025-01', al: '2025-03', mesi: 3 },
      },
      {
        ...{ partnerId: 'b', voceId: 'v1', pianificatoCentesimi: 365_000, allaDataCentesimi: 90_000 },
        ...{ fattoCentesimi: 0, pagatoCentesimi: 0, previstoCentesimi: null, base: null, esito: null },
      },
    ]);
  });

  it('keeps what was spent of an item that the plan of the day does not have', () => {
    const [, , tolta] = righeFinanziarie(piano, [spesa('2025-01', 700, 'a', 'tolta')], '2025-03-31');
    expect(tolta).toMatchObject({ voceId: 'tolta', pianificatoCentesimi: 0, fattoCentesimi: 700, esito: null });
  });

  it('counts from month to month', () => {
    const spese = [spesa('2025-03', 10), spesa('2025-01', 5), spesa('2025-03', 7, 'b')];
    expect(mesiFinanziari(spese).map((one) => [one.mese, one.fattoCentesimi, one.cumulatoCentesimi])).toEqual([
      ['2025-01', 5, 5],
      ['2025-03', 17, 22],
    ]);
  });

  const giorno = fc.nat(1_000).map((giorni) => giorniDopo('2024-06-01', giorni));
  const unaSpesa = fc
    .record({
      mese: fc.integer({ min: 1, max: 12 }),
      centesimi: fc.nat(10_000_000),
      partner: fc.constantFrom('a', 'b'),
      voce: fc.constantFrom('v1', 'v2', 'v3'),
    }) // prettier-ignore
    .map(({ mese, centesimi, partner, voce }) =>
      spesa(`2025-${String(mese).padStart(2, '0')}`, centesimi, partner, voce),
    );
  const quote = fc.uniqueArray(
    fc.record({ voceId: fc.constantFrom('v1', 'v2'), partnerId: fc.constantFrom('a', 'b'), centesimi: fc.nat(1_000_000_000) }), // prettier-ignore
    { selector: ({ voceId, partnerId }) => `${voceId} ${partnerId}` },
  );

  it('has rows and months that add up to its total, whatever was planned and spent', () => {
    const misure = ['pianificatoCentesimi', 'allaDataCentesimi', 'fattoCentesimi', 'pagatoCentesimi'] as const;
    fc.assert(
      fc.property(quote, fc.array(unaSpesa), giorno, (of, spese, oggi) => {
        const dato = { ...piano, quote: of.map((one) => ({ ...one, fonte: 'finanziamento' as const })) };
        const righe = righeFinanziarie(dato, spese, oggi);
        const totale = totaleFinanziario(dato, spese, oggi);
        for (const misura of misure) expect(righe.reduce((sum, riga) => sum + riga[misura], 0)).toBe(totale[misura]);
        expect(mesiFinanziari(spese).at(-1)?.cumulatoCentesimi ?? 0).toBe(totale.fattoCentesimi);
        expect(totale.allaDataCentesimi).toBeLessThanOrEqual(totale.pianificatoCentesimi);
      }),
    );
  });

  it('expects never less on a later day', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), giorno, (centesimi, oggi) => {
        expect(allaData(piano, centesimi, giornoDopo(oggi))).toBeGreaterThanOrEqual(allaData(piano, centesimi, oggi));
      }),
    );
  });
});

const giorniDopo = (dal: string, giorni: number) =>
  new Date(Date.parse(dal) + giorni * 86_400_000).toISOString().slice(0, 10);

describe('the financial progress of a partner', () => {
  // A timetable of five months, then from 2024 another with other shares.
  const nuovo = {
    ...{ ...delProgetto, al: '2026-12-31' },
    quote: delProgetto.quote.map((one) => ({ ...one, centesimi: one.centesimi * 3 })),
    fasi: [{ faseId: 'f2', titolo: 'A regime', dal: '2025-01-01', al: '2025-12-31' }],
  };
  const eventi: readonly EventoProgetto[] = [
    { type: 'ProgettoRegistrato', data: dati },
    { type: 'PianoProgettoModificato', data: { dal: '2024-02-01', istanzaId: null, piano: nuovo } },
  ];
  const stato = eventi.reduce(progetto.evolve, progetto.initial);
  if (stato.status === 'assente') throw new Error('the project is registered');
  const delProgramma = istituito.events.reduce<ReturnType<typeof programma.evolve>>(
    (state, event) => programma.evolve(state, event as never),
    programma.initial,
  );
  const recepiti = contenutiDaRecepire('ambito', 'k1', stato, delProgramma).map(({ contenuto }) => contenuto);

  it('is the same whether its ATS asks or it asks itself, on every day, of a plan still to come too', () => {
    const spese = [spesa('2022-09', 1_234, 'p1'), spesa('2023-01', 99, 'p1'), spesa('2022-10', 500, 'p2')];
    const giorni = ['2022-08-03', '2022-10-15', '2023-06-30', '2024-01-31', '2024-02-01', '2025-06-30', '2027-01-01'];
    const attesi = new Set<number>();
    for (const recepito of recepiti) {
      const { partnerId } = recepito;
      const sue = spese.filter((one) => one.partnerId === partnerId);
      for (const giorno of giorni) {
        const daSe = avanzamentoDelPartner(pianiDelRecepito(recepito), partnerId, sue, giorno);
        expect([giorno, daSe]).toEqual([giorno, avanzamentoDelPartner(stato.piani, partnerId, sue, giorno)]);
        attesi.add(daSe.totale.allaDataCentesimi);
      }
    }
    // By the steps: all of the first plan by the end of 2022, nothing of the second before 2025.
    expect([...attesi].sort((a, b) => a - b)).toEqual([
      0, 4_866, 9_733, 10_000, 14_876, 20_000, 29_753, 30_000, 60_000,
    ]);
  });

  it('adds up to what is expected of the whole project', () => {
    for (const giorno of ['2022-10-15', '2025-06-30']) {
      const intero = totaleFinanziario(pianoFinanziarioAlla(stato.piani, giorno), [], giorno);
      const loro = stato.partner.map(({ partnerId }) => avanzamentoDelPartner(stato.piani, partnerId, [], giorno));
      const sum = loro.reduce((total, { totale }) => total + totale.allaDataCentesimi, 0);
      expect(sum).toBe(intero.allaDataCentesimi);
    }
  });
});
