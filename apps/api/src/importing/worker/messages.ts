import type { Proposal, RefusalCode } from '@consorzi/domain/importing';

/** What the worker is given: a document as uploaded. */
export interface ParseTask {
  document: string;
  bytes: Uint8Array;
  /** Largest document accepted, in bytes; also the largest text a .docx may hold. */
  maxBytes: number;
}

/** What the worker says. `progress` may come any number of times, then exactly one of the others. */
export type ParseMessage =
  | { type: 'progress'; share: number }
  | { type: 'done'; proposal: Proposal }
  | { type: 'refused'; code: RefusalCode; details: Readonly<Record<string, string | number>> }
  | { type: 'failed'; message: string };
