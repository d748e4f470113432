import {
  attest,
  BadSignature,
  MalformedNote,
  parsePolicy,
  readCheckpoint,
  type Hash,
  type Policy,
} from '../transparency/index.js';
import { Fault, type FaultCode } from './faults.js';

/** A checkpoint whose signatures were checked. */
export interface SignedSize {
  readonly size: number;
  readonly root: Hash;
  /** When the log signed it, ISO; null where it does not say. */
  readonly time: string | null;
  /** Names of the policy's witnesses that signed it too. */
  readonly witnesses: readonly string[];
  /** Whether these are as many as the policy asks. */
  readonly quorum: boolean;
}

/**
 * Reads a signed checkpoint of this log and checks who signed it.
 * @throws Fault `illegible` for what is no checkpoint; CHECKPOINT_DI_ALTRO_REGISTRO, CHECKPOINT_FALSO,
 * CHIAVE_FUORI_POLITICA.
 */
export function readSignedSize(note: string, policy: Policy, illegible: FaultCode): SignedSize {
  try {
    const { origin, size, root, time, note: parsed } = readCheckpoint(note);
    if (origin !== policy.log.name) throw new Fault('CHECKPOINT_DI_ALTRO_REGISTRO', { detail: origin });
    const { log, witnesses, quorum } = attest(parsed, policy);
    if (!log)
      throw new Fault('CHIAVE_FUORI_POLITICA', { detail: parsed.signatures.map(({ name }) => name).join(', ') });
    return { size, root, time, witnesses: witnesses.map(({ name }) => name), quorum };
  } catch (error) {
    if (error instanceof BadSignature) throw new Fault('CHECKPOINT_FALSO', { detail: error.keyName });
    if (error instanceof MalformedNote) throw new Fault(illegible, { detail: error.message });
    throw error;
  }
}

/** @throws Fault POLITICA_ILLEGGIBILE, POLITICA_DI_ALTRO_REGISTRO */
export function readPolicy(text: string, origin: string): Policy {
  let policy: Policy;
  try {
    policy = parsePolicy(text);
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    throw new Fault('POLITICA_ILLEGGIBILE', { detail: error.message });
  }
  if (policy.log.name !== origin) throw new Fault('POLITICA_DI_ALTRO_REGISTRO', { detail: policy.log.name });
  return policy;
}

/**
 * The next checkpoint of a list, oldest first, each larger than the one before; two of one size with different roots
 * are the proof that the log signed two histories.
 * @throws Fault CHECKPOINT_DISCORDI, CHECKPOINT_FUORI_ORDINE
 */
export function assertFollows(before: SignedSize | null, next: SignedSize): void {
  if (before === null || next.size > before.size) return;
  if (next.size < before.size) throw new Fault('CHECKPOINT_FUORI_ORDINE', { detail: `${before.size}, ${next.size}` });
  if (!next.root.equals(before.root)) throw new Fault('CHECKPOINT_DISCORDI', { detail: String(next.size) });
  throw new Fault('CHECKPOINT_FUORI_ORDINE', { detail: `${next.size} due volte` });
}
