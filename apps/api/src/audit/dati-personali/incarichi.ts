import type { RecordedEvent } from '@consorzi/domain/event-sourcing';
import { giornoPrima } from '@consorzi/domain/shared';
import type { EventoAccessi } from '@consorzi/domain/tenancy';
import type { Reader } from '@consorzi/projections/projecting';
import { revisioni } from '@consorzi/projections/tenancy';

import type { DatiNelloScope, DelegaDellaPersona } from './dati-personali.types.js';

type Deleghe = Pick<DatiNelloScope, 'delegheRicevute' | 'delegheConferite'>;
type EventoNelLog = RecordedEvent & EventoAccessi;

/**
 * All deleghe that the person received or gave, over and revoked ones too, in the order in which they were given. Read
 * off the log: the read model that lets people in forgets what was revoked, on purpose.
 *
 * @param events Of the scope's Accessi.
 */
export function delegheDi(events: readonly RecordedEvent[], personaId: string): Deleghe {
  const revocate = new Map<string, string>();
  for (const event of events as readonly EventoNelLog[])
    if (event.type === 'DelegaRevocata') revocate.set(event.data.delegaId, event.recordedAt);
  const own: Record<keyof Deleghe, DelegaDellaPersona[]> = { delegheRicevute: [], delegheConferite: [] };
  for (const event of events as readonly EventoNelLog[]) {
    if (event.type !== 'RuoloDelegato') continue;
    const { delegaId, delegante, personaId: delegato, ruolo, dal, al } = event.data;
    const told = { ruolo, dal, al, revocataIl: revocate.get(delegaId) ?? null };
    if (delegato === personaId) own.delegheRicevute.push({ altraPersonaId: delegante, ...told });
    if (delegante === personaId) own.delegheConferite.push({ altraPersonaId: delegato, ...told });
  }
  return own;
}

/** For which the person was ever called as an auditor, the earliest first. */
export async function incarichiDi(reader: Reader, personaId: string): Promise<DatiNelloScope['incarichiDiRevisione']> {
  return (await reader.where(revisioni, {}))
    .filter(({ row }) => row.personaId === personaId)
    .map(({ row: { perimetro, dal, alEscluso, atto, affidataIl, revocataIl } }) => ({
      ...{ perimetro, dal, al: giornoPrima(alEscluso), atto },
      ...{ affidatoIl: affidataIl, revocatoIl: revocataIl },
    }))
    .sort((a, b) => (a.affidatoIl < b.affidatoIl ? -1 : 1));
}
