import type { Cig, DatiSpesa, FonteSpesa, Fornitore } from '@consorzi/domain/ats';
import { codiceScritto, isCodiceFiscaleDiPersona, isIban, required, RuleViolation } from '@consorzi/domain/shared';

import type { Edge } from '../../commands/index.js';
import type { ImpronteKey } from './impronte-key.js';
import {
  TESTI_SPESA,
  type CigInput,
  type FornitoreInput,
  type QuotaSpesaInput,
  type SpesaInput,
} from './spesa.inputs.js';

/** The expense as it was sent, with its words as texts, and by what the supplier of an invoice is known again. */
export function datiScritti(
  { testo }: Pick<Edge, 'testo'>,
  key: ImpronteKey,
  input: SpesaInput,
): { readonly spesa: DatiSpesa; readonly chiaveFornitore: string | null } {
  const { tipo, competenza, cup, documento, fornitore, imponibileCentesimi, ivaCentesimi } = input;
  const { ivaACostoCentesimi, ritenutaCentesimi, scissioneIva } = input;
  const descrizione = testo('descrizione', required('descrizione', input.descrizione, TESTI_SPESA.descrizione));
  const chi = fornitore ? fornitoreScritto(testo, key, fornitore) : null;
  return {
    spesa: {
      ...{ tipo, competenza, descrizione, cup, cig: cigScritto(input.cig) },
      ...{ documento: documento ? { numero: documento.numero, data: documento.data } : null },
      ...{ fornitore: chi?.fornitore ?? null, imponibileCentesimi, ivaCentesimi, ivaACostoCentesimi },
      ...{ ritenutaCentesimi, scissioneIva },
      quote: input.quote.map((quota) => ({ fonte: fonteScritta(quota), centesimi: quota.centesimi })),
    },
    chiaveFornitore: tipo === 'fattura' ? (chi?.chiave ?? null) : null,
  };
}

function cigScritto({ codice, assenza }: CigInput): Cig {
  if (codice && !assenza) return { codice };
  if (assenza && !codice) return { assenza };
  throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'cig' });
}

function fonteScritta({ progettoId, voceId, nome }: QuotaSpesaInput): FonteSpesa {
  if (progettoId && voceId && !nome) return { tipo: 'progetto', progettoId, voceId };
  if (nome && !progettoId && !voceId) return { tipo: 'altra', nome };
  throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'quote' });
}

/** A code of a person becomes a text, like their account; what does not check is refused before it is kept anywhere. */
function fornitoreScritto(
  testo: Edge['testo'],
  key: ImpronteKey,
  input: FornitoreInput,
): { readonly fornitore: Fornitore; readonly chiave: string | null } {
  const denominazione = required('fornitore', input.denominazione, TESTI_SPESA.denominazione);
  const [partitaIva, codice, iban] = [input.partitaIva, input.codiceFiscale, input.iban].map(
    (value) => (value && codiceScritto(value)) || null,
  ) as [string | null, string | null, string | null];
  if (iban !== null && !isIban(iban)) throw new RuleViolation('IBAN_NON_VALIDO');
  const isPersona = codice !== null && isCodiceFiscaleDiPersona(codice);
  return {
    fornitore: {
      ...{ denominazione: testo('fornitore', denominazione), partitaIva },
      codiceFiscale: isPersona ? testo('codiceFiscale', codice) : codice,
      iban: iban === null ? null : testo('iban', iban),
    },
    chiave: partitaIva ?? (isPersona ? key.persona(codice) : codice),
  };
}
