import { hashOf } from '../../../event-sourcing/index.js';
import { leggiModello } from '../leggi-modello.js';
import { TIPI_SPESA, TIPI_TRASFERIMENTO } from '../modello-procedura.js';
import { MODELLI_PREDEFINITI, modelloPredefinito } from './index.js';

const modello = (codice: string) => modelloPredefinito(codice)!;

describe('the templates that the platform brings', () => {
  it('are known by their codes', () => {
    const codici = ['regis-2022', 'regis-2025', 'facilitazione-piemonte', 'fondo-nazionale'];
    expect(MODELLI_PREDEFINITI.map(({ modello: uno }) => uno.codice)).toEqual(codici);
    expect(modelloPredefinito('altro')).toBeNull();
  });

  it.each(MODELLI_PREDEFINITI.map(({ modello: uno }) => [uno.codice, uno] as const))('can be adopted: %s', (_, uno) => {
    expect(leggiModello(uno)).toEqual(uno);
    expect(hashOf(uno)).toMatch(/^[0-9a-f]{64}$/);
    for (const tipo of TIPI_SPESA) expect(uno.documenti[tipo].some(({ quando }) => quando === 'sempre')).toBe(true);
    // An ASCII apostrophe would be a quotation in a message of the screen; texts use the typographic one.
    expect(JSON.stringify(uno)).not.toContain("'");
  });

  it('want of an invoice what the domain says, the VAT only where it is paid over', () => {
    const di = (quando: string) =>
      modello('regis-2025')
        .documenti.fattura.filter((uno) => uno.quando === quando)
        .map(({ tipo }) => tipo);
    expect(di('sempre')).toEqual([
      ...[
        'fattura',
        'determinaImpegno',
        'determinaLiquidazione',
        'mandato',
        'quietanza',
        'durc',
        'relazioneAvanzamento',
      ],
    ]);
    expect(di('seIva')).toEqual(['ordinativoIva', 'f24Iva', 'quietanzaF24Iva']);
  });

  it('changed for the PNRR on 25/03/2025: advance to 30%, intermediate sums by spending, rendiconto with the balance', () => {
    const [prima, dopo] = [modello('regis-2022'), modello('regis-2025')];
    const tipi = (uno: typeof prima) => TIPI_TRASFERIMENTO.filter((tipo) => uno.trasferimenti[tipo]);
    expect([tipi(prima), tipi(dopo)]).toEqual([
      ['anticipo', 'intermedia', 'saldo'],
      ['anticipo', 'estensioneAnticipo', 'intermedia', 'saldo'],
    ]);
    expect(dopo.trasferimenti.estensioneAnticipo!.massimoCumulato).toBe(3000);
    expect(prima.trasferimenti.intermedia!.richiede).toContain('rendicontoApprovato');
    expect(dopo.trasferimenti.intermedia).toMatchObject({
      richiede: ['relazioneIntermedia'],
      firmatari: ['legaliDiTutti'],
    });
    expect([prima.rendiconto.cadenza, dopo.rendiconto.cadenza]).toEqual(['aPeriodi', 'soloSaldo']);
    expect(modello('facilitazione-piemonte').rendiconto.cadenza).toBe('aPeriodi');
    expect(MODELLI_PREDEFINITI.find((uno) => uno.modello === dopo)!.dal).toBe('2025-03-25');
  });

  it('ask of a tender and of an expense what an office must look at', () => {
    const quante = Object.fromEntries(
      modello('regis-2025').liste.map(({ codice, domande }) => [codice, domande.length]),
    );
    expect(quante).toEqual({
      'autocontrollo-affidamento': 22,
      'ammissibilita-spesa': 18,
      'doppio-finanziamento': 7,
      dnsh: 6,
    });
  });

  it('say which of their numbers are ours to be checked', () => {
    for (const { modello: uno } of MODELLI_PREDEFINITI) expect(uno.fonte).toMatch(/da verificare/);
  });
});
