import { textsIn } from '@consorzi/domain/audit';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';

/** What a dossier is about. */
export interface DossierSubject {
  readonly pianoId: string;
  /** Ids of the objectives it is narrowed to; null for the whole plan. */
  readonly obiettivi: ReadonlySet<string> | null;
  /** Of a narrowed one: the variazioni that touched these objectives. */
  readonly variazioni: ReadonlySet<string>;
  /** Whether what a centro reported on an objective belongs to it. */
  readonly consuntivo: (obiettivoId: string, centroId: string) => boolean;
}

/**
 * Tells which events of a log a dossier holds, one after the other in the order of the log: those of the plan and of
 * what is in it, and the erasures of words that they name.
 */
export class DossierEvents {
  /** Streams of which an event named the plan: those after it need not. */
  private readonly streams = new Set<string>();
  private readonly texts = new Set<string>();

  constructor(private readonly subject: DossierSubject) {}

  holds(event: PositionedEvent): boolean {
    const found = event.type === 'TestoCancellato' ? this.texts.has(String(event.data['testoId'])) : this.isOf(event);
    if (found) for (const { testoId } of textsIn(event.data)) this.texts.add(testoId);
    return found;
  }

  private isOf({ stream, data }: PositionedEvent): boolean {
    const { aggregate, id } = streamParts(stream);
    if (aggregate === 'Piano') return id === this.subject.pianoId;
    if (data['pianoId'] === this.subject.pianoId) this.streams.add(stream);
    if (!this.streams.has(stream)) return false;
    const { obiettivi, variazioni, consuntivo } = this.subject;
    const { obiettivoId, centroId } = data;
    if (typeof obiettivoId === 'string' && typeof centroId === 'string') {
      return (obiettivi === null || obiettivi.has(obiettivoId)) && consuntivo(obiettivoId, centroId);
    }
    if (obiettivi === null) return true;
    if (aggregate === 'Obiettivo') return obiettivi.has(id);
    return aggregate === 'Variazione' && variazioni.has(id);
  }
}
