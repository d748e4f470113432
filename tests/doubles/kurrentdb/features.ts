/** What the server can do: `GetSupportedMethods`, asked by both halves of the client before anything else. */
import { definitions, type features } from './definitions.js';
import type { Node } from './node.js';

/**
 * Names in lower case; the version in three parts [src ServerFeatures.cs: `Version.Split('.')[..3]`]. There is no feature
 * flag for PR 5547: `appendrecords` in the list is the only sign of a 26.1.
 */
const METHODS = [
  ['event_store.client.streams.streams', ['read', 'append', 'batchappend', 'delete', 'tombstone']],
  ['event_store.client.projections.projections', ['statistics', 'enable', 'disable']],
  ['event_store.client.gossip.gossip', ['read']],
  ['kurrentdb.protocol.v2.streams.streamsservice', ['appendsession', 'appendrecords']],
] as const;

export function supportedMethods({ version, faults }: Node): features.SupportedMethods {
  const answer = new definitions.features.SupportedMethods();
  answer.setEventStoreServerVersion(faults.version ?? version);
  for (const [service, methods] of METHODS) {
    for (const method of methods) {
      if (faults.missingMethods.has(`${service}/${method}`)) continue;
      const message = new definitions.features.SupportedMethod();
      message.setServiceName(service);
      message.setMethodName(method);
      answer.addMethods(message);
    }
  }
  return answer;
}
