import { randomUUID } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';

import type { Identity } from './identity.js';

/** A person as an issuer knows them; an identity is one, and so is a demo user who has never signed in. */
export type KnownPerson = Pick<Identity, 'issuer' | 'subject' | 'username' | 'name' | 'memberships'>;

const MOST_REMEMBERED = 10_000;
/** Another process may have let the person be named again: until then it is not told. */
const REMEMBERED_MS = 5 * 60_000;

/**
 * The platform's own ids of people. The log knows a person by this random id alone; who it is stands here, and their
 * name once per consortium, where that consortium may erase it.
 */
export class Persone {
  private readonly known = new Map<string, { personaId: string; told: string; until: number }>();

  constructor(private readonly pool: Pool) {}

  /**
   * The person's id (UUID), made at the first meeting. Keeps user name and names up to date with what the issuer says.
   * Remembered in this process for minutes: asking again with the same identity costs nothing.
   */
  async personaOf(person: KnownPerson): Promise<string> {
    const key = JSON.stringify([person.issuer, person.subject]);
    const told = JSON.stringify([person.username, person.name, person.memberships]);
    const known = this.known.get(key);
    if (known?.told === told && Date.now() < known.until) return known.personaId;
    const personaId = await this.inTransaction((database) => meet(database, person));
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(key, { personaId, told, until: Date.now() + REMEMBERED_MS });
    return personaId;
  }

  /** Names of people as the consortium keeps them, by id. Who is unknown there, or erased, is not in the answer. */
  async nomi(scope: string, personaIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (personaIds.length === 0) return new Map();
    return this.named(
      scope,
      'select persona_id, nome from platform.persone_nomi where scope = $1 and persona_id = any ($2)',
      [scope, personaIds],
    );
  }

  /** Everybody whose name the consortium keeps, by id, with a role or without: all who ever signed in as its members. */
  async conosciute(scope: string): Promise<ReadonlyMap<string, string>> {
    return this.named(scope, 'select persona_id, nome from platform.persone_nomi where scope = $1', [scope]);
  }

  /** Erases names in the scope for good; no sign-in brings them back. Doing it again changes nothing. */
  async cancellaNomi(scope: string, personaIds: readonly string[]): Promise<void> {
    for (const personaId of personaIds) {
      await this.inScope(scope, async (database) => {
        await database.query('select pg_advisory_xact_lock($1, hashtext($2))', [NAMES, `${scope}/${personaId}`]);
        await database.query(
          `insert into platform.nomi_cancellati (scope, persona_id, cancellato_il) values ($1, $2, now())
           on conflict do nothing`,
          [scope, personaId],
        );
        await database.query('delete from platform.persone_nomi where scope = $1 and persona_id = $2', [
          scope,
          personaId,
        ]);
      });
    }
  }

  /** Lets the scope keep the names again: the next request of each person tells how they are called. */
  async ripristinaNomi(scope: string, personaIds: readonly string[]): Promise<void> {
    if (personaIds.length === 0) return;
    const rowCount = await this.inScope(scope, async (database) => {
      const query = 'delete from platform.nomi_cancellati where scope = $1 and persona_id = any ($2)';
      return (await database.query(query, [scope, personaIds])).rowCount;
    });
    if (rowCount) this.known.clear();
  }

  /** Ids of those whose names the scope has erased. */
  async cancellati(scope: string): Promise<ReadonlySet<string>> {
    const query = 'select persona_id from platform.nomi_cancellati where scope = $1';
    const { rows } = await this.inScope(scope, (database) => database.query<{ persona_id: string }>(query, [scope]));
    return new Set(rows.map((row) => row.persona_id));
  }

  private inScope<T>(scope: string, work: (database: PoolClient) => Promise<T>): Promise<T> {
    return this.inTransaction(async (database) => {
      await database.query("select set_config('app.scope', $1, true)", [scope]);
      return work(database);
    });
  }

  private async named(scope: string, query: string, values: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
    return this.inScope(scope, async (database) => {
      const { rows } = await database.query<{ persona_id: string; nome: string }>(query, [...values]);
      return new Map(rows.map(({ persona_id: personaId, nome }) => [personaId, nome]));
    });
  }

  private async inTransaction<T>(work: (database: PoolClient) => Promise<T>): Promise<T> {
    const database = await this.pool.connect();
    try {
      await database.query('begin');
      const result = await work(database);
      await database.query('commit');
      database.release();
      return result;
    } catch (error) {
      // A connection that cannot even roll back is thrown away.
      await database.query('rollback').then(
        () => database.release(),
        (broken: Error) => database.release(broken),
      );
      throw error;
    }
  }
}

/** Of the advisory locks, those of names: who signs in while a name is erased comes before or after, never between. */
const NAMES = 1_936_551;

async function meet(database: PoolClient, person: KnownPerson): Promise<string> {
  // An update that changes nothing lets `returning` answer for who is known already, also to two who ask at once.
  const { rows } = await database.query<{ persona_id: string }>(
    `insert into platform.persone (persona_id, issuer, subject, username) values ($1, $2, $3, $4)
     on conflict (issuer, subject) do update set username = excluded.username
     returning persona_id`,
    [randomUUID(), person.issuer, person.subject, person.username],
  );
  const personaId = rows[0]!.persona_id;
  for (const scope of person.memberships) {
    await database.query("select set_config('app.scope', $1, true)", [scope]);
    await database.query('select pg_advisory_xact_lock_shared($1, hashtext($2))', [NAMES, `${scope}/${personaId}`]);
    await database.query(
      `insert into platform.persone_nomi (scope, persona_id, nome) select $1, $2, $3
       where not exists (select 1 from platform.nomi_cancellati where scope = $1 and persona_id = $2)
       on conflict (scope, persona_id) do update set nome = excluded.nome where persone_nomi.nome <> excluded.nome`,
      [scope, personaId, person.name],
    );
  }
  return personaId;
}
