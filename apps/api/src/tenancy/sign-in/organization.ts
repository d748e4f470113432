import { isScope } from '@consorzi/domain/shared';

/**
 * The scopes in a token's `organization` claim, each once; the organization's alias is the scope's slug. Keycloak writes an array of aliases, or a map from alias to
 * ids and attributes, or a list of such maps, as its mapper is set; a single-valued mapper writes a plain string.
 * What is none of these, and aliases that are no slug, mean no membership.
 */
export function membershipsOf(claim: unknown): readonly string[] {
  return [...new Set(aliases(claim))].filter(isScope);
}

function aliases(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim];
  if (Array.isArray(claim)) return claim.flatMap((each) => (Array.isArray(each) ? [] : aliases(each)));
  if (typeof claim === 'object' && claim !== null) return Object.keys(claim);
  return [];
}
