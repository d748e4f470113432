/** A scope's slug: what the log and row security know; Keycloak's alias of the organization is the same word. */
const SLUG = /^[a-z][a-z0-9]{1,39}$/;

/**
 * The scopes in a token's `organization` claim, each once. Keycloak writes an array of aliases, or a map from alias to
 * ids and attributes, or a list of such maps, as its mapper is set; a single-valued mapper writes a plain string.
 * What is none of these, and aliases that are no slug, mean no membership.
 */
export function membershipsOf(claim: unknown): readonly string[] {
  return [...new Set(aliases(claim))].filter((alias) => SLUG.test(alias));
}

function aliases(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim];
  if (Array.isArray(claim)) return claim.flatMap((each) => (Array.isArray(each) ? [] : aliases(each)));
  if (typeof claim === 'object' && claim !== null) return Object.keys(claim);
  return [];
}
