import { Policies, type PoliciesOptions } from './policies.js';
import { recepimentoProgetti } from './recepimento-progetti.js';
import { sommeRipartite, speseRendicontate } from './ritorno-dall-ats.js';

export { policyStatus, retryPolicies, type Behind, type Standing } from './checkpoints.js';
export { reaction, type Policy, type Reaction, type Source } from './policy.js';

/** Every policy of the platform. */
export const allPolicies = [recepimentoProgetti, speseRendicontate, sommeRipartite] as const;

/** Follows all logs by all policies. Returns what ends it in order. */
export function startPolicies(options: Omit<PoliciesOptions, 'policies'>): () => Promise<void> {
  const policies = new Policies({ ...options, policies: allPolicies });
  policies.start();
  return () => policies.stop();
}
