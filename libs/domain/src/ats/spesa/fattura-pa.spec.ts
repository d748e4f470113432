import type { Elemento } from './elemento-xml.js';
import { leggiFatturaPa, type PropostaFattura } from './fattura-pa.js';
import { FatturaRifiutata } from './fattura-rifiutata.js';

/** Elements as objects: a field is an element, a list several of the same name. */
type Albero = { readonly [nome: string]: string | Albero | readonly (string | Albero)[] };
const SPAZIO = 'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2';
function elemento(nome: string, dentro: string | Albero, spazio = ''): Elemento {
  if (typeof dentro === 'string') return { nome, spazio, figli: [], testo: dentro };
  const figli = Object.entries(dentro).flatMap(([name, one]) =>
    (Array.isArray(one) ? (one as readonly (string | Albero)[]) : [one as string | Albero]).map((each) =>
      elemento(name, each),
    ),
  );
  return { nome, spazio, figli, testo: '' };
}

const riepilogo = (
  imponibile: string,
  imposta: string,
  aliquota = '22.00',
  more: Albero = { EsigibilitaIVA: 'S' },
) => ({
  ...{ AliquotaIVA: aliquota, ImponibileImporto: imponibile, Imposta: imposta },
  ...more,
});
const generali = {
  TipoDocumento: 'TD01',
  Divisa: 'EUR',
  Data: '2025-04-02',
  Numero: '12/A',
  ImportoTotaleDocumento: '1220.00',
};
const ordine = { CodiceCUP: 'I84H22000200006', CodiceCIG: 'B10A9942A7' };
const anagrafici: Albero = {
  IdFiscaleIVA: { IdPaese: 'IT', IdCodice: '07264440012' },
  Anagrafica: { Denominazione: 'Cooperativa Alfa' },
};

interface Scritta {
  readonly generali?: Albero;
  readonly riferimenti?: Albero;
  readonly riepilogo?: readonly Albero[];
  readonly linee?: readonly Albero[];
  readonly anagrafici?: Albero;
  readonly formato?: string;
}
function radice(scritta: Scritta = {}): Elemento {
  const linee = scritta.linee ?? [{ Descrizione: 'Supervisione di gruppo', PrezzoTotale: '1000.00' }];
  const corpo = {
    DatiGenerali: {
      DatiGeneraliDocumento: { ...generali, ...scritta.generali },
      ...(scritta.riferimenti ?? { DatiOrdineAcquisto: ordine }),
    },
    DatiBeniServizi: { DettaglioLinee: linee, DatiRiepilogo: scritta.riepilogo ?? [riepilogo('1000.00', '220.00')] },
  };
  const header = {
    DatiTrasmissione: { FormatoTrasmissione: scritta.formato ?? 'FPA12' },
    CedentePrestatore: { DatiAnagrafici: scritta.anagrafici ?? anagrafici },
  };
  return elemento('FatturaElettronica', { FatturaElettronicaHeader: header, FatturaElettronicaBody: corpo }, SPAZIO);
}
const letta = (scritta: Scritta = {}): PropostaFattura => leggiFatturaPa(radice(scritta))[0]!;
const dubbi = (scritta: Scritta) => letta(scritta).avvertenze.map(({ codice, valore }) => [codice, valore]);

describe('an invoice in XML', () => {
  it('becomes what the form needs', () => {
    expect(letta()).toEqual({
      ...{ formato: 'FPA12', tipoDocumento: 'TD01', numero: '12/A', data: '2025-04-02' },
      fornitore: { denominazione: 'Cooperativa Alfa', partitaIva: '07264440012', codiceFiscale: null, iban: null },
      descrizione: 'Supervisione di gruppo',
      riepilogo: [
        { aliquota: '22.00', natura: null, imponibileCentesimi: 100_000, impostaCentesimi: 22_000, esigibilita: 'S' },
      ],
      ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ritenutaCentesimi: 0, totaleCentesimi: 122_000 },
      ...{ scissioneIva: true, cup: ['I84H22000200006'], cig: ['B10A9942A7'], avvertenze: [] },
    });
  });

  it('adds rates, reads what is withheld, and tells split payment from the rest', () => {
    const scritta: Scritta = {
      riepilogo: [
        riepilogo('800.00', '176.00', '22.00', { EsigibilitaIVA: 'I' }),
        riepilogo('200.00', '0.00', '0.00', { Natura: 'N4' }),
      ],
      generali: {
        ImportoTotaleDocumento: '1176.00',
        DatiRitenuta: [{ ImportoRitenuta: '160.00' }, { ImportoRitenuta: '0.50' }],
        Causale: ['Prestazioni', 'di marzo'],
      },
    };
    expect(letta(scritta)).toMatchObject({
      ...{ imponibileCentesimi: 100_000, ivaCentesimi: 17_600, ritenutaCentesimi: 16_050, scissioneIva: false },
      ...{ descrizione: 'Prestazioni di marzo', avvertenze: [] },
    });
  });

  it('names a person by name and surname', () => {
    const persona = { CodiceFiscale: 'rssmra85t10a562s', Anagrafica: { Nome: 'Mario', Cognome: 'Rossi' } };
    expect(letta({ anagrafici: persona }).fornitore).toEqual({
      ...{ denominazione: 'Mario Rossi', partitaIva: null, codiceFiscale: 'RSSMRA85T10A562S', iban: null },
    });
  });

  it('may come with others in a lot', () => {
    const una = radice();
    const lotto = { ...una, figli: [...una.figli, una.figli[1]!] };
    expect(leggiFatturaPa(lotto)).toHaveLength(2);
    const troppe = { ...una, figli: [...una.figli, ...Array.from({ length: 50 }, () => una.figli[1]!)] };
    expect(() => leggiFatturaPa(troppe)).toThrow(new FatturaRifiutata('TROPPE_FATTURE').message);
  });

  it.each<[string, Scritta, readonly unknown[]]>([
    ['a total that is another', { generali: { ImportoTotaleDocumento: '1221.00' } }, ['totaleDiverso', '100']],
    ['no total', { generali: { ImportoTotaleDocumento: '' } }, ['senzaTotale', null]],
    ['lines that come to less', { linee: [{ PrezzoTotale: '999.50' }] }, ['righeDiverse', '50']],
    [
      'VAT that is not that of the rate',
      { riepilogo: [riepilogo('1000.00', '100.00')], generali: { ImportoTotaleDocumento: '1100.00' } },
      ['impostaDiversa', '22.00'],
    ],
    ['a credit note', { generali: { TipoDocumento: 'TD04' } }, ['notaDiCredito', 'TD04']],
    ['another currency', { generali: { Divisa: 'CHF' } }, ['altraDivisa', 'CHF']],
    ['no order', { riferimenti: {} }, ['cupAssente', null]],
    ['a CUP that is none', { riferimenti: { DatiContratto: { ...ordine, CodiceCUP: 'X1' } } }, ['cupNonValido', 'X1']],
    [
      'two CIG',
      { riferimenti: { DatiOrdineAcquisto: [ordine, { CodiceCIG: 'A000000001' }] } },
      ['piuCig', 'B10A9942A7, A000000001'],
    ],
    [
      'a partita IVA that does not check',
      { anagrafici: { ...anagrafici, IdFiscaleIVA: { IdPaese: 'IT', IdCodice: '07264440013' } } },
      ['partitaIvaNonValida', null],
    ],
    [
      'a supplier from abroad',
      { anagrafici: { ...anagrafici, IdFiscaleIVA: { IdPaese: 'DE', IdCodice: '123456789' } } },
      ['fornitoreEstero', 'DE'],
    ],
    [
      'VAT due in two ways',
      { riepilogo: [riepilogo('500.00', '110.00'), riepilogo('500.00', '110.00', '22.00', { EsigibilitaIVA: 'I' })] },
      ['esigibilitaMista', null],
    ],
  ])('warns of %s', (_, scritta, dubbio) => expect(dubbi(scritta)).toContainEqual(dubbio));

  it('does not mind stamp duty in the total or beside it, and the cents that lines are rounded by', () => {
    const bollo = { DatiBollo: { ImportoBollo: '2.00' } };
    expect(dubbi({ generali: { ...bollo, ImportoTotaleDocumento: '1222.00' } })).toEqual([]);
    expect(dubbi({ generali: bollo })).toEqual([]);
    expect(
      dubbi({
        linee: [{ PrezzoTotale: '333.33333333' }, { PrezzoTotale: '333.33333333' }, { PrezzoTotale: '333.34' }],
      }),
    ).toEqual([]);
    const cassa = { DatiCassaPrevidenziale: { ImportoContributoCassa: '20.00' } };
    expect(dubbi({ generali: cassa, linee: [{ PrezzoTotale: '980.00' }] })).toEqual([]);
  });

  it.each<[string, Elemento, string, string | null]>([
    ['another document', elemento('Ordine', {}), 'NON_FATTURA', null],
    ['another format', radice({ formato: 'FSM10' }), 'FORMATO_NON_PREVISTO', null],
    ['another namespace', { ...radice(), spazio: 'urn:altro' }, 'FORMATO_NON_PREVISTO', null],
    [
      'nothing in it',
      elemento(
        'FatturaElettronica',
        { FatturaElettronicaHeader: { DatiTrasmissione: { FormatoTrasmissione: 'FPR12' } } },
        SPAZIO,
      ),
      'CAMPO_MANCANTE',
      'CedentePrestatore',
    ],
    ['no number', radice({ generali: { Numero: '' } }), 'CAMPO_MANCANTE', 'Numero'],
    ['a day that is none', radice({ generali: { Data: '2025-02-30' } }), 'CAMPO_MANCANTE', 'Data'],
    [
      'an amount with a comma',
      radice({ riepilogo: [riepilogo('1.000,00', '220.00')] }),
      'CAMPO_MANCANTE',
      'ImponibileImporto',
    ],
    [
      'an amount without end',
      radice({ riepilogo: [riepilogo('9'.repeat(40), '220.00')] }),
      'CAMPO_MANCANTE',
      'ImponibileImporto',
    ],
    ['nobody who issued it', radice({ anagrafici: { Anagrafica: {} } }), 'CAMPO_MANCANTE', 'Denominazione'],
  ])('is refused with %s', (_, root, codice, campo) => {
    expect(() => leggiFatturaPa(root)).toThrow(expect.objectContaining({ codice, campo }));
  });
});
