/**
 * Queries of a scope that take no moment, each with the reason. Whatever else asks for a tenant's data takes `quando`
 * and says in `momento` which rows were meant; a spec compares the schema with this list.
 */
export const SENZA_MOMENTO: Readonly<Record<string, string>> = {
  proposta: 'what a document says, in review: working data outside the log, gone when it is accepted or dropped',
  proposte: 'the documents in review: working data outside the log, which holds what was accepted of them',
  condivisioniRicevute:
    'what members let the ATS read: always that of now, past moments included, so no moment moves it',
  verificaCodici: 'codes as they are being typed: checked by their own rules, no data of anybody is looked at',
  risultatiSenzaRiga: 'what of a document in review finds no row in the plan that stands now, for who matches it now',
  riconciliazioni: 'the exports under comparison: working data of a day outside the log, which holds what was explained',
  riconciliazione: 'an export under comparison: working data of a day, seen while what was shared for it is shared now',
};
