import { constants } from 'node:fs';
import { access, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { isSha256, keyOf, type FileStore } from './file-store.js';

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Files in a folder of this machine; only its own user may look into it. */
export class FolderStore implements FileStore {
  /** @param folder must lie on the same file system as the quarantine: a rename is whole or not at all. */
  constructor(private readonly folder: string) {}

  async commit(scope: string, sha256: string, file: string): Promise<void> {
    const target = this.pathOf(scope, sha256);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    // Over one that is there: same name, same bytes; and should those have been damaged, they are whole again.
    await rename(file, target);
    await sync(path.dirname(target));
  }

  async open(scope: string, sha256: string) {
    try {
      const file = await open(this.pathOf(scope, sha256), 'r');
      const { size } = await file.stat();
      return { byte: size, stream: file.createReadStream() };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async has(scope: string, sha256: string): Promise<boolean> {
    return access(this.pathOf(scope, sha256), constants.R_OK).then(
      () => true,
      () => false,
    );
  }

  async *list(scope: string) {
    const [folder] = keyOf(scope, '0'.repeat(64));
    try {
      for await (const { name } of await opendir(path.join(this.folder, folder))) {
        if (!isSha256(name)) continue;
        const found = await stat(path.join(this.folder, folder, name)).catch(() => null);
        if (found) yield { sha256: name, at: found.mtime };
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async remove(scope: string, sha256: string): Promise<void> {
    await rm(this.pathOf(scope, sha256), { force: true });
  }

  private pathOf(scope: string, sha256: string): string {
    return path.join(this.folder, ...keyOf(scope, sha256));
  }
}

/** A name in a folder is only safe on the disk once the folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
