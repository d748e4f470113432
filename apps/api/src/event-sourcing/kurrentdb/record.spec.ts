import type { RecordedEvent as KurrentEvent } from '@kurrent/kurrentdb-client';

import { commandContext } from '../testing/command-context.js';
import { prepareAppend } from '../prepared-append.js';
import { fromRecord, toRecord } from './record.js';

describe('the envelope among the metadata of an event', () => {
  const { writes } = prepareAppend(
    'inrete',
    [{ stream: 'inrete-Prova.a', expectedRevision: -1, events: [{ type: 'Accaduto', data: { nome: 'città' } }] }],
    commandContext('c1'),
  );
  const { record } = toRecord('inrete-Prova.a', writes[0]!.events[0]!, commandContext('c1'));
  const read = (metadata: unknown) =>
    fromRecord('inrete', 'inrete-Prova.a', 'posto', {
      ...{ ...record, streamId: 'inrete-Prova.a', revision: 0n, isJson: true },
      metadata,
    } as unknown as KurrentEvent);

  it('is found beside what the server puts there, of which nothing comes into the event', () => {
    const servers = { '$schema.name': 'Accaduto', '$schema.format': 'Json', $altro: 1 };
    const event = read({ ...servers, ...(record.metadata as object) });
    expect(event).toMatchObject({ type: 'Accaduto', data: { nome: 'città' }, schemaVersion: 1 });
    expect(event).toEqual(read(record.metadata));
  });

  it('is not taken for there where the server says its part alone', () => {
    expect(() => read({ '$schema.name': 'Accaduto', '$schema.format': 'Json' })).toThrow(/was not written by this/);
  });
});
