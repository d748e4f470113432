import { idOf, type JsonObject } from '@consorzi/domain/shared';
import type { ClientBase, Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';

/** What is wrong. The web has the words for it. */
export const MOTIVI_ALLARME = [
  'radice_diversa',
  'tessera_mancante',
  'registro_accorciato',
  'evento_alterato',
  'chiave_mancante',
  'chiave_diversa',
  'testimone_in_disaccordo',
] as const;
export type MotivoAllarme = (typeof MOTIVI_ALLARME)[number];

/**
 * What must not be signed any more until a person has looked: `registro` the scope's own checkpoints, `testimone` those
 * of all others with this scope's key, `registro di <scope>` those of that one.
 */
export type OggettoAllarme = 'registro' | 'testimone' | `registro di ${string}`;

export interface Allarme {
  readonly id: string;
  readonly oggetto: OggettoAllarme;
  readonly motivo: MotivoAllarme;
  readonly dettagli: JsonObject;
  readonly rilevatoIl: Date;
}

/** Something that was signed does not agree with what is there. Thrown within a transaction, raised after it. */
export class TransparencyAlarm extends Error {
  override readonly name = 'TransparencyAlarm';
  constructor(
    readonly oggetto: OggettoAllarme,
    readonly motivo: MotivoAllarme,
    readonly dettagli: JsonObject = {},
  ) {
    super(`${motivo}: ${JSON.stringify(dettagli)}`);
  }
}

/** Alarms that nobody has resolved, newest first, within the transaction of their tenant. */
export async function openAlarms(client: ClientBase, scope: string): Promise<readonly Allarme[]> {
  const { rows } = await client.query<Allarme>(
    `select a.id, a.oggetto, a.motivo, a.dettagli, a.rilevato_il as "rilevatoIl" from audit.allarmi a
     where a.scope = $1
       and not exists (select 1 from audit.risoluzioni r where r.scope = a.scope and r.allarme = a.id)
     order by a.rilevato_il desc, a.id`,
    [scope],
  );
  return rows;
}

/** Whether signing has stopped for this object. */
export async function isStopped(client: ClientBase, scope: string, ...oggetti: OggettoAllarme[]): Promise<boolean> {
  return (await openAlarms(client, scope)).some(({ oggetto }) => oggetti.includes(oggetto));
}

/**
 * Writes the alarm down. The same one is written once, until it is resolved and comes again: its id follows from what it
 * says and from how many were resolved before it.
 * @returns whether it is new.
 */
export function raiseAlarm(pool: Pool, scope: string, { oggetto, motivo, dettagli }: TransparencyAlarm) {
  return inScope(pool, scope, async (client) => {
    const { rows } = await client.query<{ resolved: string }>(
      'select count(*) as resolved from audit.risoluzioni where scope = $1',
      [scope],
    );
    const id = idOf('allarme', scope, oggetto, motivo, JSON.stringify(dettagli), rows[0]!.resolved);
    const { rowCount } = await client.query(
      `insert into audit.allarmi (scope, id, oggetto, motivo, dettagli) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [scope, id, oggetto, motivo, JSON.stringify(dettagli)],
    );
    return rowCount === 1;
  });
}

/** A person has looked, and signing may go on. @returns how many alarms were resolved. */
export function resolveAlarms(pool: Pool, scope: string, nota: string): Promise<number> {
  return inScope(pool, scope, async (client) => {
    const open = await openAlarms(client, scope);
    for (const { id } of open) {
      await client.query(
        'insert into audit.risoluzioni (scope, allarme, nota) values ($1, $2, $3) on conflict do nothing',
        [scope, id, nota],
      );
    }
    return open.length;
  });
}

/** How many alarms are open in the scopes, all together. Any runtime role may ask: numbers only. */
export async function countOpenAlarms(pool: Pool, scopes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ scope: string; open: number }>(
    'select scope, aperti::int as open from audit.open_alarms($1)',
    [scopes],
  );
  return new Map(rows.filter(({ open }) => open > 0).map(({ scope, open }) => [scope, open]));
}
