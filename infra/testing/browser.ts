import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-liberation'];

/** The browser of the pages' specs: `CHROMIUM_PATH`, or the first of the usual names on the PATH. */
export function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const usual = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [process.env['CHROMIUM_PATH'] ?? '', ...usual].find(isExecutable);
}

/**
 * Installs Debian's Chromium where there is no browser and we are root.
 * @returns the line that says how to get one (Italian), where there is none in the end.
 */
export function ensureBrowser(): string | undefined {
  if (findBrowser()) return undefined;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...PACKAGES];
  const how = `Manca Chromium per le prove delle pagine: sudo ${install.join(' ')} (o CHROMIUM_PATH=...)`;
  if (process.getuid?.() !== 0) return how;
  console.log('Installo Chromium per le prove delle pagine ...');
  for (const [program, ...args] of [['apt-get', 'update'], install]) {
    const result = spawnSync(program!, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (result.status !== 0)
      console.error(result.error?.message ?? result.stderr.trim().split('\n').slice(-3).join('\n'));
  }
  return findBrowser() ? undefined : how;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return file !== '';
  } catch {
    return false;
  }
}
