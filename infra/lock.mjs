// A lock over the whole machine that the kernel frees when its holder ends, however it ends: kill -9 leaves nothing stale.
import { createHash } from 'node:crypto';
import net from 'node:net';

/** @typedef {{ release(): Promise<void> }} Lock */

/**
 * Takes the lock of that name (a folder, say) or returns undefined while another process holds it.
 * @param {string} name
 * @returns {Promise<Lock | undefined>}
 */
export function takeLock(name) {
  const waiting = new Set();
  const server = net.createServer((socket) => {
    waiting.add(socket.on('error', () => undefined).on('close', () => waiting.delete(socket)));
    socket.unref();
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address(name), () => {
      server.unref();
      resolve({
        release: () =>
          new Promise((released) => {
            server.close(() => released());
            for (const socket of waiting) socket.destroy();
          }),
      });
    });
  });
}

/**
 * Takes the lock, after its holder where there is one; `onWait` is called once before waiting.
 * @param {string} name
 * @param {() => void} [onWait]
 * @returns {Promise<Lock>}
 */
export async function waitForLock(name, onWait) {
  for (let told = false; ; told = true) {
    const lock = await takeLock(name);
    if (lock) return lock;
    if (!told) onWait?.();
    // The connection closes when the holder lets go or ends.
    await new Promise((resolve) => net.connect(address(name)).on('error', resolve).on('close', resolve));
  }
}

/** Linux's abstract namespace: no file, so nothing to clean and no folder rights to care about. */
const address = (name) => `\0consorzi-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
