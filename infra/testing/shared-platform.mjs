import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops the platform that whole-system specs of this run have shared (`platform.ts`), if one of them started it. */
export async function stopSharedPlatform(folder) {
  const file = path.join(folder, 'started.json');
  if (!existsSync(file)) return;
  const { pid } = JSON.parse(readFileSync(file, 'utf8'));
  for (let waited = 0; isAlive(pid) && waited < 60_000; waited += 100) {
    if (waited === 0) process.kill(pid, 'SIGINT');
    await sleep(100);
  }
}

function isAlive(pid) {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
