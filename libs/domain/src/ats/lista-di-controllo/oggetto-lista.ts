import { isMese, RuleViolation, tipoCig, type Mese, type TestoRef } from '../../shared/index.js';
import { MOTIVI_SENZA_CIG, type Cig } from '../spesa/dati-spesa.js';

/** An award procedure or a purchase: its CIG, or why it has none, and what was bought. */
export interface OggettoAffidamento {
  readonly tipo: 'affidamento';
  readonly cig: Cig;
  readonly oggetto: TestoRef;
}

/** What a partner (null: all of them) reports for some months, by the rendiconto where there is one already. */
export interface OggettoRendicontazione {
  readonly tipo: 'rendicontazione';
  readonly partnerId: string | null;
  readonly rendicontoId: string | null;
  readonly dal: Mese;
  readonly al: Mese;
}

export type OggettoLista = OggettoAffidamento | OggettoRendicontazione;

/** @throws RuleViolation CIG_NON_VALIDO for a CIG that is none, or a reason that is not of the list. */
export function assertAffidamento({ cig }: OggettoAffidamento): void {
  const valid = 'codice' in cig ? tipoCig(cig.codice) !== null : MOTIVI_SENZA_CIG.includes(cig.assenza);
  if (!valid) throw new RuleViolation('CIG_NON_VALIDO');
}

/** @throws RuleViolation CAMPO_NON_VALIDO for what is no month, TERMINE_NON_VALIDO for an end before its beginning. */
export function assertMesi({ dal, al }: { readonly dal: Mese; readonly al: Mese }): void {
  if (!isMese(dal)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'dal' });
  if (!isMese(al)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'al' });
  if (al < dal) throw new RuleViolation('TERMINE_NON_VALIDO', { dal, al });
}
