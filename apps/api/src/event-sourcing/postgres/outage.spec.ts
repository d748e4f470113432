import { EventStoreUnavailable } from '../store-errors.js';
import { withRetries } from './outage.js';

const databaseError = (code: string) => Object.assign(new Error(code), { code, severity: 'ERROR' });

/** Fails as often as told, then answers. */
function failing(times: number, error: Error): { call: () => Promise<string>; calls: () => number } {
  let calls = 0;
  const call = async () => {
    if (calls++ < times) throw error;
    return 'answer';
  };
  return { call, calls: () => calls };
}

describe('retrying a call to the database', () => {
  it.each([
    ['a lost connection', Object.assign(new Error('read'), { code: 'ECONNRESET' })],
    ['a time-out of the driver', new Error('Query read timeout')],
    ['a deadlock', databaseError('40P01')],
    ['a lock that did not come', databaseError('55P03')],
    ['a server that stops', databaseError('57P01')],
  ])('goes on after %s', async (_, error) => {
    const { call, calls } = failing(2, error);
    expect(await withRetries(call, [1, 1, 1])).toBe('answer');
    expect(calls()).toBe(3);
  });

  it('says that the log is not available after the last attempt, with the reason', async () => {
    const error = databaseError('57P03');
    const { call, calls } = failing(9, error);
    const failed = withRetries(call, [1, 1]);
    await expect(failed).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(failed).rejects.toMatchObject({ cause: error });
    expect(calls()).toBe(3);
  });

  it.each([
    ['a row that a constraint refuses', databaseError('23514')],
    ['a value that is no JSON', databaseError('22P02')],
    ['a mistake of ours', new TypeError('x is not a function')],
  ])('does not repeat what will never pass: %s', async (_, error) => {
    const { call, calls } = failing(1, error);
    await expect(withRetries(call, [1])).rejects.toBe(error);
    expect(calls()).toBe(1);
  });
});
