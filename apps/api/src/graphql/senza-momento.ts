/**
 * Queries of a scope that take no moment, each with the reason. Whatever else asks for a tenant's data takes `quando`
 * and says in `momento` which rows were meant; a spec compares the schema with this list.
 */
export const SENZA_MOMENTO: Readonly<Record<string, string>> = {
  proposta: 'what a document says, in review: working data outside the log, gone when it is accepted or dropped',
  proposte: 'the documents in review: working data outside the log, which holds what was accepted of them',
  risultatiSenzaRiga: 'what of a document in review finds no row in the plan that stands now, for who matches it now',
};
