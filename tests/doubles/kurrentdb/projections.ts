/** What the server tells of its projection `$by_category`, and how it is set going. */
import { randomUUID } from 'node:crypto';

import { definitions, type projections } from './definitions.js';
import { code, rpcError } from './errors.js';
import type { DoubleLog } from './log.js';
import type { Node } from './node.js';

export const BY_CATEGORY = '$by_category';

/**
 * How a server speaks of projections that it does not run. `nothing`: no message, for which the client answers
 * `undefined` (dist/projections/getProjectionStatus.js); `not found` [src ProjectionManagement.cs: ProjectionNotFound];
 * `unimplemented`: started with RunProjections=None, without the service; `silence`: the manager of the projections has
 * not started, and answers nobody [src ProjectionManager: `if (!_projectionsStarted) return`].
 */
export type Unanswered = 'nothing' | 'not found' | 'unimplemented' | 'silence';

/** Nothing for a projection that is not there. @throws RpcError in place of it, where a spec wants one of the errors */
export function statistics(
  { log, faults }: Node,
  request: projections.StatisticsReq,
): projections.StatisticsResp | undefined {
  const { present, status } = log.category.settings;
  const options = request.getOptions();
  const how = faults.statistics;
  if (how === 'unimplemented') throw rpcError(code.UNIMPLEMENTED, 'Service is unimplemented.');
  if (how === 'not found') throw rpcError(code.NOT_FOUND, `Projection '${options?.getName() ?? ''}' not found`);
  if (how === 'nothing' || !present || (options?.hasName() && options.getName() !== BY_CATEGORY)) return undefined;
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

/** It goes on where it was: links that are due come [src ProjectionManagement.Enable]. @throws RpcError NOT_FOUND */
export function enable({ log }: Node, request: projections.EnableReq): projections.EnableResp {
  const name = request.getOptions()?.getName() ?? '';
  if (name !== BY_CATEGORY || !log.category.settings.present) {
    throw rpcError(code.NOT_FOUND, `Projection '${name}' not found`);
  }
  log.category.change({ status: 'Running' });
  return new definitions.projections.EnableResp();
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
