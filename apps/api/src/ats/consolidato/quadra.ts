import { GraphQLError } from 'graphql';

/** Sums of the same names, in whole numbers. */
type Saldi<Misura extends string> = { readonly [misura in Misura]: number };

/**
 * What is told as a total is the sum of the parts told beside it, or nothing is told.
 * @throws GraphQLError TOTALI_NON_QUADRATI, naming which
 */
export function assertQuadra<Misura extends string>(
  nome: string,
  totale: Saldi<Misura>,
  parti: readonly Saldi<Misura>[],
): void {
  for (const [misura, valore] of Object.entries(totale) as [Misura, number][]) {
    const sum = parti.reduce((all, parte) => all + parte[misura], 0);
    if (sum === valore && Number.isSafeInteger(valore)) continue;
    throw new GraphQLError('I totali non sono la somma delle loro parti: non si mostrano.', {
      extensions: { code: 'TOTALI_NON_QUADRATI', totale: nome, misura },
    });
  }
}
