import type { ContenutoRecepito, Fornitore } from '@consorzi/domain/ats';
import type { TestoRef } from '@consorzi/domain/shared';
import type { RigaSpesa } from '@consorzi/projections/ats';

import type { FornitoreType, QuotaSpesaType, SpesaType } from './spesa.types.js';

/** What a row needs to be shown, beside itself. */
export interface Intorno {
  /** The words of texts by id; one that is missing was erased. */
  readonly testi: ReadonlyMap<string, string>;
  readonly progetti: ReadonlyMap<string, Pick<ContenutoRecepito, 'titolo' | 'voci'>>;
  /** Invoices that another consortium holds too, by id. */
  readonly altrove: ReadonlySet<string>;
}

/** Every text that a row names. */
export const testiDi = ({ descrizione, fornitore, rettifica }: RigaSpesa): readonly string[] =>
  [descrizione, fornitore?.denominazione, fornitore?.codiceFiscale, fornitore?.iban, rettifica].flatMap((one) =>
    one !== null && typeof one === 'object' ? [one.testoId] : [],
  );

export function spesaOf(row: RigaSpesa, { testi, progetti, altrove }: Intorno): SpesaType {
  const parola = (ref: TestoRef | null) => (ref && testi.get(ref.testoId)) ?? null;
  const { spesaId, descrizione, cig, fornitore, quote, rettifica, numeroFatturaId, impegni, pagamenti, ...plain } = row;
  return {
    ...plain,
    id: spesaId,
    descrizione: parola(descrizione),
    cig: 'codice' in cig ? { codice: cig.codice, assenza: null } : { codice: null, assenza: cig.assenza },
    fornitore: fornitore && fornitoreOf(fornitore, parola),
    quote: quote.map(({ fonte, centesimi }): QuotaSpesaType => {
      if (fonte.tipo === 'altra') return { progettoId: null, voceId: null, fonte: fonte.nome, voce: null, centesimi };
      const { progettoId, voceId } = fonte;
      const progetto = progetti.get(progettoId);
      const voce = progetto?.voci.find((one) => one.voceId === voceId);
      const nome = voce ? `${voce.codice} ${voce.titolo}` : null;
      return { progettoId, voceId, fonte: progetto?.titolo ?? progettoId, voce: nome, centesimi };
    }),
    impegni: [...impegni],
    pagamenti: [...pagamenti],
    rettificata: rettifica !== null,
    motivoRettifica: parola(rettifica),
    possibileDoppione: numeroFatturaId !== null && altrove.has(numeroFatturaId),
  };
}

const fornitoreOf = (
  { denominazione, partitaIva, codiceFiscale, iban }: Fornitore,
  parola: (ref: TestoRef | null) => string | null,
): FornitoreType => ({
  denominazione: parola(denominazione),
  partitaIva,
  codiceFiscale: typeof codiceFiscale === 'string' ? codiceFiscale : parola(codiceFiscale),
  iban: parola(iban),
});
