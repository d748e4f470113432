import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import express from 'express';

import type { Identity, IdentityOf } from '../tenancy/index.js';
import { KnownCredentials } from './early-check.js';
import { FairGate, UploadGate } from './fair-gate.js';
import { inTurn, keepPlace } from './in-flight.js';
import { Rates } from './rates.js';

const MANY = 10_000;
const RATES = { LIMIT_USER_PER_SECOND: MANY, LIMIT_SCOPE_PER_SECOND: MANY, LIMIT_ANONYMOUS_PER_SECOND: MANY };

/** Who they are is what they say: `x-di` names the consortium that they belong to. */
const identityOf = {
  of: ({ headers }: express.Request) => {
    const scope = String(headers['x-di']);
    return Promise.resolve({ issuer: 'i', subject: `p-${scope}`, memberships: [scope] } as unknown as Identity);
  },
} as unknown as IdentityOf;

/** A document that is being read: `end` is the end of its reading, long after its upload was answered. */
interface Reading {
  readonly of: string;
  end(): void;
}

describe('uploads', () => {
  let server: http.Server;
  let url: string;
  let uploads: UploadGate;
  let readings: Reading[];

  beforeEach(async () => {
    readings = [];
    uploads = new UploadGate({ inFlight: 2, waiting: 3 });
    const gates = { operations: new FairGate({ inFlight: 2, waiting: 3 }), uploads };
    const app = express()
      .use(inTurn(identityOf, new KnownCredentials(), new Rates(RATES), gates))
      .post('/api/importazioni/:scope', (request, response) => {
        const leave = keepPlace(request);
        readings.push({ of: String(request.headers['x-di']), end: leave });
        response.status(201).json({});
      })
      .post('/api/rifiuta', (_request, response) => void response.status(403).json({}))
      .use('/graphql', (_request, response) => void response.json({}));
    server = http.createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** The status of the answer; 0 where the sender went away. */
  const post = (of: string, address = '/api/importazioni/x', signal: AbortSignal | null = null) =>
    fetch(`${url}${address}`, { method: 'POST', headers: { 'x-di': of }, body: 'Relazione', signal }).then(
      ({ status }) => status,
      () => 0,
    );
  const readOf = (of: string) => readings.filter((reading) => reading.of === of).length;
  const until = async (check: () => boolean) => {
    for (const end = Date.now() + 5_000; !check();) {
      if (Date.now() > end) throw new Error(`it did not come to that: ${JSON.stringify(uploads.load)}`);
      await sleep(5);
    }
  };

  it('of one consortium are read a few at a time; more wait, and more than may wait are refused', async () => {
    const flood = Array.from({ length: 7 }, () => post('alfa'));
    await until(() => readOf('alfa') === 2 && uploads.load.waiting === 3);
    // Two are read, three wait, two are told to come back.
    const told = await Promise.all(flood.map((one) => Promise.race([one, sleep(1_000)])));
    expect(told.filter((status) => status === 429)).toHaveLength(2);
    expect(readOf('alfa')).toBe(2);
    readings[0]!.end();
    await until(() => readOf('alfa') === 3);
    expect(uploads.load).toEqual({ running: 2, waiting: 2 });
  });

  it('of another are read beside a flood at once, however long the readings of the flood take', async () => {
    const flood = Array.from({ length: 5 }, () => post('alfa'));
    await until(() => uploads.load.waiting === 3);
    const begun = Date.now();
    expect(await post('beta')).toBe(201);
    expect(Date.now() - begun).toBeLessThan(500);
    expect([readOf('alfa'), readOf('beta')]).toEqual([2, 1]);
    for (let ended = 0; ended < 6; ended++) {
      await until(() => readings.length > ended);
      readings[ended]!.end();
    }
    await Promise.all(flood);
  });

  it('hold nobody’s pages up, not those of their own consortium either', async () => {
    const flood = Array.from({ length: 5 }, () => post('alfa'));
    await until(() => uploads.load.waiting === 3);
    expect(await post('alfa', '/graphql')).toBe(200);
    expect(readOf('alfa')).toBe(2);
    for (let ended = 0; ended < 5; ended++) {
      await until(() => readings.length > ended);
      readings[ended]!.end();
    }
    await Promise.all(flood);
  });

  it('give their place back when they are refused, when the sender goes away, and once', async () => {
    expect([await post('alfa', '/api/rifiuta'), await post('alfa', '/api/rifiuta')]).toEqual([403, 403]);
    await until(() => uploads.load.running === 0);
    expect(await post('alfa')).toBe(201);
    readings[0]!.end();
    readings[0]!.end();
    await until(() => uploads.load.running === 0);
    expect(await post('alfa')).toBe(201);
    expect(await post('alfa')).toBe(201);
    const sender = new AbortController();
    const left = post('alfa', undefined, sender.signal);
    await until(() => uploads.load.waiting === 1);
    sender.abort();
    expect(await left).toBe(0);
    await sleep(100);
    readings[1]!.end();
    readings[2]!.end();
    await until(() => uploads.load.running === 0 && uploads.load.waiting === 0);
    expect(readings).toHaveLength(3);
  });
});
