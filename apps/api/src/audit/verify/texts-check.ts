import { Fault, MAX_TEXT_LINE, readTextLine, saltedTextHash, textsIn, type ReadEvent } from '@consorzi/domain/audit';

import type { Folder } from './folder.js';

export interface TextsOutcome {
  /** Mentions whose words are there and have their hash. */
  readonly present: number;
  /** Ids of the texts that were erased, each once. */
  readonly erased: readonly string[];
  /** Those of them of whose erasure the events tell nothing: it came later, or nobody wrote it down. */
  readonly erasedUntold: readonly string[];
}

/** Compares the texts with the mentions of them, side by side: one line a mention, in the order of the events. */
export class TextsCheck {
  private readonly lines;
  private present = 0;
  private readonly erased = new Set<string>();
  private readonly told = new Set<string>();
  /** Texts that are not there, by the position that names them first. */
  private readonly missing = new Map<string, number>();

  constructor(private readonly folder: Folder) {
    this.lines = folder.lines('texts.ndjson', MAX_TEXT_LINE);
  }

  /** @throws Fault TESTO_* */
  event({ event, payload }: ReadEvent): void {
    if (event.type === 'TestoCancellato') this.told.add(String(event.data['testoId']));
    if (!payload.includes('"testoId"')) return;
    for (const { testoId, hash } of textsIn(event.data)) this.mention(testoId, hash, event.position);
  }

  /** @throws Fault TESTO_MANCANTE, TESTO_IN_PIU */
  end(): TextsOutcome {
    for (const [id, position] of this.missing) {
      if (!this.told.has(id)) throw new Fault('TESTO_MANCANTE', { detail: id, position });
      this.erased.add(id);
    }
    if (!this.lines.isAtEnd) throw this.folder.wrongSize('texts.ndjson') ?? new Fault('TESTO_IN_PIU');
    const erased = [...this.erased];
    return { present: this.present, erased, erasedUntold: erased.filter((id) => !this.told.has(id)) };
  }

  private mention(id: string, hash: string, position: number): void {
    const line = this.lines.next();
    if (line === undefined) {
      throw (
        this.folder.wrongSize('texts.ndjson', { position }) ?? new Fault('TESTO_MANCANTE', { detail: id, position })
      );
    }
    const text = readTextLine(line);
    if (text.position !== position || text.id !== id) {
      throw new Fault(text.position < position ? 'TESTO_IN_PIU' : 'TESTO_MANCANTE', { detail: id, position });
    }
    if (text.hash !== hash) throw new Fault('TESTO_ALTERATO', { detail: id, position });
    if ('mancante' in text) this.missing.set(id, this.missing.get(id) ?? position);
    else if ('cancellato' in text) this.erased.add(id);
    else if (saltedTextHash(Buffer.from(text.sale, 'base64'), text.testo) !== hash) {
      throw new Fault('TESTO_ALTERATO', { detail: id, position });
    } else this.present += 1;
  }
}
