import type { Proposal } from '@consorzi/domain/importing';

import type { CorreggiPropostaInput } from './importing.types.js';

/** The proposal as the person corrected it: what a correction leaves out stays as it was read. */
export function corretta(proposal: Proposal, { year, objectives }: CorreggiPropostaInput): Proposal {
  const byIndex = new Map(objectives.map((one) => [one.indice, one]));
  return {
    ...proposal,
    year: year ?? proposal.year,
    objectives: proposal.objectives.map((objective, index) => {
      const correction = byIndex.get(index);
      if (!correction) return objective;
      const { indice: _index, escluso: _left, activities, indicators, ...fields } = correction;
      return {
        ...objective,
        ...given(fields),
        activities: objective.activities.map((row, at) => ({ ...row, ...givenAt(activities, at) })),
        indicators: objective.indicators.map((row, at) => ({ ...row, ...givenAt(indicators, at) })),
      };
    }),
  };
}

/** Places of the objectives left out, after the corrections. */
export function esclusiDopo(before: readonly number[], { objectives }: CorreggiPropostaInput): readonly number[] {
  const left = new Set(before);
  for (const { indice, escluso } of objectives) {
    if (escluso === true) left.add(indice);
    if (escluso === false) left.delete(indice);
  }
  return [...left].sort((a, b) => a - b);
}

function givenAt<Row extends { readonly indice: number }>(rows: readonly Row[], index: number): object {
  const row = rows.find(({ indice }) => indice === index);
  if (!row) return {};
  const { indice: _index, ...fields } = row;
  return given(fields);
}

function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}
