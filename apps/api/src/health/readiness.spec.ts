import type { EventStore } from '@consorzi/domain/event-sourcing';
import { jest } from '@jest/globals';
import type { Pool } from 'pg';

import { projectorCheck } from './projector-check.js';
import { readinessOf, type ReadinessCheck } from './readiness.js';

describe('readiness', () => {
  it('needs every check, and says what is missing', async () => {
    const checks: ReadinessCheck[] = [
      { name: 'database', check: () => Promise.resolve() },
      { name: 'identity', check: () => Promise.reject(new Error('unreachable')) },
    ];
    expect(await readinessOf(checks)).toEqual({ ready: false, checks: { database: 'ok', identity: 'unreachable' } });
    const detail: ReadinessCheck = { name: 'transparency', isDetail: true, check: () => Promise.reject(new Error('alarm in 1 logs')) }; // prettier-ignore
    const told = { database: 'ok', transparency: 'alarm in 1 logs' };
    expect(await readinessOf([checks[0]!, detail])).toEqual({ ready: true, checks: told });
    expect(await readinessOf(checks.slice(0, 1))).toEqual({ ready: true, checks: { database: 'ok' } });
  });

  it('takes a check that never answers for missing', async () => {
    const { ready, checks } = await readinessOf([{ name: 'database', check: () => new Promise(() => undefined) }]);
    expect({ ready, checks }).toEqual({ ready: false, checks: { database: 'no answer in 3000 ms' } });
  });
});

describe('the projector, seen from the API', () => {
  /** Where one log ends, where its read models stand, and whether the runner has been heard of lately. */
  const stage = { last: 9, front: 9, silent: false };
  const check = () => {
    const store = { scopes: () => Promise.resolve([{ scope: 'inrete', last: stage.last }]) } as unknown as EventStore;
    const query = (text: string) =>
      Promise.resolve({
        rows: text.includes('log_heads')
          ? [{ silent: stage.silent }]
          : [{ scope: 'inrete', front: stage.front, behind: 0, parked: 0, building: 0 }],
      });
    return projectorCheck({ query } as unknown as Pool, store);
  };
  beforeEach(() => Object.assign(stage, { last: 9, front: 9, silent: false }));
  afterEach(() => jest.restoreAllMocks());

  it('is ready when the models hold all that the logs hold', async () => {
    await expect(check().check()).resolves.toBeUndefined();
  });

  it('is not before, nor when the runner is silent', async () => {
    stage.front = 8;
    await expect(check().check()).rejects.toThrow('1 logs behind');
    Object.assign(stage, { front: 9, silent: true });
    await expect(check().check()).rejects.toThrow('silent');
  });

  it('having caught up once may lag for some seconds, not for longer', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    const projector = check();
    await projector.check();
    stage.last = 20;
    clock.mockReturnValue(5_000);
    await expect(projector.check()).resolves.toBeUndefined();
    clock.mockReturnValue(21_000);
    await expect(projector.check()).rejects.toThrow('1 logs behind');
    stage.front = 20;
    await expect(projector.check()).resolves.toBeUndefined();
  });
});
