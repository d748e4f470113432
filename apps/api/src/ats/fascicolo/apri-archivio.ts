import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Entry, ZipFile } from 'yauzl';

import { ARCHIVE_LIMITS, FILE_REFUSALS, FileRefused, openZip, partsOf, Ricezione, type Received } from '../../files/index.js'; // prettier-ignore
import { Archivi, type FileRifiutato } from './archivi.js';

/** Progress is written this often, not at every file. */
const PROGRESS_EVERY_MS = 300;
/** What systems put into archives by themselves. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i;

interface Invio {
  readonly scope: string;
  readonly personaId: string;
  readonly archivioId: string;
}

/** Takes the files of a ZIP in, each as if it had come alone; one that is refused does not hold up the others. */
@Injectable()
export class ApriArchivio {
  private readonly log = new Logger('archivio');

  constructor(
    @Inject(Archivi) private readonly archivi: Archivi,
    @Inject(Ricezione) private readonly ricezione: Ricezione,
  ) {}

  /** Never throws: what went wrong stands in the archive's row. The ZIP itself is not kept. */
  async apri(received: Received, invio: Invio): Promise<void> {
    const { scope, archivioId } = invio;
    try {
      const zip = await openZip(received.file);
      try {
        await this.leggi(zip, invio);
      } finally {
        zip.close();
      }
    } catch (error) {
      const known = error instanceof FileRefused;
      if (!known) this.log.error(`an archive could not be read: ${(error as Error).message}`);
      const codice = known ? error.code : 'LETTURA_NON_RIUSCITA';
      const messaggio = known ? error.message : 'L’archivio non è stato letto per un errore della piattaforma.';
      await this.archivi.rifiutato(scope, archivioId, { codice, messaggio }).catch(() => undefined);
    } finally {
      await received.drop();
    }
  }

  private async leggi(zip: ZipFile, invio: Invio): Promise<void> {
    const { scope, archivioId } = invio;
    const parts = (await partsOf(zip, ARCHIVE_LIMITS)).filter(({ name }) => !LITTER.test(name));
    const rifiutati: FileRifiutato[] = [];
    let told = 0;
    for (const [letti, { name, entry }] of parts.entries()) {
      if (Date.now() - told >= PROGRESS_EVERY_MS) {
        told = Date.now();
        await this.archivi.avanza(scope, archivioId, letti, parts.length);
      }
      const refusal = await this.accogli(zip, entry, { ...invio, percorso: name });
      if (refusal) rifiutati.push({ percorso: name.slice(-400), codice: refusal.code, messaggio: refusal.message });
    }
    await this.archivi.pronto(scope, archivioId, parts.length, rifiutati);
  }

  /** The refusal of one file; what would refuse every other one too is thrown. */
  private async accogli(zip: ZipFile, entry: Entry, invio: Invio & { readonly percorso: string }) {
    try {
      await this.ricezione.accogli(unpacked(zip, entry), invio);
      return null;
    } catch (error) {
      if (!(error instanceof FileRefused) || FILE_REFUSALS[error.code].status >= 500) throw error;
      return error;
    }
  }
}

/** What an entry declares may be a lie: yauzl counts as it unpacks. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const lied = error instanceof Error && error.message.includes('too many bytes');
    throw new FileRefused(lied ? 'ARCHIVIO_BOMBA' : 'ARCHIVIO_NON_VALIDO');
  }
}
