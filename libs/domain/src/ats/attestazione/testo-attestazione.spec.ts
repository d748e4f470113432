import { periodoInParole, testoAttestazione, type ValoriAttestazione } from './testo-attestazione.js';

const valori: ValoriAttestazione = {
  ...{ cup: 'I84H22000190006', progetto: 'Casa {ente}', ente: 'Consorzio $& di prova', importoCentesimi: 123_456 },
  ...{ dal: '2025-01', al: '2025-06' },
};

describe('the text of an attestation', () => {
  it('has its places filled in', () => {
    expect(testoAttestazione('{ente}: {progetto} (CUP {cup}), {periodo}, {importo}. {cup}', valori)).toBe(
      'Consorzio $& di prova: Casa {ente} (CUP I84H22000190006), da gennaio 2025 a giugno 2025, 1.234,56 €. I84H22000190006',
    );
  });

  it('keeps what is no place of ours as it is written', () => {
    expect(testoAttestazione('{altro} { cup } {constructor} {toString}', valori)).toBe(
      '{altro} { cup } {constructor} {toString}',
    );
  });

  it('says one month as one', () => {
    expect(periodoInParole({ dal: '2025-12', al: '2025-12' })).toBe('dicembre 2025');
  });
});
