import { registro, registroKey } from '@consorzi/projections/audit';
import type { Reader } from '@consorzi/projections/projecting';
import { accessi, type RuoloAssegnato } from '@consorzi/projections/tenancy';

import type { PeriodoDiRuolo } from './dati-personali.types.js';

/** The roles that a person was granted, each from when to when: read off the versions of their row. */
export async function ruoliDi(reader: Reader, personaId: string): Promise<readonly PeriodoDiRuolo[]> {
  const versions = await reader.versions(accessi, personaId);
  const lines = await reader.many(
    registro,
    versions.map(({ position }) => registroKey(position)),
  );
  const dates = new Map(lines.map(({ row }) => [row.position, row.recordedAt]));
  return periodi(versions.map(({ position, row }) => ({ quando: dates.get(position)!, ruoli: row?.ruoli ?? [] })));
}

/** From what was held at each change. A role with other centri is another period. */
export function periodi(
  cambiamenti: readonly { readonly quando: string; readonly ruoli: readonly RuoloAssegnato[] }[],
): readonly PeriodoDiRuolo[] {
  const ended: PeriodoDiRuolo[] = [];
  let held: PeriodoDiRuolo[] = [];
  for (const { quando, ruoli } of cambiamenti) {
    const before = held;
    held = ruoli.map(({ ruolo, centri }) => {
      const same = before.find((one) => one.ruolo === ruolo && one.centri.join() === centri.join());
      return same ?? { ruolo, centri, dal: quando, al: null };
    });
    for (const one of before) if (!held.includes(one)) ended.push({ ...one, al: quando });
  }
  return [...ended, ...held];
}
