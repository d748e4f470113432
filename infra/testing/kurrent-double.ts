import { fork } from 'node:child_process';

/**
 * The protocol double of KurrentDB in a process of its own, as a server is: it takes no time from the program that asks.
 * @param categoryDelayMs how late links come; its own default otherwise.
 * @throws Error where it ends before it listens.
 */
export async function startDoubleProcess(categoryDelayMs?: number): Promise<{ url: string; stop(): Promise<void> }> {
  const program = new URL('./double-process.js', import.meta.url).pathname;
  const child = fork(program, categoryDelayMs === undefined ? [] : [String(categoryDelayMs)]);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (status) => reject(new Error(`the double ended with ${status}`)));
  });
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
