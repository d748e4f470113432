import {
  deciderPeriodi,
  deciderProgettoRecepito,
  deciderSpesa,
  type ContenutoRecepito,
  type DatiSpesa,
} from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

const PROGETTO = idOf(SCOPE, 'progetto delle spese');
const VOCE = idOf(PROGETTO, 'servizi');
const VOCI = [{ voceId: VOCE, codice: 'A.1', titolo: 'Servizi' }];
const QUOTE = [{ voceId: VOCE, fonte: 'finanziamento', centesimi: 10_000_000 }] as const;
const progetto: ContenutoRecepito = {
  ...{ ats: 'atsdiprova', progettoId: PROGETTO, partnerId: idOf(PROGETTO, 'partner'), titolo: 'Supervisione' },
  ...{ cup: 'I84H22000200006', programma: 'Fondo di prova', dal: '2024-01-01', al: '2026-06-30' },
  ...{ voci: VOCI, traguardi: [], quote: QUOTE },
  piani: [
    {
      dal: '2024-01-01',
      piano: {
        ...{ dal: '2024-01-01', al: '2026-06-30', voci: VOCI, quote: QUOTE },
        fasi: [{ faseId: idOf(PROGETTO, 'avvio'), titolo: 'Avvio', dal: '2024-01-01', al: '2024-06-30' }],
      },
    },
  ],
  proceduraVersione: 1,
  modello: {
    ...{ codice: 'fondo-di-prova', denominazione: 'Fondo di prova', fonte: 'Convenzione di prova' },
    documenti: { fattura: [], personale: [], trasferimento: [], contributo: [] },
    ...{ liste: [], attestazioni: [], trasferimenti: {}, rendiconto: { cadenza: 'soloSaldo', firmatari: [] } },
  },
  stato: 'inCorso',
};

const fattura: DatiSpesa = {
  ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: testo('descrizione della spesa') },
  ...{ cup: progetto.cup, cig: { codice: 'B10A9942A7' }, documento: { numero: '12/A', data: '2025-04-02' } },
  fornitore: {
    ...{ denominazione: testo('fornitore'), partitaIva: '07264440012', codiceFiscale: testo('codice fiscale') },
    iban: testo('iban'),
  },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
  scissioneIva: true,
  quote: [
    { fonte: { tipo: 'progetto', progettoId: PROGETTO, voceId: VOCE }, centesimi: 100_000 },
    { fonte: { tipo: 'altra', nome: 'Bilancio proprio' }, centesimi: 22_000 },
  ],
};

/** An invoice from commitment to payment, corrected on the way; one entered by mistake; a month closed and opened again. */
export function speseDelProgetto(diario: Diario): void {
  const when = direttore('2025-06-15');
  diario.esegui(deciderProgettoRecepito, { ...when, type: 'RecepisciProgetto', scope: SCOPE, contenuto: progetto });
  const [spesaId, errata] = [idOf(PROGETTO, 'spesa'), idOf(PROGETTO, 'spesa per errore')];
  const [chiaveFornitore, motivo] = ['07264440012', testo('motivo della rettifica')];
  diario.esegui(deciderSpesa, { ...when, type: 'RegistraSpesa', spesaId, spesa: fattura, chiaveFornitore });
  const impegno = { numero: '55', data: '2025-02-01', centesimi: 122_000 };
  diario.esegui(deciderSpesa, { ...when, type: 'RegistraImpegno', spesaId, ...impegno });
  const pagamento = { pagamentoId: idOf(spesaId, 'mandato'), mandato: '101', data: '2025-05-02', quietanza: '88' };
  const paga = { ...when, type: 'RegistraPagamento', spesaId, ...pagamento, centesimi: 122_000 } as const;
  diario.esegui(deciderSpesa, paga);
  const { pagamentoId } = pagamento;
  diario.esegui(deciderSpesa, { ...when, type: 'AnnullaPagamento', spesaId, pagamentoId, motivo });
  diario.esegui(deciderSpesa, { ...paga, pagamentoId: idOf(spesaId, 'altro mandato'), centesimi: 100_000 });
  const spesa = { ...fattura, documento: { numero: '13/A', data: '2025-04-02' }, competenza: '2025-04-30' };
  diario.esegui(deciderSpesa, { ...when, type: 'RettificaSpesa', spesaId, spesa, chiaveFornitore, motivo });

  const contributo: DatiSpesa = {
    ...{ ...fattura, tipo: 'contributo', cig: { assenza: 'contributo' }, documento: null, fornitore: null },
    ...{ ivaCentesimi: 0, ivaACostoCentesimi: 0, scissioneIva: false, quote: fattura.quote.slice(0, 1) },
  };
  const senza = { chiaveFornitore: null };
  diario.esegui(deciderSpesa, { ...when, type: 'RegistraSpesa', spesaId: errata, spesa: contributo, ...senza });
  const annulla = {
    ...when,
    type: 'AnnullaSpesa',
    spesaId: errata,
    motivo: testo('motivo dell’annullamento'),
  } as const;
  diario.esegui(deciderSpesa, annulla);

  diario.esegui(deciderPeriodi, { ...when, type: 'ChiudiPeriodo', progettoId: PROGETTO, finoAlMese: '2025-04' });
  const riapri = { dalMese: '2025-04', motivo: testo('motivo della riapertura') };
  diario.esegui(deciderPeriodi, { ...when, type: 'RiapriPeriodo', progettoId: PROGETTO, ...riapri });
}
