import {
  Fault,
  includes,
  MAX_EVENT_LINE,
  MAX_PROOF_LINE,
  readEventLine,
  readProofLine,
  type Policy,
  type SignedSize,
} from '@consorzi/domain/audit';

import { checkpointsIn, type Progress } from './bundle-check.js';
import type { Folder } from './folder.js';
import { TextsCheck } from './texts-check.js';

/** Some events of a log: each stands in the tree of the one checkpoint, and its words are there. @throws Fault */
export function checkDossier(
  folder: Folder,
  policy: Policy,
  kept: readonly SignedSize[],
  progress: Progress,
  onProgress: (events: number) => void,
): { unsealed: number; notComparable: number } {
  const { manifest } = folder;
  const checkpoint = onlyCheckpoint(folder, policy);
  const comparable = kept.filter(({ size }) => size === checkpoint?.size);
  const contrary = comparable.find(({ root }) => !root.equals(checkpoint!.root));
  if (contrary) throw new Fault('CHECKPOINT_DISCORDI', { detail: `${contrary.size}, con quello tenuto` });
  const lines = folder.lines('events.ndjson', MAX_EVENT_LINE);
  const proofs = folder.lines('proofs.ndjson', MAX_PROOF_LINE);
  const texts = new TextsCheck(folder);
  let [last, unsealed] = [-1, 0];
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const { event, leaf, payloadHolds, payload } = readEventLine(line);
    const { position } = event;
    if (position <= last) throw new Fault('EVENTO_FUORI_ORDINE', { position });
    if (event.scope !== manifest.scope) throw new Fault('EVENTO_DI_ALTRO_ENTE', { position });
    if (!payloadHolds) throw new Fault('PAYLOAD_ALTERATO', { position });
    const proofText = proofs.next();
    if (proofText === undefined) throw new Fault('PROVA_NON_VALIDA', { position, detail: 'manca' });
    const { proof, position: of } = readProofLine(proofText);
    const isSealed = checkpoint !== null && position < checkpoint.size;
    if (of !== position || isSealed !== (proof !== null)) throw new Fault('PROVA_NON_VALIDA', { position });
    if (proof && !includes(leaf, position, checkpoint!.size, proof, checkpoint!.root)) {
      throw new Fault('PROVA_NON_VALIDA', { position });
    }
    if (!proof) unsealed += 1;
    last = position;
    texts.event({ event, leaf, payloadHolds, payload });
    if (++progress.events % 10_000 === 0) onProgress(progress.events);
  }
  if (progress.events !== manifest.events) {
    throw folder.wrongSize('events.ndjson') ?? new Fault('MANIFESTO_FALSO', { detail: 'events' });
  }
  if (!proofs.isAtEnd) throw new Fault('PROVA_NON_VALIDA', { detail: 'ce ne sono altre' });
  progress.texts = texts.end();
  const lastGood = checkpoint;
  const lastWitnessed = checkpoint?.quorum && checkpoint.witnesses.length > 0 ? checkpoint : null;
  progress.tree = { checkpoints: checkpoint ? 1 : 0, lastGood, lastWitnessed };
  return { unsealed, notComparable: kept.length - comparable.length };
}

function onlyCheckpoint(folder: Folder, policy: Policy): SignedSize | null {
  const all = checkpointsIn(folder, policy);
  const first = all.next();
  if (first.done) return null;
  if (!all.next().done) throw new Fault('CHECKPOINT_FUORI_ORDINE', { detail: 'un dossier ne ha uno' });
  return first.value;
}
