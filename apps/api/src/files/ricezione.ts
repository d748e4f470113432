import { randomUUID } from 'node:crypto';

import type { Antivirus } from './antivirus.js';
import type { Caricamenti, Caricamento } from './caricamenti.js';
import { fileName, shownPath } from './file-name.js';
import type { FileStore } from './file-store.js';
import { indiziDelFile } from './indizi.js';
import { mediaTypeOf } from './media-type.js';
import type { Quarantine } from './quarantine.js';
import { DOCUMENT_ZIP_LIMITS } from './zip-check.js';

export interface RicezioneConfig {
  readonly quarantine: Quarantine;
  readonly store: FileStore;
  readonly antivirus: Antivirus;
  readonly caricamenti: Caricamenti;
  readonly maxBytes: number;
}

/** Who sends a file, where, and how they call it. */
export interface Invio {
  readonly scope: string;
  readonly personaId: string;
  readonly percorso: string;
  readonly archivioId: string | null;
}

/** The one way by which a file comes in: quarantine, type, antivirus, its place. It stays whole or not at all. */
export class Ricezione {
  constructor(private readonly config: RicezioneConfig) {}

  get maxBytes(): number {
    return this.config.maxBytes;
  }

  /** @throws FileRefused; whatever the source throws. Nothing of the file is left then. */
  async accogli(source: AsyncIterable<Uint8Array>, invio: Invio): Promise<Caricamento> {
    const { quarantine, store, antivirus, caricamenti, maxBytes } = this.config;
    const nome = fileName(invio.percorso);
    const received = await quarantine.receive(source, maxBytes);
    try {
      const { file, sha256, byte } = received;
      const mediaType = await mediaTypeOf(file, nome, DOCUMENT_ZIP_LIMITS);
      await antivirus(file);
      const { scope, personaId, archivioId } = invio;
      const percorso = shownPath(invio.percorso);
      const indizi = await indiziDelFile(file, mediaType);
      const row = { id: randomUUID(), personaId, archivioId, percorso, nome, sha256, byte, mediaType, indizi };
      await caricamenti.accogli(scope, row, () => store.commit(scope, sha256, file, byte));
      return row;
    } finally {
      await received.drop();
    }
  }
}
