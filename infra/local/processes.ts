import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of this machine for good: numbers are used again, number and time of birth together are not. */
export interface ProcessId {
  readonly pid: number;
  /** Clock ticks after the machine's start, field 22 of /proc/<pid>/stat. */
  readonly born: string;
}

/** Undefined where no such process lives (one that has ended and waits to be reaped does not). */
export function processId(pid: number): ProcessId | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : { pid, born: rest[18]! };
  } catch {
    return undefined;
  }
}

export const isAlive = ({ pid, born }: ProcessId): boolean => processId(pid)?.born === born;

/** Waits for these processes to end by themselves, then ends them. */
export async function outlive(processes: readonly ProcessId[], patienceMs: number): Promise<void> {
  for (let waited = 0; waited < patienceMs && processes.some(isAlive); waited += 50) await sleep(50);
  for (const one of processes.filter(isAlive)) process.kill(one.pid, 'SIGKILL');
  while (processes.some(isAlive)) await sleep(20);
}
