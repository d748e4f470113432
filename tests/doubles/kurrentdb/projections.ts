/** What the server tells of its projection `$by_category`. */
import { randomUUID } from 'node:crypto';

import { definitions, type projections } from './definitions.js';
import type { DoubleLog } from './log.js';
import type { Node } from './node.js';

export const BY_CATEGORY = '$by_category';

/** Nothing for a projection that is not there: the client then answers `undefined` (dist/projections/getProjectionStatus.js). */
export function statistics({ log }: Node, request: projections.StatisticsReq): projections.StatisticsResp | undefined {
  const { present, status } = log.category.settings;
  const options = request.getOptions();
  if (!present || (options?.hasName() && options.getName() !== BY_CATEGORY)) return undefined;
  const details = new definitions.projections.StatisticsResp.Details();
  details.setName(BY_CATEGORY);
  details.setEffectivename(BY_CATEGORY);
  details.setMode('Continuous');
  // The exact words for one that has failed are not verified.
  details.setStatus(status === 'Faulted' ? 'Faulted (Enabled)' : status);
  details.setStatereason(status === 'Faulted' ? 'The double was asked to fail' : '');
  details.setProgress(log.category.progress());
  const response = new definitions.projections.StatisticsResp();
  response.setDetails(details);
  return response;
}

/**
 * The settings stand in the projection's own stream, a system stream that $admins read [doc docs/server/features/
 * streams.md: `$ProjectionUpdated`]. The field names are those of the HTTP API and are not verified here.
 */
export function describeProjection(log: DoubleLog): void {
  const { mode, separator, present } = log.category.settings;
  if (!present) {
    log.softDelete(`$projections-${BY_CATEGORY}`);
    return;
  }
  const data = {
    handlerType: 'native:EventStore.Projections.Core.Standard.CategorizeEventsByStreamPath',
    query: `${mode}\r\n${separator}`,
    mode: 'Continuous',
    enabled: true,
    emitEnabled: true,
    checkpointsDisabled: false,
  };
  const nothing = Buffer.alloc(0);
  const event = { type: '$ProjectionUpdated', json: true, data: Buffer.from(JSON.stringify(data)), metadata: nothing };
  log.write(`$projections-${BY_CATEGORY}`, [{ id: randomUUID(), ...event }]);
}
