import type { RuleCode } from './rule-codes.js';

/**
 * A business rule said no. `code` is a documented literal (see `rule-codes.ts`), `details` are plain values the
 * screen may put into its sentence. Thrown by `decide` only; the edge turns it into a typed result.
 */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';

  constructor(
    readonly code: RuleCode,
    readonly details: Readonly<Record<string, string | number | boolean | null>> = {},
  ) {
    super(code);
  }
}
