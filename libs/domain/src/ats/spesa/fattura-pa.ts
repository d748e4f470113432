import { isIsoDate } from '../../shared/index.js';
import { testoDi, tutti, type Elemento } from './elemento-xml.js';
import { codiciDellaFattura, fornitoreDellaFattura, type FornitoreLetto } from './fattura-codici.js';
import { FatturaRifiutata } from './fattura-rifiutata.js';
import { cent, importo, importoFacoltativo, sommaImporti } from './fattura-importi.js';

/** What a person should look at before they save; `valore` is what was written, or by how much it differs. */
export interface AvvertenzaFattura {
  readonly codice: (typeof AVVERTENZE_FATTURA)[number];
  readonly valore: string | null;
}
export const AVVERTENZE_FATTURA = [
  ...(['totaleDiverso', 'righeDiverse', 'impostaDiversa', 'senzaTotale', 'notaDiCredito', 'altraDivisa'] as const),
  ...(['esigibilitaMista', 'fornitoreEstero', 'partitaIvaNonValida', 'codiceFiscaleNonValido'] as const),
  ...(['ibanNonValido', 'cupAssente', 'cupNonValido', 'piuCup', 'cigAssente', 'cigNonValido', 'piuCig'] as const),
] as const;

/** Amounts of one rate of VAT, or of one reason for having none (`natura`). */
export interface RiepilogoIva {
  readonly aliquota: string;
  readonly natura: string | null;
  readonly imponibileCentesimi: number;
  readonly impostaCentesimi: number;
  /** I: at once, D: deferred, S: split payment. */
  readonly esigibilita: string | null;
}

/** An invoice as the form proposes it. Amounts in cents, negative as they are written. */
export interface PropostaFattura {
  readonly formato: 'FPA12' | 'FPR12';
  readonly tipoDocumento: string;
  readonly numero: string;
  readonly data: string;
  readonly fornitore: FornitoreLetto;
  readonly descrizione: string;
  readonly riepilogo: readonly RiepilogoIva[];
  readonly imponibileCentesimi: number;
  readonly ivaCentesimi: number;
  readonly ritenutaCentesimi: number;
  readonly totaleCentesimi: number | null;
  readonly scissioneIva: boolean;
  /** Valid codes of the orders and contracts that the invoice names, each once. */
  readonly cup: readonly string[];
  readonly cig: readonly string[];
  readonly avvertenze: readonly AvvertenzaFattura[];
}

const SPAZIO = 'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2';
const MOST = 50;
const NOTE_DI_CREDITO: ReadonlySet<string> = new Set(['TD04', 'TD08']);

/**
 * The invoices of a FatturaPA document, format 1.2 (FPA12 to public bodies, FPR12 to others): one, or all of a lot.
 * @throws FatturaRifiutata
 */
export function leggiFatturaPa(radice: Elemento): readonly PropostaFattura[] {
  if (radice.nome !== 'FatturaElettronica') throw new FatturaRifiutata('NON_FATTURA');
  const formato = testoDi(radice, 'FatturaElettronicaHeader', 'DatiTrasmissione', 'FormatoTrasmissione');
  if (radice.spazio !== SPAZIO || (formato !== 'FPA12' && formato !== 'FPR12')) {
    throw new FatturaRifiutata('FORMATO_NON_PREVISTO');
  }
  const cedente = tutti(radice, 'FatturaElettronicaHeader', 'CedentePrestatore')[0];
  if (!cedente) throw new FatturaRifiutata('CAMPO_MANCANTE', 'CedentePrestatore');
  const corpi = tutti(radice, 'FatturaElettronicaBody');
  if (corpi.length === 0) throw new FatturaRifiutata('CAMPO_MANCANTE', 'FatturaElettronicaBody');
  if (corpi.length > MOST) throw new FatturaRifiutata('TROPPE_FATTURE');
  return corpi.map((corpo) => fattura(formato, cedente, corpo));
}

function fattura(formato: 'FPA12' | 'FPR12', cedente: Elemento, corpo: Elemento): PropostaFattura {
  const [generali] = tutti(corpo, 'DatiGenerali', 'DatiGeneraliDocumento');
  if (!generali) throw new FatturaRifiutata('CAMPO_MANCANTE', 'DatiGeneraliDocumento');
  const riepilogo = tutti(corpo, 'DatiBeniServizi', 'DatiRiepilogo').map(rigaDelRiepilogo);
  if (riepilogo.length === 0) throw new FatturaRifiutata('CAMPO_MANCANTE', 'DatiRiepilogo');
  const data = obbligatorio(generali, 'Data').slice(0, 10);
  if (!isIsoDate(data)) throw new FatturaRifiutata('CAMPO_MANCANTE', 'Data');
  const fornitore = fornitoreDellaFattura(cedente, corpo);
  const codici = codiciDellaFattura(corpo);
  const lette = {
    ...{
      formato,
      tipoDocumento: obbligatorio(generali, 'TipoDocumento'),
      numero: obbligatorio(generali, 'Numero'),
      data,
    },
    ...{ fornitore: fornitore.letto, descrizione: descrizione(generali, corpo), riepilogo },
    imponibileCentesimi: riepilogo.reduce((sum, one) => sum + one.imponibileCentesimi, 0),
    ivaCentesimi: riepilogo.reduce((sum, one) => sum + one.impostaCentesimi, 0),
    ritenutaCentesimi: cent(sommaImporti(tutti(generali, 'DatiRitenuta'), 'ImportoRitenuta')),
    totaleCentesimi: importoFacoltativo(generali, 'ImportoTotaleDocumento'),
    scissioneIva: riepilogo.some(({ esigibilita }) => esigibilita === 'S'),
    ...{ cup: codici.cup, cig: codici.cig },
  };
  const avvertenze = [...dubbi(lette, generali, corpo), ...fornitore.avvertenze, ...codici.avvertenze];
  return { ...lette, avvertenze };
}

const obbligatorio = (da: Elemento, nome: string): string => {
  const testo = testoDi(da, nome);
  if (testo === null) throw new FatturaRifiutata('CAMPO_MANCANTE', nome);
  return testo;
};

const rigaDelRiepilogo = (riga: Elemento): RiepilogoIva => ({
  aliquota: obbligatorio(riga, 'AliquotaIVA'),
  natura: testoDi(riga, 'Natura'),
  imponibileCentesimi: cent(importo(riga, 'ImponibileImporto')),
  impostaCentesimi: cent(importo(riga, 'Imposta')),
  esigibilita: testoDi(riga, 'EsigibilitaIVA'),
});

/** The reason of the invoice where it says one, else what its first line is. */
function descrizione(generali: Elemento, corpo: Elemento): string {
  const causale = tutti(generali, 'Causale')
    .map(({ testo }) => testo)
    .join(' ');
  return (causale || testoDi(corpo, 'DatiBeniServizi', 'DettaglioLinee', 'Descrizione') || '').slice(0, 1000);
}

type Lette = Omit<PropostaFattura, 'avvertenze'>;

/** Totals that do not agree with each other, and what the form cannot say. */
function dubbi(lette: Lette, generali: Elemento, corpo: Elemento): readonly AvvertenzaFattura[] {
  const { riepilogo, imponibileCentesimi, ivaCentesimi, totaleCentesimi, tipoDocumento } = lette;
  const all: AvvertenzaFattura[] = [];
  const avverti = (codice: AvvertenzaFattura['codice'], valore: string | number | null = null) =>
    all.push({ codice, valore: valore === null ? null : String(valore) });
  if (NOTE_DI_CREDITO.has(tipoDocumento)) avverti('notaDiCredito', tipoDocumento);
  const divisa = testoDi(generali, 'Divisa') ?? 'EUR';
  if (divisa !== 'EUR') avverti('altraDivisa', divisa);

  const somma = imponibileCentesimi + ivaCentesimi + (importoFacoltativo(generali, 'Arrotondamento') ?? 0);
  // Whether the stamp duty is part of the total is the issuer's choice.
  const bollo = importoFacoltativo(generali, 'DatiBollo', 'ImportoBollo') ?? 0;
  if (totaleCentesimi === null) avverti('senzaTotale');
  else if (![somma, somma + bollo].includes(totaleCentesimi)) avverti('totaleDiverso', totaleCentesimi - somma);

  const righe =
    sommaImporti(tutti(corpo, 'DatiBeniServizi', 'DettaglioLinee'), 'PrezzoTotale') +
    sommaImporti(tutti(generali, 'DatiCassaPrevidenziale'), 'ImportoContributoCassa') +
    sommaImporti(tutti(corpo, 'DatiBeniServizi', 'DatiRiepilogo'), 'Arrotondamento');
  const scarto = imponibileCentesimi - cent(righe);
  if (Math.abs(scarto) > riepilogo.length) avverti('righeDiverse', scarto);

  for (const { aliquota, imponibileCentesimi: base, impostaCentesimi } of riepilogo) {
    const attesa = (base * Number(aliquota)) / 100;
    if (!(Math.abs(attesa - impostaCentesimi) <= 1)) avverti('impostaDiversa', aliquota);
  }
  const esigibilita = new Set(riepilogo.flatMap((one) => (one.impostaCentesimi === 0 ? [] : [one.esigibilita ?? 'I'])));
  if (esigibilita.has('S') && esigibilita.size > 1) avverti('esigibilitaMista');
  return all;
}
