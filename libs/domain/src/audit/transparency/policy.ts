import {
  formatVkey,
  LOG_KEY,
  MalformedNote,
  parseVkey,
  signedBy,
  WITNESS_KEY,
  type Note,
  type VerifierKey,
} from './note.js';

/**
 * Whom an auditor believes: the key of the log, the witnesses, and how many of them must have signed. Text form after
 * C2SP tlog-policy: lines `log <vkey>`, `witness <name> <vkey>`, `quorum <number>`; `#` begins a comment.
 */
export interface Policy {
  readonly log: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
  /** Witnesses that must have signed a checkpoint for it to count as witnessed; 0: none are asked for. */
  readonly quorum: number;
}

/** Who signed a checkpoint, as far as the policy knows them. */
export interface Attestation {
  readonly log: boolean;
  /** Names of the witnesses whose signature holds, with the time at which they signed (seconds since 1970). */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
  readonly quorum: boolean;
}

/** Length in UTF-16 units beyond which nothing is a policy. */
const MAX_POLICY_LENGTH = 100_000;

export function formatPolicy({ log, witnesses, quorum }: Policy): string {
  return [
    `log ${formatVkey(log)}`,
    ...witnesses.map((witness) => `witness ${witness.name} ${formatVkey(witness)}`),
    `quorum ${quorum}`,
    '',
  ].join('\n');
}

/** @throws MalformedNote */
export function parsePolicy(text: string): Policy {
  if (text.length > MAX_POLICY_LENGTH) throw new MalformedNote('the policy is too long');
  const logs: VerifierKey[] = [];
  const witnesses: VerifierKey[] = [];
  let quorum = 0;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [word, ...rest] = line.split(/\s+/);
    if (word === 'log' && rest.length === 1) logs.push(keyOf(rest[0]!, LOG_KEY));
    else if (word === 'witness' && rest.length === 2) witnesses.push(keyOf(rest[1]!, WITNESS_KEY));
    else if (word === 'quorum' && /^\d{1,3}$/.test(rest[0] ?? '')) quorum = Number(rest[0]);
    else throw new MalformedNote(`a line of the policy cannot be read: ${line.slice(0, 60)}`);
  }
  const [log] = logs;
  if (!log || logs.length > 1) throw new MalformedNote('a policy names one log');
  if (quorum > witnesses.length) throw new MalformedNote('the policy asks for more witnesses than it names');
  return { log, witnesses, quorum };
}

/** Checks a checkpoint's signatures against the policy. @throws BadSignature for one that does not hold. */
export function attest(note: Note, { log, witnesses, quorum }: Policy): Attestation {
  const signed = witnesses.flatMap((witness) => {
    const time = signedBy(note, witness);
    return typeof time === 'number' ? [{ name: witness.name, time }] : [];
  });
  return { log: signedBy(note, log) === true, witnesses: signed, quorum: signed.length >= quorum };
}

function keyOf(vkey: string, kind: VerifierKey['kind']): VerifierKey {
  const key = parseVkey(vkey);
  if (key.kind !== kind) throw new MalformedNote(`the key ${key.name} is of another kind`);
  return key;
}
