import fc from 'fast-check';

import {
  condizioniDi,
  massimoChiedibile,
  puoEssereChiesto,
  type SituazioneTrasferimento,
} from './condizioni-trasferimento.js';
import { completezza, documentiRichiesti } from './fascicolo-richiesto.js';
import { modelloPredefinito } from './modelli/index.js';
import { REQUISITI_TRASFERIMENTO, TIPI_DOCUMENTO, TIPI_SPESA, TIPI_TRASFERIMENTO } from './modello-procedura.js';
import { unModello } from './testing/modelli-a-caso.js';

const [prima, dopo] = [modelloPredefinito('regis-2022')!, modelloPredefinito('regis-2025')!];
const fattura = { tipo: 'fattura', haIvaScissa: false } as const;

describe('the fascicolo of an expense', () => {
  it('wants the papers of the VAT only where the body pays it over', () => {
    const iva = ['ordinativoIva', 'f24Iva', 'quietanzaF24Iva'];
    const tipi = (haIvaScissa: boolean) =>
      documentiRichiesti(dopo, { tipo: 'fattura', haIvaScissa }).map(({ tipo }) => tipo);
    expect(tipi(true).filter((tipo) => !tipi(false).includes(tipo))).toEqual(iva);
    const senzaIva = documentiRichiesti(dopo, fattura).filter(({ obbligatorio }) => obbligatorio);
    const { completo, mancanti } = completezza(
      dopo,
      { ...fattura, haIvaScissa: true },
      senzaIva.map(({ tipo }) => tipo),
    );
    expect({ completo, mancanti }).toEqual({ completo: false, mancanti: iva });
  });

  it('is complete without what is optional, and with what nobody asked for', () => {
    const presenti = [...TIPI_DOCUMENTO].filter((tipo) => tipo !== 'altro');
    expect(completezza(dopo, { ...fattura, haIvaScissa: true }, presenti)).toEqual({ completo: true, mancanti: [] });
    expect(completezza(dopo, fattura, []).mancanti).toHaveLength(7);
  });

  it('lacks less the more is there, and nothing when all is', () => {
    const documenti = fc.subarray([...TIPI_DOCUMENTO]);
    fc.assert(
      fc.property(
        unModello,
        fc.constantFrom(...TIPI_SPESA),
        fc.boolean(),
        documenti,
        documenti,
        (modello, tipo, haIvaScissa, a, b) => {
          const spesa = { tipo, haIvaScissa };
          const con = (presenti: typeof a) => completezza(modello, spesa, presenti);
          const insieme = con([...a, ...b]).mancanti;
          expect(con(a).mancanti).toEqual(expect.arrayContaining([...insieme]));
          expect(con([...a, ...con(a).mancanti]).completo).toBe(true);
        },
      ),
    );
  });
});

const situazione: SituazioneTrasferimento = {
  ...{ finanziamentoCentesimi: 21_000_001, giaChiestoCentesimi: 0, spesaCentesimi: 0, chiestoCentesimi: 2_100_000 },
  ...{ tipiGiaChiesti: [], presenti: [...REQUISITI_TRASFERIMENTO] },
  attestazioni: dopo.attestazioni.map(({ codice }) => codice),
};
const chiesto = (
  tipo: (typeof TIPI_TRASFERIMENTO)[number],
  come: Partial<SituazioneTrasferimento> = {},
  modello = dopo,
) => puoEssereChiesto(modello, tipo, { ...situazione, ...come });

describe('a transfer', () => {
  it('may be asked for when all that the procedure wants is there', () => {
    expect(chiesto('anticipo')).toEqual([]);
    const estensione = {
      tipiGiaChiesti: ['anticipo'],
      giaChiestoCentesimi: 2_100_000,
      chiestoCentesimi: 4_200_000,
    } as const;
    expect(chiesto('estensioneAnticipo', estensione)).toEqual([]);
    const spesa = { spesaCentesimi: 6_300_001, giaChiestoCentesimi: 6_300_000, chiestoCentesimi: 12_600_000 };
    expect(chiesto('intermedia', spesa)).toEqual([]);
  });

  it('is not of every procedure', () => {
    expect(chiesto('estensioneAnticipo', {}, prima)).toEqual(['nonPrevisto']);
    expect(condizioniDi(prima, 'estensioneAnticipo')).toBeNull();
  });

  it('has its limit to the cent, what was asked before counted', () => {
    expect(massimoChiedibile(dopo, 'anticipo', 21_000_001, 0)).toBe(2_100_000);
    expect(chiesto('anticipo', { chiestoCentesimi: 2_100_001 })).toEqual(['oltreIlMassimo']);
    const estensione = { tipiGiaChiesti: ['anticipo'], giaChiestoCentesimi: 2_100_000 } as const;
    expect(chiesto('estensioneAnticipo', { ...estensione, chiestoCentesimi: 4_200_001 })).toEqual(['oltreIlMassimo']);
    expect(chiesto('saldo', { giaChiestoCentesimi: 21_000_000, chiestoCentesimi: 2 })).toEqual([
      'oltreIlFinanziamento',
    ]);
    expect(chiesto('saldo', { giaChiestoCentesimi: 21_000_000, chiestoCentesimi: 1 })).toEqual([]);
  });

  it('waits for the spending that the procedure names, to the cent', () => {
    const intermedia = { chiestoCentesimi: 1_000_000 };
    expect(chiesto('intermedia', { ...intermedia, spesaCentesimi: 6_300_000 })).toEqual(['sottoLaSoglia']);
    expect(chiesto('intermedia', { ...intermedia, spesaCentesimi: 6_300_001 })).toEqual([]);
  });

  it('wants a rendiconto under the older procedure, an intermediate report under the newer one', () => {
    const spesa = { spesaCentesimi: 10_000_000 };
    expect(chiesto('intermedia', { ...spesa, presenti: [], attestazioni: [] }, prima)).toEqual([
      ...['rendicontoApprovato', 'listeComplete', 'attestazioneMancante'],
    ]);
    expect(chiesto('intermedia', { ...spesa, presenti: [], attestazioni: [] })).toEqual([
      ...['relazioneIntermedia', 'attestazioneMancante'],
    ]);
  });

  it('is asked for once, an extension after the advance, nothing after the balance, never for nothing', () => {
    expect(chiesto('anticipo', { tipiGiaChiesti: ['anticipo'] })).toEqual(['giaChiesto']);
    expect(chiesto('estensioneAnticipo')).toEqual(['anticipoNonChiesto']);
    expect(chiesto('intermedia', { tipiGiaChiesti: ['intermedia', 'saldo'], spesaCentesimi: 10_000_000 })).toEqual([
      'saldoGiaChiesto',
    ]);
    expect(chiesto('intermedia', { tipiGiaChiesti: ['intermedia'], spesaCentesimi: 10_000_000 })).toEqual([]);
    expect(chiesto('anticipo', { chiestoCentesimi: 0 })).toEqual(['importoNonPositivo']);
    expect(chiesto('saldo', { chiestoCentesimi: 0 })).toEqual([]);
  });

  it('can be asked for up to its limit and not a cent more, whatever the amounts', () => {
    const cents = fc.integer({ min: 1, max: 900_000_000_000_000 });
    fc.assert(
      fc.property(
        unModello,
        fc.constantFrom(...TIPI_TRASFERIMENTO),
        cents,
        cents,
        (modello, tipo, finanziamento, gia) => {
          const limite = massimoChiedibile(modello, tipo, finanziamento, gia);
          const limiti = (chiestoCentesimi: number) =>
            puoEssereChiesto(modello, tipo, {
              ...{ ...situazione, chiestoCentesimi, finanziamentoCentesimi: finanziamento, giaChiestoCentesimi: gia },
            }).filter((una) => una === 'oltreIlMassimo' || una === 'oltreIlFinanziamento');
          if (condizioniDi(modello, tipo) === null) return expect(limite).toBe(0);
          expect(limiti(limite + 1)).not.toEqual([]);
          if (limite > 0) expect(limiti(limite)).toEqual([]);
        },
      ),
    );
  });
});
