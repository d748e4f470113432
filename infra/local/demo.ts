import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { DataFolder } from './data-folder.js';
import { StartRefused } from './start-refused.js';

const MARK = 'demo.json';

/**
 * Loads the demo consortia at the first start of a data folder, by the command line's own `demo load`. The mark is left
 * at the end: a load that was cut short is done again, and its commands, sent again, give their first outcome.
 * @throws StartRefused where the command fails.
 */
export async function loadDemo(data: DataFolder, signal: AbortSignal): Promise<void> {
  if (data.read(MARK) || signal.aborted) return;
  console.log('Carico i consorzi dimostrativi ...');
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.js'), 'demo', 'load'], {
    env: { ...process.env, CONSORZI_DATA: data.path },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  child.on('error', () => undefined); // An abort is an error to Node.
  let last = '';
  const tell = (line: string) => console.log(`  ${(last = line.trim())}`);
  createInterface({ input: child.stdout }).on('line', tell);
  createInterface({ input: child.stderr }).on('line', tell);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (signal.aborted) return;
  if (code !== 0) throw new StartRefused(`I consorzi dimostrativi non sono stati caricati: ${last}`);
  data.write(MARK, { loaded: new Date().toISOString() });
}
