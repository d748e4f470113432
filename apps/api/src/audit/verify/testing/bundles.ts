import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  checkpointText,
  cosign,
  eventLeafHash,
  formatManifest,
  formatNote,
  formatPolicy,
  Frontier,
  LOG_KEY,
  newSigner,
  saltedTextHash,
  signNote,
  WITNESS_KEY,
  type FileEntry,
  type Manifest,
  type SignerKey,
  type TextLine,
} from '@consorzi/domain/audit';
import { hashOf, sha256, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, type JsonObject } from '@consorzi/domain/shared';

import { runVerifier as run } from '../../../../../../infra/testing/verifier.js';
import { intoFolder } from '../../export/export-folder.js';
import { writeBundle, type BundleSource } from '../../export/write-bundle.js';
import type { Verdict } from '../verdict.js';

export { buildVerifier } from '../../../../../../infra/testing/verifier.js';

/** Runs the verifier of a bundle as an auditor does: Node alone, an empty folder, nothing in the environment. */
export const runVerifier = (dir: string, ...args: readonly string[]) => run<Verdict>(dir, ...args);

const made: string[] = [];
afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** A fresh folder of the spec's, gone when it ends. */
export function temporary(name: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), `consorzi-${name}-`));
  made.push(dir);
  return dir;
}

export const ORIGIN = 'prova.localhost/inprova';
export const { signer: chiave } = newSigner(ORIGIN, LOG_KEY);
export const { signer: testimone } = newSigner('altrove.example/testimone', WITNESS_KEY);
const SALE = Buffer.from('sale di una prova');

export const parole = (n: number) => `Relazione numero ${n}, «così com’è».`;
export const testoId = (n: number) => idOf('testo', n);

/** A small log: reports with their words; event 7 tells that the text of event 3 was erased. */
export function piccoloRegistro(count = 20): readonly PositionedEvent[] {
  return Array.from({ length: count }, (_, n) => {
    if (n === 7)
      return eventOf(n, 'TestoCancellato', { testoId: testoId(3), motivo: 'inserito_per_errore', oggettoId: null });
    const testo = { testoId: testoId(n), hash: saltedTextHash(SALE, parole(n)) };
    return eventOf(n, 'RelazioneRegistrata', { pianoId: 'p1', obiettivoId: 'o1', centroId: 'c1', anno: 2024, testo });
  });
}

export function eventOf(position: number, type: string, data: JsonObject): PositionedEvent {
  return {
    ...{ position, revision: position, type, data, scope: 'inprova', stream: 'inprova-Consuntivo.k1' },
    ...{ eventId: idOf('evento', position), schemaVersion: type === 'TestoCancellato' ? 2 : 1 },
    ...{ recordedAt: new Date(Date.UTC(2024, 0, 1, 0, 0, position)).toISOString(), occurredAt: '2024-01-01' },
    ...{
      personaId: idOf('persona'),
      role: 'direttore',
      commandId: idOf('comando', position),
      bodyHash: 'b'.repeat(64),
    },
    ...{ correlationId: idOf('c', position), causationId: null, payloadHash: hashOf(data) },
    act: { organo: 'cda', numero: String(position), data: '2024-01-01' },
  };
}

/** Checkpoints after every `every` events, signed by the log, the first `witnessed` of them by the witness too. */
export function notesOf(
  events: readonly PositionedEvent[],
  every = 5,
  witnessed = 0,
  key: SignerKey = chiave,
): string[] {
  const tree = new Frontier();
  const notes: string[] = [];
  for (const event of events) {
    tree.append(eventLeafHash(event));
    if (tree.size % every !== 0) continue;
    const text = checkpointText({ origin: key.name, size: tree.size, root: tree.root(), time: event.recordedAt });
    const lines = [signNote(key, text), ...(notes.length < witnessed ? [cosign(testimone, text, 1_700_000_000)] : [])];
    notes.push(formatNote(text, lines));
  }
  return notes;
}

export const POLICY = formatPolicy({ log: chiave, witnesses: [], quorum: 0 });

export interface Asked extends Partial<Omit<BundleSource, 'events' | 'leaves'>> {
  readonly events?: readonly PositionedEvent[];
  /** Of which events the leaves are those that were kept; of those of the bundle itself otherwise. */
  readonly leavesOf?: readonly PositionedEvent[];
}

/** A bundle in a fresh folder, sound unless what is asked makes it another. */
export async function bundle(asked: Asked = {}): Promise<string> {
  const { events = piccoloRegistro(), leavesOf = events, ...more } = asked;
  const out = path.join(temporary('fascicolo'), 'fascicolo');
  const leaves = leavesOf.map(eventLeafHash);
  await intoFolder(out, (folder) =>
    writeBundle(folder, {
      ...{ scope: 'inprova', denominazione: 'Consorzio in prova', origin: ORIGIN, policy: POLICY },
      ...{ position: events.length - 1, exportedAt: '2024-06-01T10:00:00.000Z', digests: { digests: [] } },
      ...{ checkpoints: notesOf(leavesOf), events: [events], leaves: { count: leaves.length, chunks: leaves } },
      texts: (mentions) => Promise.resolve(mentions.map(wordsOf)),
      ...more,
    }),
  );
  return out;
}

function wordsOf({ testoId: id, hash, position }: { testoId: string; hash: string; position: number }): TextLine {
  if (id === testoId(3)) return { id, hash, position, cancellato: true };
  return { id, hash, position, sale: SALE.toString('base64'), testo: parole(position) };
}

/** Replaces a file of a bundle; the manifest is told, as somebody who hides a change would, unless `told` is false. */
export function replace(dir: string, name: string, change: (content: string) => string, told = true): void {
  const content = change(readFileSync(path.join(dir, name), 'utf8'));
  writeFileSync(path.join(dir, name), content);
  if (told) tellManifest(dir, { [name]: { size: Buffer.byteLength(content), sha256: sha256(content) } });
}

export function tellManifest(dir: string, files: Record<string, FileEntry>, more: Partial<Manifest> = {}): void {
  const file = path.join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  writeFileSync(file, formatManifest({ ...manifest, ...more, files: { ...manifest.files, ...files } }));
}

/** A file beside, as an auditor keeps one. */
export function beside(name: string, content: string): string {
  const file = path.join(temporary('tenuto'), name);
  writeFileSync(file, content);
  return file;
}
