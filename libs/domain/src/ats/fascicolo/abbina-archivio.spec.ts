import { abbinaArchivio, type SpesaAbbinabile } from './abbina-archivio.js';
import { giorniNel, SENZA_INDIZI, tipoDalNome, type IndiziDocumento } from './indizi.js';

const spesa = (spesaId: string, changes: Partial<SpesaAbbinabile> = {}): SpesaAbbinabile => ({
  ...{
    spesaId,
    tipo: 'fattura',
    documento: null,
    partitaIva: null,
    cig: null,
    centesimi: [],
    mandati: [],
    impegni: [],
  },
  ...changes,
});
const fatt27 = spesa('s27', {
  documento: { numero: '27/PA', data: '2025-03-14' },
  ...{ partitaIva: '07264440012', cig: 'B10A9942A7', centesimi: [122_000] },
  mandati: [{ numero: '512', data: '2025-04-02' }],
  impegni: [{ numero: '68', data: '2025-01-20' }],
});
const fatt127 = spesa('s127', {
  documento: { numero: 'FPA 127/25', data: '2025-05-06' },
  ...{ partitaIva: '07264440012', mandati: [{ numero: '730', data: '2025-06-01' }] },
});
const paga = spesa('paga', { tipo: 'personale', mandati: [{ numero: '99', data: '2025-02-27' }] });
const spese = [fatt27, fatt127, paga];

const file = (percorso: string, indizi: Partial<IndiziDocumento> = {}) => ({
  ...{ fileId: percorso, percorso, indizi: { ...SENZA_INDIZI, ...indizi } },
});
/** Each file as `kind expense confidence`. */
const told = (...files: readonly ReturnType<typeof file>[]) =>
  abbinaArchivio(files, spese).map(
    ({ tipo, candidati, confidenza }) => `${tipo} ${candidati[0]?.spesaId} ${confidenza}`,
  );

describe('the kind of a document, by its name', () => {
  it.each([
    ['Fattura n. 27.pdf', 'fattura'],
    ['IT07264440012_0a1b2.xml.p7m', 'fattura'],
    ['fatt_0027.pdf', 'fattura'],
    ['Det. 68 impegno di spesa.pdf', 'determinaImpegno'],
    ['DETERMINA_DI_LIQUIDAZIONE_112.pdf', 'determinaLiquidazione'],
    ['Mandato n° 512.pdf', 'mandato'],
    ['quietanza mandato 512.pdf', 'quietanza'],
    ['ordinativo reversale IVA.pdf', 'ordinativoIva'],
    ['F24 IVA marzo.pdf', 'f24Iva'],
    ['F24EP_quietanza.pdf', 'quietanzaF24Iva'],
    ['Quietanza F24 IVA.pdf', 'quietanzaF24Iva'],
    ['DURC.pdf', 'durc'],
    ['fattura 27/DURC on line.pdf', 'durc'],
    ['durc/allegato.pdf', 'durc'],
    ['Relazione di avanzamento 2025.docx', 'relazioneAvanzamento'],
    ['cedolino marzo.pdf', 'prospettoPersonale'],
    ['ordine di servizio n. 3.pdf', 'ordineDiServizio'],
    ['scansione0001.pdf', null],
  ])('%s', (nome, tipo) => expect(tipoDalNome(nome)).toBe(tipo));

  it('depends, for a tax form, on what the expense is', () => {
    expect([tipoDalNome('F24 marzo.pdf', 'personale'), tipoDalNome('F24 marzo.pdf', 'fattura')]).toEqual(['f24Contributi', 'f24Iva']); // prettier-ignore
  });
});

it('days stand in names in many ways', () => {
  expect(giorniNel('14-03-2025 14.3.25 2025_03_15 20250316 99-99-2025 31.02.2025')).toEqual(['2025-03-14', '2025-03-15', '2025-03-16']); // prettier-ignore
});

describe('a file of an archive', () => {
  it('is proposed for the expense whose invoice it says it is', () => {
    expect(told(file('Fattura 27-PA del 14-03-2025.pdf'))).toEqual(['fattura s27 alta']);
    expect(told(file('Fatt 00127_25 Rossi.pdf'))).toEqual(['fattura undefined nessuna']);
    expect(told(file('FPA_127_25.pdf', { numeri: ['FPA 127/25'], date: ['2025-05-06'] }))).toEqual([
      'fattura s127 alta',
    ]);
  });

  it('is believed by its content before its name', () => {
    const indizi = { tipo: 'fattura', numeri: ['27/PA'], date: ['2025-03-14'], partiteIva: ['07264440012'] } as const;
    const [one] = abbinaArchivio([file('scansione0001.xml', indizi)], spese);
    expect(one).toMatchObject({ tipo: 'fattura', confidenza: 'alta' });
    expect(one!.candidati.map(({ spesaId, motivi }) => [spesaId, ...motivi])).toEqual([
      ['s27', 'numeroDocumento', 'dataDocumento', 'partitaIva'],
    ]);
  });

  it('is proposed by mandato and determina, more surely with their day', () => {
    expect(
      told(file('Mandato n. 512.pdf'), file('mandato 730 01.06.2025.pdf'), file('Determina n. 68 impegno.pdf')),
    ).toEqual(['mandato s27 media', 'mandato s127 alta', 'determinaImpegno s27 media']);
  });

  it('is not proposed with any confidence for what many share, or a number by chance', () => {
    expect(told(file('07264440012.pdf'))).toEqual(['altro s127 bassa']);
    expect(told(file('riunione 27 marzo.pdf'), file('foto.png'))).toEqual([
      'altro undefined nessuna',
      'altro undefined nessuna',
    ]);
  });

  it('follows the others of its folder, where these agree', () => {
    const cartella = 'Progetto/Fattura 27 PA del 14.03.2025';
    expect(told(file(`${cartella}/fattura.pdf`), file(`${cartella}/DURC.pdf`))).toEqual([
      'fattura s27 alta',
      'durc s27 alta',
    ]);
    expect(told(file('a/fattura 27-PA 14-03-2025.pdf'), file('a/DURC.pdf'), file('DURC.pdf'))).toEqual([
      ...['fattura s27 alta', 'durc s27 media', 'durc undefined nessuna'],
    ]);
    expect(
      told(file('a/fattura 27-PA 14-03-2025.pdf'), file('a/mandato 730 01.06.2025.pdf'), file('a/DURC.pdf')).at(-1),
    ).toBe('durc undefined nessuna');
  });

  it('meets thousands of expenses in a moment', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => spesa(`s${n}`, { documento: { numero: `${n}/PA`, data: '2025-03-14' }, mandati: [{ numero: `${n + 7}`, data: '2025-04-02' }] })); // prettier-ignore
    const files = Array.from({ length: 3_000 }, (_, n) => file(`2025/Fattura ${n}-PA del 14-03-2025.pdf`));
    const begun = performance.now();
    const found = abbinaArchivio(files, many);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(found[2_999]!.candidati[0]!.spesaId).toBe('s2999');
  });
});
