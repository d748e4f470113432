import {
  timeOf,
  type Fault,
  type FaultCode,
  type Interval,
  type Manifest,
  type SignedSize,
} from '@consorzi/domain/audit';

import type { Progress } from './bundle-check.js';
import type { ReplayOutcome } from './replay-check.js';

/** The last line that is printed. Names are forever: scripts of auditors read them. */
export interface Verdict {
  readonly ok: boolean;
  /** Events that were found good. */
  readonly events: number;
  /** Checkpoints of the bundle that were met. */
  readonly checkpoints: number;
  /** The largest checkpoint with which all before it agrees. */
  readonly consistentUpTo: { readonly size: number; readonly time: string | null } | null;
  /** Where the keys came from. */
  readonly policyFrom: 'file' | 'bundle' | null;
  /** The first position known to be wrong; where only an interval is known, its start. */
  readonly firstBadPosition: number | null;
  readonly reason: FaultCode | null;
  readonly interval: Interval | null;
  /** What was said of the reason, in words. */
  readonly detail: string | null;
}

export interface Checked {
  readonly manifest: Manifest | null;
  readonly policyFrom: 'file' | 'bundle' | null;
  readonly kept: readonly SignedSize[];
  readonly progress: Progress;
  readonly replay: ReplayOutcome | null;
  /** Events of a dossier without proof, checkpoints that were kept and are of another size. */
  readonly dossier: { readonly unsealed: number; readonly notComparable: number } | null;
  readonly fault: Fault | null;
}

export function verdictOf({ policyFrom, progress, fault }: Checked): Verdict {
  const { lastGood, checkpoints } = progress.tree;
  return {
    ok: fault === null,
    events: progress.events,
    checkpoints,
    consistentUpTo: lastGood && { size: lastGood.size, time: lastGood.time },
    policyFrom,
    firstBadPosition: fault?.place.position ?? null,
    reason: fault?.code ?? null,
    interval: fault?.place.interval ?? null,
    detail: fault && fault.message,
  };
}

/** The same for people, a line each. */
export function wordsOf(checked: Checked): readonly string[] {
  const { manifest, policyFrom, fault, progress } = checked;
  const { lastGood } = progress.tree;
  return [
    ...(manifest
      ? [`${titleOf(manifest)} di ${manifest.denominazione} (${manifest.scope}), ${manifest.events} eventi`]
      : []),
    ...(policyFrom === 'bundle' ? [KEYS_FROM_BUNDLE] : []),
    ...(policyFrom === 'file' ? ['Le chiavi sono quelle del file indicato con --policy.'] : []),
    ...(fault ? faultWords(fault) : goodWords(checked)),
    ...(lastGood ? [`Coerente fino al checkpoint ${lastGood.size} del ${timeOf(lastGood)}.`] : []),
    ...(fault ? [] : limits(checked)),
    fault ? 'NON VERIFICATO.' : 'VERIFICATO, nei limiti detti sopra.',
  ];
}

const KEYS_FROM_BUNDLE =
  'Attenzione: le chiavi sono arrivate con il fascicolo. Chi lo ha fatto può averne scelte altre: --policy FILE usa quelle avute per altra via.';

const titleOf = ({ kind }: Manifest): string => (kind === 'bundle' ? 'Fascicolo del registro' : 'Dossier');

function faultWords({ message, place: { position, interval } }: Fault): readonly string[] {
  const where =
    interval !== undefined
      ? [`Tra le posizioni ${interval.from} e ${interval.to}.`]
      : position !== undefined
        ? [`Posizione ${position}.`]
        : [];
  return [message, ...where];
}

function goodWords({ progress: { events, tree, texts }, dossier, replay }: Checked): readonly string[] {
  const { present, erased, erasedUntold } = texts!;
  const sealed = dossier ? events - dossier.unsealed : events;
  return [
    dossier
      ? `${sealed} eventi: ognuno sta, con la sua prova, nell’albero del checkpoint firmato.`
      : `${events} eventi: contenuti, foglie e radici tornano con ${tree.checkpoints} checkpoint firmati.`,
    `${present} testi hanno le parole registrate allora.`,
    ...(erased.length > 0 ? [`${erased.length} testi cancellati: ${listOf(erased)}.`] : []),
    ...(erasedUntold.length > 0
      ? [
          `Di ${erasedUntold.length} di questi gli eventi presenti non dicono la cancellazione: ${listOf(erasedUntold)}.`,
        ]
      : []),
    tree.lastWitnessed
      ? `Controfirmato dai testimoni fino al checkpoint ${tree.lastWitnessed.size} (${tree.lastWitnessed.witnesses.join(', ')}).`
      : 'Nessun checkpoint è controfirmato da testimoni che la politica chieda.',
    ...(replay ? replayWords(replay) : []),
  ];
}

function replayWords({ equal, notComparable }: ReplayOutcome): readonly string[] {
  return [
    `${equal.length} letture rifatte dagli eventi hanno l’impronta che aveva la piattaforma.`,
    ...(notComparable.length > 0 ? [`Non confrontabili: ${notComparable.join(', ')}.`] : []),
  ];
}

/** What was not shown: said each time, for nobody reads it elsewhere. */
function limits({ manifest, kept, progress, dossier }: Checked): readonly string[] {
  const { events, tree } = progress;
  const after = dossier ? dossier.unsealed : events - (tree.lastGood?.size ?? 0);
  return [
    ...(after > 0 ? [`${after} eventi vengono dopo l’ultimo checkpoint: non sono sigillati.`] : []),
    ...(dossier ? ['Un dossier mostra gli eventi scelti: non prova che non ce ne siano altri.'] : []),
    ...(dossier && dossier.notComparable > 0
      ? [`${dossier.notComparable} checkpoint tenuti sono di altra grandezza: un dossier non si confronta con essi.`]
      : []),
    ...(kept.length === 0
      ? [
          'Senza --kept non si vede se la fine del registro fu tagliata o riscritta per intero: non è detto che sia completo.',
        ]
      : dossier
        ? []
        : [`Torna con ${kept.length} checkpoint tenuti da parte, il più recente del ${timeOf(newest(kept))}.`]),
    ...(manifest!.kind === 'bundle' && events === 0 ? ['Il registro è vuoto.'] : []),
  ];
}

const newest = (kept: readonly SignedSize[]) => kept.reduce((a, b) => (b.size > a.size ? b : a));

const listOf = (ids: readonly string[]): string =>
  ids.length <= 20 ? ids.join(', ') : `${ids.slice(0, 20).join(', ')} e altri ${ids.length - 20}`;
