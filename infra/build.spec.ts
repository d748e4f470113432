import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from './root.mjs';

/** A checkout with nothing in it but two sources; built by a process of its own, as a command would. */
const checkout = mkdtempSync(path.join(tmpdir(), 'consorzi-build-'));
const inside = (...names: string[]) => path.join(checkout, ...names);
const source = (file: string, text: string) => writeFileSync(inside('libs/domain/src', file), text);
const compiled = (file: string) => inside('libs/domain/dist', file);

async function build(): Promise<string> {
  const program = `import('${root}/infra/build.mjs').then(({ build }) => build({ root: '${checkout}' }))`;
  const { stderr } = await promisify(execFile)(process.execPath, ['-e', program], { env: { NO_COLOR: '1' } });
  return stderr;
}

beforeAll(() => {
  for (const folder of ['libs/domain/src', 'libs/projections/src', 'apps/api/src', 'infra']) {
    mkdirSync(inside(folder), { recursive: true });
  }
  for (const file of ['package-lock.json', '.swcrc', 'infra/build.mjs', 'node_modules']) {
    symlinkSync(path.join(root, file), inside(file));
  }
  source('uno.ts', 'export const uno: number = 1;');
  source('due.ts', 'export const due: number = 2;');
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

describe('the build', () => {
  it('compiles what is there, then has nothing to do', async () => {
    expect(await build()).toBe('Compilo domain (2 file) ...\n');
    expect(readFileSync(compiled('uno.js'), 'utf8')).toContain('export const uno = 1;');
    expect(await build()).toBe('');
  });

  it('compiles only what has changed, and forgets what is gone', async () => {
    source('uno.ts', 'export const uno: number = 11;');
    rmSync(inside('libs/domain/src/due.ts'));
    expect(await build()).toBe('Compilo domain (1 file) ...\n');
    expect(existsSync(compiled('due.js'))).toBe(false);
    expect(existsSync(compiled('due.js.map'))).toBe(false);
  });

  it('leaves the earlier build whole when a file does not compile, and tries again', async () => {
    source('uno.ts', 'export const uno: number = ;');
    source('tre.ts', 'export const tre: number = 3;');
    await expect(build()).rejects.toThrow('uno.ts');
    expect(readFileSync(compiled('uno.js'), 'utf8')).toContain('export const uno = 11;');
    await expect(build()).rejects.toThrow('uno.ts');
    source('uno.ts', 'export const uno: number = 111;');
    expect(await build()).toBe('Compilo domain (2 file) ...\n');
    expect(readFileSync(compiled('uno.js'), 'utf8')).toContain('export const uno = 111;');
  });

  it('is done once when two commands want it at the same time', async () => {
    source('uno.ts', 'export const uno: number = 1111;');
    const said = await Promise.all([build(), build(), build()]);
    expect(said.filter((text) => text.includes('Compilo'))).toHaveLength(1);
    expect(readFileSync(compiled('uno.js'), 'utf8')).toContain('export const uno = 1111;');
  });
});
