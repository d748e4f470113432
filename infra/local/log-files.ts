import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import path from 'node:path';

const KEPT = 3;
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * The log of a process in `<data>/log`: a fresh file per start of the platform, the earlier ones as `.1`, `.2`, `.3`.
 * Processes write to it by themselves, through the file they are given at birth, so that it outlives the supervisor.
 */
export function freshLog(folder: string, name: string): string {
  const file = path.join(folder, `${name}.log`);
  rmSync(`${file}.${KEPT}`, { force: true });
  for (let age = KEPT - 1; age >= 0; age--) {
    const from = age === 0 ? file : `${file}.${age}`;
    if (existsSync(from)) renameSync(from, `${file}.${age + 1}`);
  }
  closeSync(openSync(file, 'a', 0o600));
  return file;
}

/** Keeps every log of the folder under 20 MiB: what is over moves to `.1`, and the file begins again. */
export function boundLogs(folder: string): { close(): void } {
  const timer = setInterval(() => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
      const file = path.join(folder, name);
      if (statSync(file).size <= MAX_BYTES) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file); // Writers append, so they go on at the new end.
    }
  }, 30_000);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

/** Why a process ended, from the last thing it wrote: the error's own line, not its stack. Empty where it wrote nothing. */
export function lastLine(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const isOfError = (line: string) => !/^\s|^[}\]]|^Node\.js v|^$/.test(line);
  const line = lines.findLast((each) => isOfError(each) && /error/i.test(each)) ?? lines.findLast(isOfError) ?? '';
  try {
    return String((JSON.parse(line) as { msg?: unknown }).msg ?? line);
  } catch {
    return line;
  }
}
