/**
 * Every rule that can refuse a command, one literal each. The web turns a code into an Italian sentence; the codes
 * themselves are forever. The comment says when it is raised.
 */
export const RULE_CODES = {
  ATTO_NON_VALIDO: 'organ, number or date of an act is missing or wrong',
} as const;
export type RuleCode = keyof typeof RULE_CODES;
