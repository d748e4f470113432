import { HASH_BYTES, type Hash } from '../transparency/index.js';
import { Fault } from './faults.js';

/** Longest line of a proof, in bytes: a tree of 2^53 leaves has 53 hashes in it. */
export const MAX_PROOF_LINE = 8 << 10;

/** That the event at `position` stands in the tree of the dossier's checkpoint; null where it came after it. */
export interface ProofLine {
  readonly position: number;
  readonly proof: readonly Hash[] | null;
}

export const proofLine = ({ position, proof }: ProofLine): string =>
  JSON.stringify({ position, proof: proof && proof.map((hash) => hash.toString('base64')) });

/** @throws Fault PROVA_NON_VALIDA */
export function readProofLine(line: string): ProofLine {
  try {
    const { position, proof } = JSON.parse(line) as { position: number; proof: string[] | null };
    const hashes = proof && proof.map((text) => Buffer.from(text, 'base64'));
    const read = { position, proof: hashes };
    const areHashes = (hashes ?? []).every(({ length }) => length === HASH_BYTES);
    if (Number.isSafeInteger(position) && areHashes && proofLine(read) === line) return read;
  } catch {
    // Refused below, whatever it was.
  }
  throw new Fault('PROVA_NON_VALIDA', { detail: 'la riga non si legge' });
}
