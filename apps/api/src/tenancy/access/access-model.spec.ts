import { jest } from '@jest/globals';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import { ProjectionBehind } from '@consorzi/projections/projecting';
import { ULTIMA, type RigaAccessi } from '@consorzi/projections/tenancy';

import type { ReadModels } from '../../projections/read-models.js';
import { AccessModel, AccessModelBehind } from './access-model.js';

/** Time is what is tried here, to the millisecond: log and read models stand in, and say what the case says. */
describe('how long the access model is believed', () => {
  const rows = new Map<string, Partial<RigaAccessi>>();
  const reads: { stream: string; from: number | undefined }[] = [];
  let log: number[];
  let behind: boolean;

  const store = {
    readStream: (_scope: string, stream: string, from = 0) => {
      reads.push({ stream, from });
      return Promise.resolve(log.filter((revision) => revision >= from).map((revision) => ({ revision })));
    },
  } as unknown as EventStore;
  const reader = {
    many: (_model: unknown, keys: readonly string[]) =>
      Promise.resolve(keys.flatMap((key) => (rows.has(key) ? [{ key, row: rows.get(key)! }] : []))),
  };
  const readModels = {
    now: (scope: string, _models: unknown, work: (of: typeof reader) => unknown) =>
      behind ? Promise.reject(new ProjectionBehind(scope, 'accessi', -1)) : Promise.resolve(work(reader)),
  } as unknown as ReadModels;

  let clock: number;
  let model: AccessModel;
  beforeEach(() => {
    [log, behind, clock] = [[], false, 10_000];
    rows.clear();
    reads.length = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => clock);
    model = new AccessModel(readModels, store);
  });
  afterEach(() => jest.restoreAllMocks());

  const direttore = [{ ruolo: 'direttore', centri: [] }] as const;
  const holding = (revisione: number) => {
    rows.set(ULTIMA, { revisione });
    rows.set('anna', { ruoli: direttore, deleghe: [], incarichi: [] });
  };
  const ruoli = async () => (await model.rightsOf('inrete', 'anna')).ruoli;

  it('five seconds after a change was first seen in the log, and not one more', async () => {
    holding(0);
    log = [0, 1];
    await expect(ruoli()).resolves.toEqual(direttore);
    clock += 5_000;
    await expect(ruoli()).resolves.toEqual(direttore);
    clock += 1;
    await expect(ruoli()).rejects.toThrow(new AccessModelBehind('inrete'));
  });

  it('from each change anew, and again as soon as it holds it', async () => {
    holding(0);
    log = [0, 1];
    await ruoli();
    clock += 4_000;
    log = [0, 1, 2];
    await ruoli();
    clock += 4_000;
    await expect(ruoli()).resolves.toEqual(direttore);
    clock += 2_000;
    await expect(ruoli()).rejects.toThrow(AccessModelBehind);
    holding(2);
    await expect(ruoli()).resolves.toEqual(direttore);
  });

  it('for good where nothing is newer than what it holds', async () => {
    holding(1);
    log = [0, 1];
    await ruoli();
    clock += 60_000;
    await expect(ruoli()).resolves.toEqual(direttore);
  });

  it('asking the log once a second at most, whoever asks, and for what it has not seen', async () => {
    holding(1);
    log = [0, 1];
    await Promise.all([ruoli(), ruoli()]);
    clock += 999;
    await ruoli();
    expect(reads).toEqual([{ stream: 'inrete-Accessi.inrete', from: 0 }]);
    clock += 1;
    await ruoli();
    expect(reads.slice(1)).toEqual([{ stream: 'inrete-Accessi.inrete', from: 2 }]);
  });

  it('never in a scope without a log, where nobody has anything to lose', async () => {
    clock += 60_000;
    await expect(ruoli()).resolves.toEqual([]);
  });

  it('not for a moment where it cannot be read: then it gives nothing, and refuses after the grace', async () => {
    holding(0);
    [log, behind] = [[0], true];
    await expect(model.rightsOf('inrete', 'anna')).resolves.toEqual({ ruoli: [], incarichi: [] });
    clock += 5_001;
    await expect(ruoli()).rejects.toMatchObject({ code: 'ACCESSI_NON_AGGIORNATI', scope: 'inrete' });
    behind = false;
    const lost = new Error('connection lost');
    jest.spyOn(readModels, 'now').mockRejectedValue(lost);
    await expect(ruoli()).rejects.toBe(lost);
  });

  it('gives of who is stood in for the role that was delegated, no other, and nothing where they have gone', async () => {
    const delega = { delegante: 'bruno', ruolo: 'responsabile', dal: '2000-01-01', alEscluso: '2999-01-01' };
    rows.set(ULTIMA, { revisione: 0 });
    rows.set('anna', { ruoli: [], deleghe: [delega], incarichi: [] } as never);
    expect(await ruoli()).toEqual([]);
    const his = [{ ruolo: 'direttore', centri: [] }, { ruolo: 'responsabile', centri: ['c1'] }]; // prettier-ignore
    rows.set('bruno', { ruoli: his, deleghe: [], incarichi: [] } as never);
    expect(await ruoli()).toEqual([{ ruolo: 'responsabile', centri: ['c1'] }]);
  });

  it('is waited for no longer once the process stops', async () => {
    model.onApplicationShutdown();
    await expect(model.holds('inrete', 7)).resolves.toBeUndefined();
  });
});
