import { randomUUID } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';

import type { Identity } from './identity.js';

/** A person as an issuer knows them; an identity is one, and so is a demo user who has never signed in. */
export type KnownPerson = Pick<Identity, 'issuer' | 'subject' | 'username' | 'name' | 'memberships'>;

const MOST_REMEMBERED = 10_000;

/**
 * The platform's own ids of people. The log knows a person by this random id alone; who it is stands here, and their
 * name once per consortium, where that consortium may erase it.
 */
export class Persone {
  private readonly known = new Map<string, { personaId: string; told: string }>();

  constructor(private readonly pool: Pool) {}

  /**
   * The person's id (UUID), made at the first meeting. Keeps user name and names up to date with what the issuer says.
   * Remembered in this process: asking again with the same identity costs nothing.
   */
  async personaOf(person: KnownPerson): Promise<string> {
    const key = JSON.stringify([person.issuer, person.subject]);
    const told = JSON.stringify([person.username, person.name, person.memberships]);
    const known = this.known.get(key);
    if (known?.told === told) return known.personaId;
    const personaId = await this.inTransaction((database) => meet(database, person));
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(key, { personaId, told });
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

  private async named(scope: string, query: string, values: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
    return this.inTransaction(async (database) => {
      await database.query("select set_config('app.scope', $1, true)", [scope]);
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
    await database.query(
      `insert into platform.persone_nomi (scope, persona_id, nome) values ($1, $2, $3)
       on conflict (scope, persona_id) do update set nome = excluded.nome where persone_nomi.nome <> excluded.nome`,
      [scope, personaId, person.name],
    );
  }
  return personaId;
}
