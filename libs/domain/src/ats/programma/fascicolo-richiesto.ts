import type { ModelloProcedura, TipoDocumento, TipoSpesa } from './modello-procedura.js';

/** What of an expense says which documents it needs. `haIvaScissa`: the body pays its VAT over to the State itself. */
export interface SpesaDaDocumentare {
  readonly tipo: TipoSpesa;
  readonly haIvaScissa: boolean;
}

export interface DocumentoDelFascicolo {
  readonly tipo: TipoDocumento;
  /** Without it the fascicolo is not complete. */
  readonly obbligatorio: boolean;
}

/** The documents of an expense's fascicolo, in the order of the template; those of the VAT only where there is one. */
export function documentiRichiesti(
  modello: Pick<ModelloProcedura, 'documenti'>,
  { tipo, haIvaScissa }: SpesaDaDocumentare,
): readonly DocumentoDelFascicolo[] {
  return modello.documenti[tipo]
    .filter(({ quando }) => quando !== 'seIva' || haIvaScissa)
    .map((documento) => ({ tipo: documento.tipo, obbligatorio: documento.quando !== 'facoltativo' }));
}

/** What the fascicolo still lacks, in the order of the template. Documents that nobody asks for do no harm. */
export function completezza(
  modello: Pick<ModelloProcedura, 'documenti'>,
  spesa: SpesaDaDocumentare,
  presenti: readonly TipoDocumento[],
): { readonly completo: boolean; readonly mancanti: readonly TipoDocumento[] } {
  const mancanti = documentiRichiesti(modello, spesa)
    .filter(({ tipo, obbligatorio }) => obbligatorio && !presenti.includes(tipo))
    .map(({ tipo }) => tipo);
  return { completo: mancanti.length === 0, mancanti };
}
