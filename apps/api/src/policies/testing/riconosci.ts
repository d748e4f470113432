import { randomUUID } from 'node:crypto';

import { deciderAdesione } from '@consorzi/domain/ats';
import { hashOf, type EventStore } from '@consorzi/domain/event-sourcing';
import { idOf, type Atto } from '@consorzi/domain/shared';

import { runCommand } from '../../event-sourcing/index.js';

const atto: Atto = { organo: 'cda', numero: '1', data: '2023-01-10' };

/**
 * What each member has to do before an ATS of a spec may tell it anything, or be shown anything of it. The consortia
 * are there by then; one that has done so, has.
 */
export async function riconosci(store: EventStore, ats: string, consorzi: readonly string[]): Promise<void> {
  for (const scope of consorzi) {
    const personaId = idOf('riconosci', 'who runs the platform');
    const now = new Date().toISOString();
    const body = { type: 'RiconosciAts', scope, ats, atto } as const;
    const context = { commandId: idOf('riconosci', scope, ats), bodyHash: hashOf(body), personaId, role: 'sistema' };
    await runCommand(
      { store },
      { ...context, scope, correlationId: randomUUID(), causationId: null, recordedAt: now },
      deciderAdesione,
      { ...body, autore: { personaId, centri: 'tutti' }, now },
    );
  }
}
