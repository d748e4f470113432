import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { CliContext } from '../../apps/api/src/cli/context.js';
import { runCommand } from '../../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { databaseUrls } from '../platform-database.js';
import { RUNTIME_ROLES } from './catalog.js';
import { progettoDiProva, recepisci } from '../recepisci.js';
import { kurrentServer, type SpecLog } from '../event-store/kurrent-server.js';
import { CLI_CASES, CLI_WITHOUT_SCOPE, cliCommands, PROGETTO_DI_PROVA, wordsBelow, type CliCase } from './cli-cases.js';
import { MARKER, OURS, THEIRS, World } from './world.js';

const COMMANDS = await cliCommands();
const SCOPED = COMMANDS.filter(({ hasScope }) => hasScope).map(({ words }) => words);

describe('every command of the command line', () => {
  let platform: SpecPlatform;
  let world: World;
  let otherStore: SpecLog;
  const plans = new Map<string, string>();

  beforeAll(async () => {
    platform = await startPlatform();
    otherStore = await kurrentServer();
    process.env['KURRENTDB_URL'] = otherStore.url;
    world = await World.make(platform);
    for (const [who, scope] of [
      ['own consortium', OURS],
      ['other consortium', THEIRS],
    ] as const) {
      // A year of its own: the suites of isolation share these consortia, and a year has one plan.
      const titolo = `Piano ${scope} ${scope === OURS ? MARKER : ''}`;
      const { id } = await world.client(who).done('creaPiano', { scope, titolo, dal: 2019, al: 2019 });
      plans.set(scope, id);
      await recepisci(platform, scope, progettoDiProva(PROGETTO_DI_PROVA, { titolo }));
      // A dossier is proved by a checkpoint that covers it.
      await world.until(async () => {
        const { trasparenza } = await world.client(who).ask(`{ trasparenza(scope: "${scope}") { nonSigillati } }`);
        return trasparenza.nonSigillati === 0;
      });
    }
  });
  afterAll(async () => {
    await world?.close();
    await otherStore?.close();
  });

  /** Everything it says and writes. */
  async function run(words: string, { more }: CliCase, scope: string) {
    const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-cli-'));
    try {
      const args = [
        ...words.split(' '),
        '--scope',
        scope,
        ...(more?.(folder, plans.get(scope) ?? plans.get(OURS)!) ?? []),
      ];
      const { code, stdout, stderr } = await runCommand(platform.data, ...args);
      return { code, stdout, stderr, all: [stdout, stderr, wordsBelow(folder)].join('\n') };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it('is tried here, or stands in the list of those that take no scope', () => {
    expect(SCOPED.sort()).toEqual(Object.keys(CLI_CASES).sort());
    const others = COMMANDS.filter(({ hasScope }) => !hasScope).map(({ words }) => words);
    expect(others.sort()).toEqual(Object.keys(CLI_WITHOUT_SCOPE).sort());
  });

  it('has the rights of the two runtime roles, and no others', async () => {
    const { api } = databaseUrls(platform.data);
    const roleOf = async (url: string) => {
      const context = new CliContext(() => Promise.resolve({ env: { DATABASE_API_URL: url }, close: () => Promise.resolve() })); // prettier-ignore
      try {
        return (await (await context.pool('api')).query<{ role: string }>('select current_user as role')).rows[0]!.role;
      } finally {
        await context.close();
      }
    };
    expect(RUNTIME_ROLES).toContain(await roleOf(api));
    // One that row security does not bind is let nowhere.
    await expect(roleOf(databaseUrls(platform.data).owner)).rejects.toThrow('DATABASE_API_URL');
  });

  describe.each(SCOPED)('%s', (words) => {
    const tried = CLI_CASES[words] ?? { shows: () => 'no case says what' };

    it.each([
      [OURS, THEIRS],
      [THEIRS, OURS],
    ])('says what is of %s, and nothing of %s', async (scope, other) => {
      const { code, stderr, all } = await run(words, tried, scope);
      expect([code, stderr.split('\n').filter((line) => line.startsWith('Errore'))]).toEqual([0, []]);
      expect(all).toMatch(tried.shows(scope));
      expect(all).not.toContain(other);
      if (scope === THEIRS) expect(all).not.toContain(MARKER);
    });

    it('says in one line that there is no such scope, and does nothing', async () => {
      const { code, stdout, stderr } = await run(words, tried, 'inesistente');
      expect([code, stdout]).toEqual([1, '']);
      const lines = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Compilo'));
      expect(lines).toEqual([expect.stringMatching(/^Errore: .*inesistente/)]);
    });
  });
});
