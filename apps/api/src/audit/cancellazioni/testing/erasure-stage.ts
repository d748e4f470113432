import { deciderPersona, deciderTesto, type ComandoPersona } from '@consorzi/domain/audit';
import { streamName, type CommandContext } from '@consorzi/domain/event-sourcing';
import { idOf, type TestoRef } from '@consorzi/domain/shared';
import { allProjections } from '@consorzi/projections/all';
import pg from 'pg';

import { PostgresEventStore, runCommand } from '../../../event-sourcing/index.js';
import { commandContext } from '../../../event-sourcing/testing/command-context.js';
import { ProjectionRunner, projectorPool } from '../../../projections/index.js';
import { Persone } from '../../../tenancy/index.js';
import { Testi } from '../../../testi/index.js';
import { Cancellazioni, ElencoCancellazioni } from '../index.js';

export const SCOPE = 'inprova';
export const PIANO = idOf('piano');

type LoginRole = 'consorzi_api' | 'consorzi_projector' | 'admin';

/** The API's parts that erasures go through, on one database and one folder: as a process has them from its start. */
export class ErasureStage {
  readonly testi: Testi;
  readonly persone: Persone;
  readonly elenco: ElencoCancellazioni;
  readonly cancellazioni: Cancellazioni;
  private readonly pool: pg.Pool;
  private readonly store: PostgresEventStore;

  constructor(
    readonly url: (role: LoginRole) => string,
    folder: string,
  ) {
    this.pool = new pg.Pool({ connectionString: url('consorzi_api') });
    this.store = new PostgresEventStore(this.pool);
    this.testi = new Testi(this.pool);
    this.persone = new Persone(this.pool);
    this.elenco = new ElencoCancellazioni(folder);
    this.cancellazioni = new Cancellazioni({
      ...{ pool: this.pool, store: this.store, testi: this.testi, persone: this.persone, elenco: this.elenco },
    });
  }

  /** The words of a variazione, saved and named by its event. */
  async scrivi(words: string): Promise<TestoRef> {
    const context = commandContext(words);
    const texts = await this.testi.perComando(SCOPE, context.commandId);
    const motivo = texts.ref('motivo', words);
    const stream = streamName(SCOPE, 'Variazione', idOf('variazione', words));
    await texts.salva(stream);
    const events = [{ type: 'VariazioneAperta', data: { pianoId: PIANO, motivo } }];
    await this.store.append(SCOPE, [{ stream, expectedRevision: -1, events }], context);
    return motivo;
  }

  /** The salt stands beside the words: what a hash is checked with. */
  async salt(testoId: string): Promise<Buffer | null> {
    return (await this.asAdmin('select sale from platform.testi where id = $1', [testoId]))[0]!['sale'] as Buffer;
  }

  /** What `cancellaTesto` does; `until` leaves it half-way, as a crash would. */
  async cancellaTesto(testoId: string, until: 'event' | 'end' = 'end', recordedAt = '2025-03-01T09:00:00.000Z') {
    const context = { scope: SCOPE, ...commandContext(`cancella ${testoId}`, { recordedAt }) };
    await runCommand({ store: this.store }, context, deciderTesto, {
      ...{ autore: { personaId: idOf('spec', 'persona'), centri: 'tutti' }, now: recordedAt, testoId },
      ...{ type: 'CancellaTesto', motivo: 'nomina_una_persona' },
      oggetti: await this.cancellazioni.oggettiDi(SCOPE, testoId),
    });
    if (until === 'end') await this.cancellazioni.compi(SCOPE, 'Testo', testoId);
  }

  async nome(type: 'CancellaNome' | 'RipristinaNome', personaId: string, recordedAt: string): Promise<void> {
    const context = { scope: SCOPE, ...commandContext(`${type} ${personaId} ${recordedAt}`, { recordedAt }) };
    const base = {
      autore: { personaId: idOf('spec', 'persona'), centri: 'tutti' as const },
      now: recordedAt,
      personaId,
    };
    const command: ComandoPersona =
      type === 'CancellaNome'
        ? { ...base, type, motivo: 'richiesta_dell_interessato', conosciuta: true }
        : { ...base, type };
    await runCommand({ store: this.store }, context, deciderPersona, command);
    await this.cancellazioni.compi(SCOPE, 'Persona', personaId);
  }

  /** Somebody signs in, as the provider names them; asked anew, as another process would be. */
  entra(name: string, subject = name, scopes: readonly string[] = [SCOPE]): Promise<string> {
    const person = { issuer: 'spec', subject, username: subject, name, memberships: scopes };
    return new Persone(this.pool).personaOf(person);
  }

  async log(): Promise<
    readonly { type: string; data: Record<string, unknown>; context: CommandContext; hash: string }[]
  > {
    const events = await this.store.readScope(SCOPE, -1, 1_000);
    return events.map((event) => ({ type: event.type, data: event.data, context: event, hash: event.payloadHash }));
  }

  /** Lets a projector read the whole log, then ends it. */
  async project(): Promise<void> {
    const pool = projectorPool(this.url('consorzi_projector'));
    const runner = new ProjectionRunner({ store: new PostgresEventStore(pool), pool, projections: allProjections });
    await runner.start();
    const last = (await this.log()).length - 1;
    for (let tries = 0; tries < 500; tries++) {
      const query = "select min(position)::int as least from read.checkpoints where scope = $1 and status = 'attiva'";
      if (((await this.asAdmin(query, [SCOPE]))[0]!['least'] as number | null) === last) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await runner.stop();
    await pool.end();
  }

  /** Tables of which some row holds the words, whoever's it is. */
  async tablesHolding(words: string): Promise<readonly string[]> {
    const tables = await this.asAdmin(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname in ('log', 'read', 'platform', 'public')`,
    );
    const holding: string[] = [];
    for (const { name } of tables as { name: string }[]) {
      const found = await this.asAdmin(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [words]);
      if (found.length > 0) holding.push(name);
    }
    return holding.sort();
  }

  async asAdmin(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const admin = new pg.Client({ connectionString: this.url('admin') });
    await admin.connect();
    try {
      return (await admin.query<Record<string, unknown>>(sql, [...values])).rows;
    } finally {
      await admin.end();
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
