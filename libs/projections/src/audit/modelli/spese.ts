import { spese, spesePeriodi, type RigaSpesa, type RigaSpesePeriodi } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

const REVISIONE = { revisione: 'counts the events of the stream; nobody writes it' } as const;

export const descrizioneSpese: Descrizione<RigaSpesa> = {
  modello: spese,
  etichetta: 'Spesa',
  detta: ({ documento, mese, tipo }) => (documento ? ['fattura', documento.numero] : [tipo, mese]),
  campi: {
    tipo: 'Tipo',
    competenza: 'Competenza',
    descrizione: 'Descrizione',
    cup: 'CUP',
    cig: 'CIG',
    documento: 'Documento',
    fornitore: 'Fornitore',
    codiceFiscaleFornitore: 'Codice fiscale del fornitore',
    partitaIvaFornitore: 'Partita IVA del fornitore',
    iban: 'IBAN',
    imponibileCentesimi: 'Imponibile (centesimi)',
    ivaCentesimi: 'IVA (centesimi)',
    ivaACostoCentesimi: 'IVA a costo (centesimi)',
    ritenutaCentesimi: 'Ritenuta (centesimi)',
    scissioneIva: 'Scissione dei pagamenti',
    quote: {
      nome: 'Quote',
      una: 'Quota',
      detta: ({ fonte }) => String(fonte),
      campi: { fonte: 'fonte', voceId: 'voce', centesimi: 'centesimi' },
    },
    impegni: {
      nome: 'Impegni',
      una: 'Impegno',
      detta: ({ numero }) => `n. ${String(numero)}`,
      campi: { numero: 'numero', data: 'data', centesimi: 'centesimi' },
    },
    pagamenti: {
      nome: 'Pagamenti',
      una: 'Pagamento',
      detta: ({ mandato }) => `mandato n. ${String(mandato)}`,
      campi: { mandato: 'mandato', data: 'data', quietanza: 'quietanza', centesimi: 'centesimi' },
    },
    rettifica: 'Motivo della rettifica',
  },
  esclusi: {
    ...REVISIONE,
    progettoId: 'part of the key: a row of another project is another row',
    spesaId: 'part of the key',
    numeroFatturaId: 'made from supplier, number and date, which are compared',
    mese: 'that of the competenza, which is compared',
    costoCentesimi: 'counted from imponibile and VAT, which are compared',
    dovutoCentesimi: 'counted from imponibile and VAT, which are compared',
    quotaCentesimi: 'counted from the shares, which are compared',
    pagatoCentesimi: 'counted from the payments, which are compared',
  },
  riga: ({ fornitore, quote, impegni, pagamenti, ...row }) => ({
    ...row,
    fornitore: fornitore?.denominazione ?? null,
    codiceFiscaleFornitore: fornitore?.codiceFiscale ?? null,
    partitaIvaFornitore: fornitore?.partitaIva ?? null,
    iban: fornitore?.iban ?? null,
    quote: quote.map(({ fonte, centesimi }) =>
      fonte.tipo === 'progetto'
        ? { id: `${fonte.progettoId}.${fonte.voceId}`, fonte: fonte.progettoId, voceId: fonte.voceId, centesimi }
        : { id: `altra.${fonte.nome}`, fonte: fonte.nome, voceId: null, centesimi },
    ),
    impegni: impegni.map((one) => ({ id: `${one.numero}.${one.data}`, ...one })),
    pagamenti: pagamenti.map(({ pagamentoId, ...one }) => ({ id: pagamentoId, ...one })),
  }),
};

export const descrizioneSpesePeriodi: Descrizione<RigaSpesePeriodi> = {
  modello: spesePeriodi,
  etichetta: 'Periodo rendicontato',
  detta: ({ chiusoFinoAl }) => ['fino a', chiusoFinoAl],
  campi: { chiusoFinoAl: 'Chiuso fino al mese', motivo: 'Motivo della riapertura' },
  esclusi: REVISIONE,
};
