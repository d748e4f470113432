import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from '#root';

/** Brings the compiled verifier up to date with the sources: what auditors run is what the specs run. */
export function buildVerifier(): void {
  execFileSync(process.execPath, ['infra/run.mjs', 'build', 'domain', 'projections', 'api'], { cwd: root });
  if (!existsSync(path.join(root, 'apps/api/dist/audit/verify.mjs'))) throw new Error('no verifier was built');
}

export interface VerifierRun<Verdict> {
  readonly code: number;
  /** What it said to people. */
  readonly words: string;
  /** Its last line. */
  readonly verdict: Verdict;
}

/** Runs the verifier of a bundle as an auditor does: Node alone, an empty folder, nothing in the environment. */
export async function runVerifier<Verdict = Readonly<Record<string, unknown>>>(
  dir: string,
  ...args: readonly string[]
): Promise<VerifierRun<Verdict>> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'consorzi-vuota-'));
  const options = { cwd, env: {}, maxBuffer: 10 << 20 };
  const { code, stdout } = await promisify(execFile)(process.execPath, [path.join(dir, 'verify.mjs'), ...args], options)
    .then((ended) => ({ code: 0, stdout: ended.stdout }))
    .catch((error: { code: number; stdout: string; stderr: string }) => {
      if (error.stdout === '') throw new Error(error.stderr);
      return error;
    })
    .finally(() => rmSync(cwd, { recursive: true }));
  const lines = stdout.trimEnd().split('\n');
  return { code, words: lines.slice(0, -1).join('\n'), verdict: JSON.parse(lines.at(-1)!) as Verdict };
}
