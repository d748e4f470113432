import { proofLine, TiledTree, TileMissing, type Manifest } from '@consorzi/domain/audit';
import type { Lettura } from '@consorzi/domain/tenancy';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { readAt } from '../../projections/index.js';
import { fraseOf } from '../fatti.js';
import { tilesIn } from '../transparency/tile-store.js';
import { dossierDocument, type Riga } from './dossier-document.js';
import { DossierEvents } from './dossier-events.js';
import { MODELLI_DEL_DOSSIER, readDossier, testiDi, type DossierContent } from './dossier-subject.js';
import { endOf, signedOf, type ExportOptions } from './export-bundle.js';
import { ExportRefused, intoFolder, type ExportFolder } from './export-folder.js';
import { denominazioneOf, eventsUpTo, wordsOf } from './log-source.js';
import { EventsWriter, factsOf, writeCheckpoints, writeFrame, type LogFacts } from './write-bundle.js';

export interface DossierOptions extends ExportOptions {
  readonly pianoId: string;
  /** Ids of the objectives; none for the whole plan. */
  readonly obiettivi: readonly string[];
  /** The moment at which it stands; the newest when left out. */
  readonly al?: Date | undefined;
  /** What may be read by whom it is for. */
  readonly perimetro: Lettura;
}

/**
 * Writes the dossier of a plan, or of some of its objectives: what happened, each event with the proof that it stands
 * in the log that was signed, the words, and a document to read.
 * @throws ExportRefused; MomentTooFresh, ProjectionBehind for a moment that cannot be had yet.
 */
export async function exportDossier(options: DossierOptions): Promise<Manifest> {
  const { pool, store, scope, out, al, now } = options;
  return intoFolder(out, async (folder) => {
    await endOf(store, scope);
    const { policy, origin, size, note } = await signedOf(pool, scope);
    const content = await readAt(pool, { scope, al, projections: MODELLI_DEL_DOSSIER }, (reader) =>
      readDossier(reader, options.pianoId, options.obiettivi, options.perimetro),
    );
    const facts: LogFacts = {
      ...{ scope, origin, policy, position: content.position },
      denominazione: await denominazioneOf(pool, scope),
      exportedAt: now.toISOString(),
    };
    await writeFrame(folder, 'dossier', facts);
    await writeCheckpoints(folder, [note]);
    const storia = await writeEvents(folder, options, content, size);
    const testi = await wordsById(pool, scope, testiDi(content));
    const document = await folder.create('documento.html');
    for (const piece of dossierDocument({ ...facts, content, testi }, storia)) await document.write(piece);
    return folder.finish({ kind: 'dossier', events: storia.length, ...factsOf(facts) });
  });
}

/** The chosen events with their proofs and words. Returns what the document says of each. */
async function writeEvents(
  folder: ExportFolder,
  { pool, store, scope, onProgress = () => undefined }: DossierOptions,
  content: DossierContent,
  size: number,
): Promise<readonly Riga[]> {
  const { subject, position, nomi } = content;
  const chosen = new DossierEvents(subject);
  const writer = await EventsWriter.into(folder, (mentions) => wordsOf(pool, scope, mentions));
  const proofs = await folder.create('proofs.ndjson');
  const storia: Riga[] = [];
  await inScope(pool, scope, async (client) => {
    const tree = new TiledTree(tilesIn(client, scope));
    for await (const page of eventsUpTo(store, scope, position)) {
      const own = page.filter((event) => chosen.holds(event));
      for (const event of own) {
        const sigillato = event.position < size;
        const proof = sigillato ? await tree.inclusionProof(event.position, size).catch(asRefusal) : null;
        await proofs.write(`${proofLine({ position: event.position, proof })}\n`);
        storia.push(rigaOf(event, sigillato, nomi));
      }
      await writer.write(own);
      onProgress((page.at(-1)?.position ?? -1) + 1, position + 1);
    }
  });
  return storia;
}

function rigaOf(event: PositionedEvent, sigillato: boolean, nomi: ReadonlyMap<string, string>): Riga {
  const { position: posizione, recordedAt: registratoIl, role: ruolo, act: atto } = event;
  return { posizione, registratoIl, ruolo, atto, sigillato, frase: fraseOf(event, nomi) };
}

async function wordsById(pool: Pool, scope: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const lines = await wordsOf(
    pool,
    scope,
    ids.map((testoId) => ({ testoId, hash: '', position: 0 })),
  );
  return new Map(lines.flatMap((line) => ('testo' in line ? [[line.id, line.testo] as const] : [])));
}

function asRefusal(error: unknown): never {
  throw error instanceof TileMissing ? new ExportRefused('ALBERO_INCOMPLETO') : error;
}
