import { jest } from '@jest/globals';

import { preflight } from '../../infra/testing/preflight.js';
import { type KurrentDouble, startKurrentDouble } from '../doubles/kurrentdb/index.js';

describe('before the suites run on a server', () => {
  let double: KurrentDouble;
  let told: string[];
  beforeEach(async () => {
    double = await startKurrentDouble({ categoryDelayMs: 5 });
    told = [];
    jest.spyOn(console, 'error').mockImplementation((line: string) => void told.push(line));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await double.close();
  });
  const look = (url = double.url) => preflight(url, 'prova', 300);
  const enabled = () => double.calls.filter((call) => call === 'Projections/Enable').length;

  it('a server as it should be is let through, and nothing on it is changed', async () => {
    expect(await look()).toBeUndefined();
    expect([enabled(), told]).toEqual([0, []]);
  });

  it('one whose category projection stands gets it going, once, and that is said', async () => {
    double.faults.stopCategory();
    expect(await look()).toBeUndefined();
    expect(enabled()).toBe(1);
    expect(told).toEqual([expect.stringMatching(/^La proiezione \$by_category era ferma: la avvio\. Riprende/)]);
    expect(await look()).toBeUndefined();
    expect(enabled()).toBe(1);
  });

  it('another wrong one is refused in the words of the start, and left as it is', async () => {
    double.faults.categoryProjection({ status: 'Faulted' });
    expect(await look()).toMatch(/^KurrentDB \(KURRENTDB_URL\): la proiezione \$by_category.+\(Faulted/);
    double.faults.answerVersion('25.1.0');
    expect(await look()).toMatch(/serve KurrentDB 26\.1/);
    expect(await look('http://nessuno:2113')).toMatch(/^KURRENTDB_URL deve essere un indirizzo kurrentdb:/);
    expect([enabled(), told]).toEqual([0, []]);
  });

  it('one that stands and is not to be started by these credentials is refused', async () => {
    double.faults.categoryProjection({ status: 'Stopped' });
    double.faults.refuseEnable();
    expect(await look()).toMatch(/è ferma, e avviarla non è riuscito/);
  });
});
