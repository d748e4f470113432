import { spawnSync } from 'node:child_process';

import * as z from 'zod';

/** From this severity on, a known weakness of what is shipped must be mended before anything is released. */
const GRAVE = ['high', 'critical'];

const Report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

export type Weaknesses =
  | { readonly known: true; readonly grave: readonly string[]; readonly lesser: readonly string[] }
  | { readonly known: false; readonly reason: string };

/** What the registry knows of the production dependencies, by `npm audit`; unknown where it gives no answer to that. */
export function weaknesses(root: string): Weaknesses {
  const command = ['audit', '--omit=dev', '--json', '--package-lock-only'];
  const { stdout, error } = spawnSync('npm', command, { cwd: root, encoding: 'utf8', timeout: 120_000 });
  return error ? { known: false, reason: `npm non si avvia (${error.message})` } : readReport(stdout);
}

/** Reads what `npm audit --json` prints. */
export function readReport(text: string): Weaknesses {
  const { data } = z.preprocess(parsed, Report).safeParse(text);
  if (!data) {
    const { statusCode } = (parsed(text) ?? {}) as { statusCode?: number };
    return { known: false, reason: statusCode ? `il registro risponde ${statusCode}` : 'il registro non risponde' };
  }
  const found = Object.entries(data.vulnerabilities);
  const lines = (grave: boolean) =>
    found
      .filter(([, { severity }]) => GRAVE.includes(severity) === grave)
      .map(([name, { severity, range }]) => `${name} ${range} (${severity})`);
  return { known: true, grave: lines(true), lesser: lines(false) };
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return null;
  }
}
