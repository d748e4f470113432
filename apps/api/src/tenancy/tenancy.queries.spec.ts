import type { Request } from 'express';

import { AccessModelBehind, type Rights } from './access/index.js';
import { TenancyQueries } from './tenancy.queries.js';

/** One scope's access model is behind (or its database gone); the other one's is not. */
const queriesWhere = (trouble: Error) => {
  const rights = {
    signedIn: () =>
      Promise.resolve({ personaId: 'p', identity: { memberships: ['alfa', 'beta'], name: 'A', username: 'a' } }),
    diritti: (_person: unknown, scope: string) =>
      scope === 'alfa'
        ? Promise.reject(trouble)
        : Promise.resolve({ ruoli: [{ ruolo: 'nucleo', centri: [] }], incarichi: [] }),
  } as unknown as Rights;
  const readModels = { now: () => Promise.resolve({ tipo: 'consorzio', denominazione: 'Beta', sede: 'Ivrea' }) };
  return new TenancyQueries(rights, readModels as never, null as never, null as never);
};

describe('where a person may enter', () => {
  it('leaves out a scope whose access model is behind, and no other', async () => {
    const { consorzi } = await queriesWhere(new AccessModelBehind('alfa')).io({} as Request);
    expect(consorzi.map(({ scope }) => scope)).toEqual(['beta']);
  });

  it('is not answered where anything else goes wrong', async () => {
    await expect(queriesWhere(new Error('gone')).io({} as Request)).rejects.toThrow('gone');
  });
});
