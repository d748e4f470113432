import { runCommand } from '../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';

const SCOPE = 'inrete';

interface Line {
  readonly position: number;
  readonly type: string;
  readonly genere: string;
  readonly personaId: string;
  readonly frase: string;
  readonly act: object | null;
  readonly recordedAt: string;
}
interface Outcome {
  readonly position: number;
  readonly digests: readonly { projection: string; position: number; sha256: string; stopped: string | null }[];
  readonly check?: readonly { projection: string; equal: boolean; live: string; replayed: string }[];
}

describe('the replay of a log', () => {
  let platform: SpecPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform?.stop());

  const replay = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCommand(platform.data, 'replay', ...args);
    return { code, stdout, stderr, lines: stdout.trim().split('\n') };
  };
  const asJson = async (...args: readonly string[]) => {
    const { code, lines } = await replay('--scope', SCOPE, '--json', ...args);
    const all = lines.map((line) => JSON.parse(line) as unknown);
    return { code, events: all.slice(0, -1) as Line[], outcome: all.at(-1) as Outcome };
  };

  it('tells every event in order, and comes to the digests of the read models in use', async () => {
    const { code, events, outcome } = await asJson('--check');
    expect(events.length).toBeGreaterThan(40);
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index));
    expect(outcome.position).toBe(events.length - 1);
    expect(events.every(({ frase, type, genere }) => frase !== type && genere !== null)).toBe(true);
    expect(outcome.check!.length).toBe(outcome.digests.length);
    expect(outcome.check!.filter(({ equal }) => !equal)).toEqual([]);
    expect(outcome.check!.every(({ live }) => /^[0-9a-f]{64}$/.test(live))).toBe(true);
    expect(code).toBe(0);
  });

  it('up to a position or a date shows what is asked for, and folds all of it', async () => {
    const whole = await asJson();
    const [piani, person] = [await asJson('--kind', 'piano', 'variazioni'), whole.events.at(-1)!.personaId];
    expect(piani.events).toEqual(whole.events.filter(({ genere }) => ['piano', 'variazioni'].includes(genere)));
    expect(piani.events.length).toBeGreaterThan(0);
    expect(piani.outcome).toEqual(whole.outcome);
    const own = await asJson('--person', person, '--to', '20');
    expect(own.events).toEqual(whole.events.slice(0, 21).filter(({ personaId }) => personaId === person));
    expect(own.outcome.position).toBe(20);
    const at = whole.events[30]!.recordedAt;
    const until = await asJson('--to', at);
    expect(until.events).toEqual(whole.events.filter(({ recordedAt }) => recordedAt <= at));
    const before = await asJson('--to', '2001-01-01');
    expect([before.events, before.outcome.position]).toEqual([[], -1]);
  });

  it('says for people one line an event, then one line a read model', async () => {
    const { code, lines } = await replay('--scope', SCOPE, '--to', '5', '--speed', '100');
    expect(code).toBe(0);
    expect(lines.slice(0, 6).map((line) => Number(line.split('  ')[0]))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(lines[0]).toMatch(/^0 {2}\S+Z {2}[0-9a-f-]{36} \(\w+\) {2}\S.*\.$/);
    expect(lines[7]).toBe('Impronte delle letture alla posizione 5:');
    expect(lines[8]).toMatch(/^[0-9a-f]{64} {2}registro {2}6 righe, 6 versioni$/);
  });

  it.each([
    [['--scope', 'nessuno'], /nessun ente si chiama nessuno/],
    [['--scope', SCOPE, '--to', 'ieri'], /--to ieri: non è una data/],
    [['--scope', SCOPE, '--to', '99999999'], /arriva alla posizione \d+/],
    [['--scope', SCOPE, '--kind', 'altro'], /nessun genere si chiama altro/],
    [['--scope', SCOPE, '--speed', '0'], /--speed 0/],
    [['--scope', SCOPE, '--check', '--to', '3'], /non va insieme a --to/],
    [[], /--scope/],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await replay(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
  });
});
