import { setTimeout as sleep } from 'node:timers/promises';

import { Turns } from './turns.js';

describe('turns', () => {
  /** Serves for 10 ms and keeps count of how many are served at once, of one scope and in all. */
  const observed = (atOnce: number, fails: (scope: string, turn: number) => boolean = () => false) => {
    const now: string[] = [];
    const most = { inAll: 0, ofOne: 0 };
    const served: string[] = [];
    const failures: unknown[] = [];
    const serve = async (scope: string) => {
      now.push(scope);
      served.push(scope);
      most.inAll = Math.max(most.inAll, now.length);
      most.ofOne = Math.max(most.ofOne, now.filter((one) => one === scope).length);
      await sleep(10);
      now.splice(now.indexOf(scope), 1);
      if (fails(scope, served.filter((one) => one === scope).length)) throw new Error('refused');
    };
    return { turns: new Turns(atOnce, serve, (_, error) => failures.push(error)), most, served, failures };
  };

  it('serve a bounded number of scopes at once, and never one twice', async () => {
    const { turns, most, served } = observed(3);
    for (let n = 0; n < 40; n++) {
      turns.wake(`s${n % 7}`);
      if (n % 10 === 0) await sleep(5);
    }
    await sleep(150);
    await turns.stop();
    expect(most).toEqual({ inAll: 3, ofOne: 1 });
    expect(new Set(served).size).toBe(7);
  });

  it('give another turn to a scope woken during its own', async () => {
    const { turns, served } = observed(2);
    turns.wake('a');
    await sleep(3);
    turns.wake('a');
    turns.wake('a');
    await sleep(60);
    expect(served).toEqual(['a', 'a']);
    await turns.stop();
  });

  it('try a scope again after a failure, the others going on meanwhile', async () => {
    const { turns, served, failures } = observed(1, (scope, turn) => scope === 'a' && turn === 1);
    turns.wake('a');
    turns.wake('b');
    await sleep(400);
    await turns.stop();
    expect(served).toEqual(['a', 'b', 'a']);
    expect(failures).toHaveLength(1);
  });

  it('stop after those under way, and begin none', async () => {
    const { turns, served } = observed(1);
    turns.wake('a');
    turns.wake('b');
    await turns.stop();
    turns.wake('c');
    await sleep(30);
    expect(served).toEqual(['a']);
  });
});
