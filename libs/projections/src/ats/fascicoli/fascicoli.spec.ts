import type { DatiSpesa, EventoFascicolo, EventoSpesa } from '@consorzi/domain/ats';
import { contoDi } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { fascicoli, presentiIn } from './fascicoli.js';

const testo = (testoId: string) => ({ testoId, hash: 'h' });
const dati = (competenza: string, ...progetti: readonly string[]): DatiSpesa => ({
  ...{ tipo: 'fattura', competenza, descrizione: testo('d'), cup: 'I84H22000180006', cig: { codice: 'B10A9942A7' } },
  ...{ documento: { numero: '27/PA', data: competenza }, fornitore: null, scissioneIva: true },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
  quote: progetti.map((progettoId) => ({ fonte: { tipo: 'progetto', progettoId, voceId: 'v' }, centesimi: 10 })),
});
const dellaSpesa = (event: EventoSpesa): Entry => ['Spesa.s1', event];
const delFascicolo = (event: EventoFascicolo): Entry => ['Fascicolo.s1', event];

const marzo = dati('2025-03-14', 'pippi', 'dimissioni');
const registrata = dellaSpesa({ type: 'SpesaRegistrata', data: { spesa: marzo, numeroFatturaId: null } });
const rettificata = (spesa: DatiSpesa, prima: DatiSpesa) =>
  dellaSpesa({ type: 'SpesaRettificata', data: { spesa, numeroFatturaId: null, motivo: testo('m'), conto: contoDi(prima, 0) } }); // prettier-ignore
const luoghi = (mese: string, ...progetti: readonly string[]) => progetti.map((progettoId) => ({ progettoId, mese }));
const file = { sha256: 'a'.repeat(64), byte: 10, mediaType: 'application/pdf', nome: testo('n') };
const depositato = (documentoId: string, progetti = luoghi('2025-03', 'pippi', 'dimissioni')) =>
  delFascicolo({ type: 'DocumentoDepositato', data: { documentoId, tipo: 'fattura', ...file, progetti } });
const ritirato = (documentoId: string, progetti = luoghi('2025-03', 'pippi', 'dimissioni')) =>
  delFascicolo({ type: 'DocumentoRitirato', data: { documentoId, motivo: testo('perché'), progetti } });

const rows = (...entries: readonly Entry[]) => rowsOf(fascicoli, log(registrata, ...entries));
const documents = (...entries: readonly Entry[]) =>
  Object.fromEntries([...rows(...entries)].map(([key, row]) => [key, row.documenti.map((one) => one.documentoId)]));

describe('fascicoli', () => {
  it('are there with their expense, one for each project, and empty', () => {
    const found = rows();
    expect([...found.keys()].sort()).toEqual(['dimissioni/2025-03/s1', 'pippi/2025-03/s1']);
    expect(found.get('pippi/2025-03/s1')).toEqual({
      ...{ progettoId: 'pippi', mese: '2025-03', spesaId: 's1', tipo: 'fattura', haIvaScissa: true },
      ...{ annullata: false, documenti: [], revisione: -1 },
    });
  });

  it('hold the same documents in all their projects, by id and hash, without names', () => {
    const found = rows(depositato('d1'), depositato('d2'));
    for (const key of ['pippi/2025-03/s1', 'dimissioni/2025-03/s1']) {
      expect(found.get(key)).toMatchObject({ revisione: 1, documenti: [{ documentoId: 'd1' }, { documentoId: 'd2' }] });
    }
    expect(found.get('pippi/2025-03/s1')!.documenti[0]).toEqual({
      ...{ documentoId: 'd1', tipo: 'fattura', ...file, ritirato: null },
      depositatoIl: expect.stringMatching(/^\d{4}-/) as string,
    });
  });

  it('keep what is withdrawn, with the reason, and no longer count it', () => {
    const row = rows(depositato('d1'), depositato('d2'), ritirato('d1')).get('pippi/2025-03/s1')!;
    expect(row.documenti[0]!.ritirato).toMatchObject({ motivo: testo('perché') });
    expect(presentiIn(row).map((one) => one.documentoId)).toEqual(['d2']);
  });

  it('go with their expense to another project or month, and leave nothing behind', () => {
    const aprile = dati('2025-04-01', 'pippi');
    const moved = [depositato('d1'), rettificata(aprile, marzo)];
    expect(documents(...moved)).toEqual({ 'pippi/2025-04/s1': ['d1'] });
    expect(documents(...moved, depositato('d2', luoghi('2025-04', 'pippi')))).toEqual({
      'pippi/2025-04/s1': ['d1', 'd2'],
    });
    const back = rettificata(marzo, aprile);
    expect(documents(...moved, back)).toEqual({ 'pippi/2025-03/s1': ['d1'], 'dimissioni/2025-03/s1': ['d1'] });
  });

  it('say that their expense was annulled', () => {
    const annullata = dellaSpesa({ type: 'SpesaAnnullata', data: { motivo: testo('m'), conto: contoDi(marzo, 0) } });
    const row = rows(depositato('d1'), annullata).get('pippi/2025-03/s1')!;
    expect([row.annullata, row.documenti.length]).toEqual([true, 1]);
  });

  it('tell nothing of an expense that is not there', () => {
    expect(rowsOf(fascicoli, log(depositato('d1'))).size).toBe(0);
  });
});
