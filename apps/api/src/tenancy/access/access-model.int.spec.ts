import { idOf } from '@consorzi/domain/shared';
import type { ComandoAccessi } from '@consorzi/domain/tenancy';

import { AccessModelBehind } from './access-model.js';
import { AccessStage, SCOPE } from './testing/access-stage.js';

const [anna, bruno, carla] = ['anna', 'bruno', 'carla'].map((name) => idOf('persona', name)) as [
  string,
  string,
  string,
];
const now = '2024-08-05T09:00:00.000Z';
const base = { autore: { personaId: anna, centri: 'tutti' }, now, scope: SCOPE } as const;

let stage: AccessStage;
beforeAll(async () => (stage = await AccessStage.start()));
afterAll(() => stage.stop());

const done = (command: ComandoAccessi): Promise<void> => stage.done(command);
const rightsOf = (personaId: string, day = now) => stage.model.rightsOf(SCOPE, personaId, day);
const rolesOf = async (personaId: string, day = now) => (await rightsOf(personaId, day)).ruoli;

const assegna = (personaId: string, ruolo: 'direttore' | 'responsabile' | 'amministratore', ...centri: string[]) =>
  done({ ...base, type: 'AssegnaRuolo', personaId, ruolo, centri });
const revoca = (personaId: string, ruolo: 'direttore' | 'responsabile') =>
  ({ ...base, type: 'RevocaRuolo', personaId, ruolo }) as const;

it('gives nobody anything in a scope without grants', async () => {
  expect(await rolesOf(anna)).toEqual([]);
});

it('has a change when it is said to', async () => {
  await assegna(anna, 'amministratore');
  await assegna(bruno, 'direttore');
  expect(await rolesOf(bruno)).toEqual([{ ruolo: 'direttore', centri: [] }]);
  await done(revoca(bruno, 'direttore'));
  expect(await rolesOf(bruno)).toEqual([]);
});

it('counts a delega on its days, on the centri that the delegante has then', async () => {
  await assegna(bruno, 'responsabile', 'c1');
  await assegna(carla, 'responsabile', 'c9');
  const ferie = {
    delegante: bruno,
    personaId: carla,
    ruolo: 'responsabile',
    dal: '2024-08-05',
    al: '2024-08-16',
  } as const;
  await done({ ...base, type: 'DelegaRuolo', delegaId: idOf('delega'), ...ferie });
  const own = [{ ruolo: 'responsabile', centri: ['c9'] }];
  const both = [{ ruolo: 'responsabile', centri: ['c9', 'c1'] }];
  expect(await rolesOf(carla, '2024-08-04T21:59:59.999Z')).toEqual(own);
  expect(await rolesOf(carla, '2024-08-04T22:00:00.000Z')).toEqual(both);
  expect(await rolesOf(carla, '2024-08-16T21:59:59.999Z')).toEqual(both);
  expect(await rolesOf(carla, '2024-08-16T22:00:00.000Z')).toEqual(own);

  await assegna(bruno, 'responsabile', 'c2');
  expect(await rolesOf(carla)).toEqual([{ ruolo: 'responsabile', centri: ['c9', 'c2'] }]);
  await done(revoca(bruno, 'responsabile'));
  expect(await rolesOf(carla)).toEqual(own);
  await assegna(bruno, 'responsabile', 'c1');
  expect(await rolesOf(carla)).toEqual(own);
});

describe('who is called as an auditor', () => {
  const rita = idOf('persona', 'rita');
  const incaricoId = idOf('incarico');
  const affida: ComandoAccessi = {
    ...{ ...base, type: 'AffidaRevisione', incaricoId, personaId: rita, atto: null },
    ...{ dal: '2024-08-05', al: '2024-08-16', perimetro: { tipo: 'consorzio' } },
  };
  const revocaIncarico: ComandoAccessi = { ...base, type: 'RevocaRevisione', incaricoId };

  it('is one on their days, counted in Italy, and on no other', async () => {
    await done(affida);
    const none = { ruoli: [], incarichi: [] };
    const one = { ruoli: [], incarichi: [expect.objectContaining({ incaricoId, perimetro: { tipo: 'consorzio' } })] };
    expect(await rightsOf(rita, '2024-08-04T21:59:59.999Z')).toEqual(none);
    expect(await rightsOf(rita, '2024-08-04T22:00:00.000Z')).toEqual(one);
    expect(await rightsOf(rita, '2024-08-16T21:59:59.999Z')).toEqual(one);
    expect(await rightsOf(rita, '2024-08-16T22:00:00.000Z')).toEqual(none);
  });

  it('is none any more when the revocation is told as done', async () => {
    await done(revocaIncarico);
    expect((await rightsOf(rita)).incarichi).toEqual([]);
  });
});

it('tells nobody that a right is gone before it is, and lets nobody in while the projector is dead', async () => {
  await assegna(bruno, 'direttore');
  expect(await rolesOf(bruno)).toContainEqual({ ruolo: 'direttore', centri: [] });
  await stage.killProjector();
  let told = false;
  const answer = done(revoca(bruno, 'direttore')).then(() => (told = true));
  for (const end = Date.now() + 15_000; ;) {
    const refused = await rolesOf(bruno).then(
      () => false,
      (error: unknown) => error instanceof AccessModelBehind,
    );
    if (refused) break;
    if (Date.now() > end) throw new Error('a scope whose access model is behind goes on letting people in');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await expect(rolesOf(anna)).rejects.toThrow(AccessModelBehind);
  expect(told).toBe(false);
  await stage.project();
  await answer;
  expect(await rolesOf(bruno)).not.toContainEqual({ ruolo: 'direttore', centri: [] });
  expect(await rolesOf(anna)).toEqual([{ ruolo: 'amministratore', centri: [] }]);
}, 30_000);
