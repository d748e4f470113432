import type { SpesaInput } from '../../graphql/index.js';
import { centesimiScritti, importoScritto } from './denaro.js';
import type { FatturaLetta } from './fattura-letta.js';
import type { ProgettoDiSpesa, Spesa, TipoSpesa } from './spese.queries.js';

/** A share as it is typed: of a project's item, or of another source by its name. */
export interface QuotaScritta {
  readonly id: string;
  readonly progettoId: string;
  readonly voceId: string;
  readonly nome: string;
  readonly importo: string;
}

/** The form, all as it is typed; `senzaCig` empty while there is a CIG. */
export interface ModuloSpesa {
  readonly tipo: TipoSpesa;
  readonly competenza: string;
  readonly descrizione: string;
  readonly cup: string;
  readonly cig: string;
  readonly senzaCig: string;
  readonly numero: string;
  readonly data: string;
  readonly denominazione: string;
  readonly partitaIva: string;
  readonly codiceFiscale: string;
  readonly iban: string;
  readonly imponibile: string;
  readonly iva: string;
  readonly ivaACosto: string;
  readonly ritenuta: string;
  readonly scissioneIva: boolean;
  readonly quote: readonly QuotaScritta[];
}

export const quotaDi = (progetto: ProgettoDiSpesa | undefined, importo = ''): QuotaScritta => ({
  id: crypto.randomUUID(),
  progettoId: progetto?.progettoId ?? '',
  voceId: progetto?.voci.length === 1 ? progetto.voci[0]!.voceId : '',
  ...{ nome: '', importo },
});

/** An empty form for a project: its CUP is known. */
export const moduloVuoto = (progetto: ProgettoDiSpesa | undefined): ModuloSpesa => ({
  ...{ tipo: 'fattura', competenza: '', descrizione: '', cup: progetto?.cup ?? '', cig: '', senzaCig: '' },
  ...{ numero: '', data: '', denominazione: '', partitaIva: '', codiceFiscale: '', iban: '' },
  ...{ imponibile: '', iva: '', ivaACosto: '', ritenuta: '', scissioneIva: false, quote: [quotaDi(progetto)] },
});

/** An expense to be corrected. Words that were erased are empty: they are written anew. */
export const moduloDi = (spesa: Spesa): ModuloSpesa => ({
  ...{ tipo: spesa.tipo, competenza: spesa.competenza, descrizione: spesa.descrizione ?? '', cup: spesa.cup },
  ...{ cig: spesa.cig.codice ?? '', senzaCig: spesa.cig.assenza ?? '' },
  ...{ numero: spesa.documento?.numero ?? '', data: spesa.documento?.data ?? '' },
  ...{ denominazione: spesa.fornitore?.denominazione ?? '', partitaIva: spesa.fornitore?.partitaIva ?? '' },
  ...{ codiceFiscale: spesa.fornitore?.codiceFiscale ?? '', iban: spesa.fornitore?.iban ?? '' },
  ...{ imponibile: importoScritto(spesa.imponibileCentesimi), iva: importoScritto(spesa.ivaCentesimi) },
  ...{ ivaACosto: importoScritto(spesa.ivaACostoCentesimi), ritenuta: importoScritto(spesa.ritenutaCentesimi) },
  scissioneIva: spesa.scissioneIva,
  quote: spesa.quote.map((quota, index) => ({
    ...{ id: String(index), progettoId: quota.progettoId ?? '', voceId: quota.voceId ?? '' },
    ...{ nome: quota.progettoId ? '' : quota.fonte, importo: importoScritto(quota.centesimi) },
  })),
});

/** What an invoice in XML says, in the form; its project is the one whose CUP it names, the whole cost is its share. */
export function conFattura(
  modulo: ModuloSpesa,
  fattura: FatturaLetta,
  progetti: readonly ProgettoDiSpesa[],
): ModuloSpesa {
  const { fornitore } = fattura;
  const progetto = progetti.find(({ cup }) => fattura.cup.includes(cup));
  const importi = {
    ...{ imponibile: positivo(fattura.imponibileCentesimi), iva: positivo(fattura.ivaCentesimi) },
    ...{ ivaACosto: positivo(fattura.ivaCentesimi), ritenuta: positivo(fattura.ritenutaCentesimi) },
  };
  const scritto: ModuloSpesa = {
    ...modulo,
    ...importi,
    ...{ tipo: 'fattura', numero: fattura.numero, data: fattura.data, competenza: modulo.competenza || fattura.data },
    ...{ descrizione: fattura.descrizione, cup: progetto?.cup ?? fattura.cup[0] ?? modulo.cup },
    ...{ cig: fattura.cig[0] ?? '', senzaCig: '', denominazione: fornitore.denominazione },
    ...{ partitaIva: fornitore.partitaIva ?? '', codiceFiscale: fornitore.codiceFiscale ?? '' },
    ...{ iban: fornitore.iban ?? '', scissioneIva: fattura.scissioneIva },
  };
  const first = modulo.quote[0];
  const quota = progetto ? quotaDi(progetto) : { ...quotaDi(undefined), ...first };
  return {
    ...scritto,
    quote: [{ ...quota, importo: importoScritto(costoScritto(scritto)) }, ...modulo.quote.slice(1)],
  };
}

const positivo = (centesimi: number): string => importoScritto(Math.max(0, centesimi));

/** Imponibile and VAT at cost, as far as they are typed. */
export const costoScritto = ({ tipo, imponibile, ivaACosto }: ModuloSpesa): number =>
  (centesimiScritti(imponibile) ?? 0) + (tipo === 'fattura' ? (centesimiScritti(ivaACosto) ?? 0) : 0);

export const quoteScritte = ({ quote }: ModuloSpesa): number =>
  quote.reduce((sum, { importo }) => sum + (centesimiScritti(importo) ?? 0), 0);

/** Whether the kind has an invoice and a supplier; staff and users are never named. */
export const haFornitore = (tipo: TipoSpesa): boolean => tipo === 'fattura' || tipo === 'trasferimento';

/** What is sent. Of fields that the kind does not have nothing goes, whatever was typed before the kind was changed. */
export function inputDi(modulo: ModuloSpesa): SpesaInput {
  const { tipo, competenza, descrizione, cup, cig, senzaCig, numero, data } = modulo;
  const isFattura = tipo === 'fattura';
  const cent = (testo: string) => centesimiScritti(testo) ?? 0;
  const conFornitore = isFattura || (haFornitore(tipo) && modulo.denominazione.trim() !== '');
  return {
    ...{ tipo, competenza, descrizione: descrizione.trim(), cup: cup.trim() },
    cig: senzaCig === '' ? { codice: cig.trim() } : { assenza: senzaCig },
    documento: numero.trim() === '' ? null : { numero: numero.trim(), data },
    fornitore: conFornitore
      ? {
          ...{ denominazione: modulo.denominazione.trim(), partitaIva: modulo.partitaIva.trim() || null },
          ...{ codiceFiscale: modulo.codiceFiscale.trim() || null, iban: modulo.iban.trim() || null },
        }
      : null,
    imponibileCentesimi: cent(modulo.imponibile),
    ivaCentesimi: isFattura ? cent(modulo.iva) : 0,
    ivaACostoCentesimi: isFattura ? cent(modulo.ivaACosto) : 0,
    ritenutaCentesimi: isFattura ? cent(modulo.ritenuta) : 0,
    scissioneIva: isFattura && modulo.scissioneIva,
    quote: modulo.quote.map(({ progettoId, voceId, nome, importo }) =>
      progettoId ? { progettoId, voceId, centesimi: cent(importo) } : { nome: nome.trim(), centesimi: cent(importo) },
    ),
  };
}
