import { AuditKeys } from './keys.js';
import { Outbox, type OutboxOptions } from './outbox.js';
import { Sealing, type SealingOptions } from './sealing.js';
import { Witnessing } from './witnessing.js';

export type TransparencyOptions = Omit<SealingOptions, 'keys' | 'onSealed'> &
  Pick<OutboxOptions, 'origin'> & {
    /** Folder of the signing keys. */
    readonly keysFolder: string;
    /** Folder into which mails are written. */
    readonly outboxFolder: string;
  };

/** Signs every log, has its witnesses sign, sends what was signed out. Returns what ends it in order. */
export function startTransparency(options: TransparencyOptions): () => Promise<void> {
  const keys = new AuditKeys({ folder: options.keysFolder, origin: options.origin });
  const witnessing = new Witnessing({ ...options, keys, pollMs: 5_000 });
  const sealing = new Sealing({ ...options, keys, onSealed: (scope) => witnessing.wake(scope) });
  const outbox = new Outbox({ ...options, folder: options.outboxFolder, pollMs: 15_000 });
  for (const one of [sealing, witnessing, outbox]) one.start();
  return async () => {
    await sealing.stop();
    await Promise.all([witnessing.stop(), outbox.stop()]);
  };
}
