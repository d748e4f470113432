import { Fault, MAX_NOTE_LENGTH, readPolicy, readSignedSize, type Policy } from '@consorzi/domain/audit';

import type { Arguments } from './arguments.js';
import { checkBundle, type Progress } from './bundle-check.js';
import { checkDossier } from './dossier-check.js';
import { Folder, readSmall } from './folder.js';
import { checkReplay, type ReplayOutcome } from './replay-check.js';
import type { Checked } from './verdict.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Checks a folder; what is wrong with it is part of the outcome. Anything thrown is a fault of this program. */
export async function verify(args: Arguments, onProgress: (share: number) => void): Promise<Checked> {
  const progress: Progress = {
    events: 0,
    tree: { checkpoints: 0, lastGood: null, lastWitnessed: null },
    texts: null,
  };
  const checked: Mutable<Checked> = {
    ...{ manifest: null, policyFrom: null, kept: [], progress, replay: null, dossier: null, fault: null },
  };
  try {
    const folder = new Folder(args.dir, [...args.kept, ...(args.policy === null ? [] : [args.policy])]);
    const { manifest } = folder;
    checked.manifest = manifest;
    const policy = policyFor(args, folder);
    checked.policyFrom = args.policy === null ? 'bundle' : 'file';
    const kept = args.kept.map((file) => keptIn(file, policy));
    checked.kept = kept;
    const told = (events: number) => onProgress(events / Math.max(1, manifest.events));
    if (manifest.kind === 'dossier') checked.dossier = checkDossier(folder, policy, kept, progress, told);
    else checkBundle(folder, policy, kept, progress, told);
    assertSigned(checked, policy);
    folder.assertAsDeclared();
    if (args.replay) checked.replay = await replayOf(folder);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    checked.fault = error;
  }
  return checked;
}

function policyFor({ policy }: Arguments, folder: Folder): Policy {
  const text =
    policy === null
      ? folder.text('policy', 'POLITICA_ILLEGGIBILE')
      : readSmall(policy, MAX_NOTE_LENGTH, 'POLITICA_ILLEGGIBILE');
  return readPolicy(text, folder.manifest.origin);
}

function keptIn(file: string, policy: Policy) {
  return readSignedSize(readSmall(file, 4 * MAX_NOTE_LENGTH, 'TENUTO_ILLEGGIBILE'), policy, 'TENUTO_ILLEGGIBILE');
}

/** Something must have been signed, and by those whom an auditor's own policy asks for. */
function assertSigned({ policyFrom, progress: { events, tree } }: Checked, { quorum }: Policy): void {
  if (events > 0 && !tree.lastGood) throw new Fault('NESSUN_CHECKPOINT');
  if (policyFrom === 'file' && quorum > 0 && events > 0 && !tree.lastWitnessed) {
    throw new Fault('CONTROFIRME_INSUFFICIENTI', { detail: `${quorum} testimoni` });
  }
}

async function replayOf(folder: Folder): Promise<ReplayOutcome> {
  if (folder.manifest.kind === 'dossier') {
    throw new Fault('ARGOMENTI_NON_VALIDI', { detail: 'un dossier non ha tutti gli eventi: --replay non si può' });
  }
  return checkReplay(folder);
}
