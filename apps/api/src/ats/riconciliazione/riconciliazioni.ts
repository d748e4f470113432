import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import type { EsitoRiga, Mappatura, NomeTabella } from '@consorzi/domain/ats';

import { API_POOL } from '../../boot/platform.module.js';
import { inScope } from '../../database/in-scope.js';
import type { Gruppo, RigaTrovata } from './lettura/gruppo.js';
import type { FileLetto, Riassunto } from './lettura/messaggi.js';

export interface RifiutoRegis {
  readonly codice: string;
  readonly messaggio: string;
  readonly dettagli: Readonly<Record<string, string | number>>;
}

export const STATI_RICONCILIAZIONE = ['inLettura', 'daMappare', 'inConfronto', 'pronta', 'rifiutata'] as const;

/** A file under work; dates ISO. `superata`: what was laid beside it is not shared any more, and nothing of it is shown. */
export interface RigaRiconciliazione {
  readonly id: string;
  readonly progettoId: string;
  readonly tabella: NomeTabella;
  readonly nome: string;
  readonly sha256: string;
  readonly stato: (typeof STATI_RICONCILIAZIONE)[number];
  readonly percento: number;
  readonly errore: RifiutoRegis | null;
  readonly foglio: FileLetto | null;
  readonly mappatura: Mappatura | null;
  readonly riassunto: Riassunto | null;
  readonly superata: boolean;
  readonly scadeIl: string;
}

/** Which lines: of an outcome, explained or not (by their `firma`), after a number. */
export interface FiltroRighe {
  readonly esito?: EsitoRiga | undefined;
  readonly spiegate?: { readonly firme: readonly string[]; readonly si: boolean } | undefined;
  readonly dopo?: number | undefined;
  readonly first: number;
}
export interface RigaNumerata {
  readonly numero: number;
  readonly esito: EsitoRiga;
  readonly riga: RigaTrovata;
}

/** What of the project the members shared when the lines were laid beside: all of it must still be shared. */
const ANCORA_CONDIVISE = `coalesce(condivise, '{}')::read.key_multirange <@
  coalesce((select read.shared_keys('spese')), '{}'::read.key_multirange)`;
const COLUMNS = `id, progetto_id as "progettoId", tabella, nome, sha256, stato, percento, errore, foglio, mappatura,
  case when ${ANCORA_CONDIVISE} then riassunto end as riassunto, not (${ANCORA_CONDIVISE}) as superata,
  scade_il as "scadeIl"`;

/** Whoever is at work says so at least every 20 s: after this long nobody is. */
const SILENZIO = `interval '2 minutes'`;
const ABBANDONATA = `(stato in ('inLettura', 'inConfronto') and aggiornata_il < now() - ${SILENZIO})`;

/** Exports under comparison: rows of a day, of one ATS each. Tables `platform.riconciliazioni` and `..._righe`. */
@Injectable()
export class Riconciliazioni {
  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  /** Begins one; those that have expired go on this occasion. */
  async apri(
    scope: string,
    row: {
      id: string;
      personaId: string;
      progettoId: string;
      tabella: string;
      nome: string;
      sha256: string;
      file: Buffer;
    },
  ): Promise<void> {
    await inScope(this.pool, scope, async (client) => {
      await client.query('delete from platform.riconciliazioni where scope = $1 and scade_il < now()', [scope]);
      await client.query(
        `insert into platform.riconciliazioni
           (scope, id, persona_id, progetto_id, tabella, nome, sha256, file, scade_il)
         values ($1, $2, $3, $4, $5, $6, $7, $8, now() + interval '1 day')`,
        [scope, row.id, row.personaId, row.progettoId, row.tabella, row.nome, row.sha256, row.file],
      );
    });
  }

  async avanza(scope: string, id: string, percento: number): Promise<void> {
    await this.update(scope, id, "percento = $3 where scope = $1 and id = $2 and stato in ('inLettura', 'inConfronto')", percento); // prettier-ignore
  }

  /** Says that somebody is still at it. */
  async batte(scope: string, id: string): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query('update platform.riconciliazioni set aggiornata_il = now() where scope = $1 and id = $2', [
        scope,
        id,
      ]),
    );
  }

  /** Takes up one whose process has ended in the midst of it; false where somebody is at it, or nobody has to be. */
  async riprendi(scope: string, id: string): Promise<boolean> {
    return inScope(this.pool, scope, async (client) => {
      const { rowCount } = await client.query(
        `update platform.riconciliazioni set aggiornata_il = now(), percento = 0
         where scope = $1 and id = $2 and scade_il > now() and ${ABBANDONATA}`,
        [scope, id],
      );
      if (rowCount !== 1) return false;
      await client.query('delete from platform.riconciliazioni_righe where scope = $1 and riconciliazione_id = $2', [scope, id]); // prettier-ignore
      return true;
    });
  }

  async letta(scope: string, id: string, foglio: FileLetto): Promise<void> {
    await this.update(scope, id, "stato = 'daMappare', percento = 100, foglio = $3 where scope = $1 and id = $2", JSON.stringify(foglio)); // prettier-ignore
  }

  async rifiutata(scope: string, id: string, errore: RifiutoRegis): Promise<void> {
    await this.update(scope, id, "stato = 'rifiutata', errore = $3 where scope = $1 and id = $2", JSON.stringify(errore)); // prettier-ignore
  }

  /** Takes it up for a comparison, the lines of an earlier one gone; false where it is under way, or is not there. */
  async inizia(scope: string, id: string, mappatura: Mappatura): Promise<boolean> {
    return inScope(this.pool, scope, async (client) => {
      const { rowCount } = await client.query(
        `update platform.riconciliazioni set stato = 'inConfronto', percento = 0, errore = null, riassunto = null,
           condivise = null, mappatura = $3, aggiornata_il = now()
         where scope = $1 and id = $2 and scade_il > now() and foglio is not null
           and (stato <> 'inConfronto' or ${ABBANDONATA})`,
        [scope, id, JSON.stringify(mappatura)],
      );
      await client.query('delete from platform.riconciliazioni_righe where scope = $1 and riconciliazione_id = $2', [scope, id]); // prettier-ignore
      return rowCount === 1;
    });
  }

  /**
   * Lines that come after `da` others. Nobody waits for the disk: what says that they are all there is written after
   * them, and is not on the disk before they are.
   */
  async aggiungi(scope: string, id: string, da: number, { esiti, firme, righe }: Gruppo): Promise<void> {
    await inScope(this.pool, scope, async (client) => {
      await client.query('set local synchronous_commit = off');
      await client.query(
        `insert into platform.riconciliazioni_righe (scope, riconciliazione_id, numero, esito, firma, riga)
         select $1, $2, $3::int + n - 1, esito, firma, riga
         from unnest($4::text[], $5::text[], $6::json[]) with ordinality as t (esito, firma, riga, n)`,
        [scope, id, da, ...[esiti, firme, righe].map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))], // prettier-ignore
      );
    });
  }

  async pronta(scope: string, id: string, riassunto: Riassunto, condivise: string): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query(
        `update platform.riconciliazioni set stato = 'pronta', percento = 100, riassunto = $3, condivise = $4
         where scope = $1 and id = $2`,
        [scope, id, JSON.stringify(riassunto), condivise],
      ),
    );
  }

  async scarta(scope: string, id: string): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query('delete from platform.riconciliazioni where scope = $1 and id = $2', [scope, id]),
    );
  }

  /** What of a project's expenses is shared with the ATS now, as text that compares. */
  async condivise(ats: string, progettoId: string): Promise<string> {
    const { rows } = await inScope(this.pool, ats, (client) =>
      client.query<{ condivise: string }>(
        `select coalesce(range_agg(r), '{}')::text as condivise
         from unnest(coalesce((select read.shared_keys('spese')), '{}'::read.key_multirange)) as r
         where split_part(lower(r), '/', 2) = $1`,
        [progettoId],
      ),
    );
    return rows[0]!.condivise;
  }

  /** Null for one that is unknown here or has expired. */
  async trova(scope: string, id: string): Promise<RigaRiconciliazione | null> {
    return (await this.select(scope, 'and id = $2', id))[0] ?? null;
  }

  /** Newest first. */
  elenco(scope: string): Promise<readonly RigaRiconciliazione[]> {
    return this.select(scope, '');
  }

  async file(scope: string, id: string): Promise<Buffer | null> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ file: Buffer }>(
        'select file from platform.riconciliazioni where scope = $1 and id = $2 and scade_il > now()',
        [scope, id],
      ),
    );
    return rows[0]?.file ?? null;
  }

  /** A page of lines in the order of their keys; none of a comparison whose data are not shared any more. */
  async righe(
    scope: string,
    id: string,
    { esito, spiegate, dopo = -1, first }: FiltroRighe,
  ): Promise<readonly RigaNumerata[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<RigaNumerata>(
        `select r.numero, r.esito, r.riga from platform.riconciliazioni_righe r
         where r.scope = $1 and r.riconciliazione_id = $2 and r.numero > $3
           and ($4::text is null or r.esito = $4)
           and ($5::boolean is null or (r.esito <> 'uguale' and (r.firma = any($6)) = $5))
           and exists (select from platform.riconciliazioni c
             where c.scope = $1 and c.id = $2 and c.scade_il > now() and c.stato = 'pronta' and ${ANCORA_CONDIVISE})
         order by r.numero limit $7`,
        [scope, id, dopo, esito ?? null, spiegate?.si ?? null, spiegate?.firme ?? [], first],
      ),
    );
    return rows;
  }

  async riga(scope: string, id: string, numero: number): Promise<RigaNumerata | null> {
    const [found] = await this.righe(scope, id, { dopo: numero - 1, first: 1 });
    return found?.numero === numero ? found : null;
  }

  private async select(scope: string, where: string, ...values: unknown[]): Promise<readonly RigaRiconciliazione[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Omit<RigaRiconciliazione, 'scadeIl'> & { scadeIl: Date }>(
        `select ${COLUMNS} from platform.riconciliazioni
         where scope = $1 and scade_il > now() ${where} order by creata_il desc limit 100`,
        [scope, ...values],
      ),
    );
    return rows.map((row) => ({ ...row, scadeIl: row.scadeIl.toISOString() }));
  }

  private async update(scope: string, id: string, change: string, value: unknown): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query(`update platform.riconciliazioni set ${change}`, [scope, id, value]),
    );
  }
}
