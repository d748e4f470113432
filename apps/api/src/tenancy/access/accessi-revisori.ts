import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_POOL } from '../../boot/platform.module.js';
import { inScope } from '../../database/in-scope.js';

/** An auditor asked this. Ids and moments only: whatever else was asked could be words about people. */
export interface AccessoDelRevisore {
  readonly scope: string;
  /** When, ISO with milliseconds. */
  readonly at: string;
  readonly personaId: string;
  /** By which incarichi they were let in; none where the role was granted or delegated. */
  readonly incarichi: readonly string[];
  /** The query, the mutation, the endpoint; where the door gave no name, the right it asked for. */
  readonly operazione: string;
  readonly oggetti: readonly string[];
  /** Moments asked, as they were: a date, or `#` and a position; none is now. */
  readonly momenti: readonly string[];
}

/** The trail could not be written, so that nothing may be read: what nobody can see afterwards does not happen. */
export class AccessoNonRegistrato extends Error {
  override readonly name = 'AccessoNonRegistrato';
  readonly code = 'ACCESSO_NON_REGISTRATO';
  readonly messaggio = 'L’accesso non può essere registrato e perciò non è permesso: riprovare tra poco.';
  constructor(cause: unknown) {
    super('the access of an auditor could not be recorded', { cause });
  }
}

interface Waiting {
  readonly access: AccessoDelRevisore;
  readonly written: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * The trail of what auditors look at, table `platform.accessi_revisori`. A row stands in it before the answer begins;
 * those that wait in one process are written in one transaction a scope, so that a page which asks ten things pays once.
 */
@Injectable()
export class AccessiRevisori {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  /** Resolves when the access stands in the table. @throws AccessoNonRegistrato */
  async record(access: AccessoDelRevisore): Promise<void> {
    await new Promise<void>((written, failed) => {
      const line = this.waiting.get(access.scope);
      const one = { access, written, failed };
      if (line) return line.push(one);
      this.waiting.set(access.scope, [one]);
      void this.drain(access.scope);
    });
  }

  /** Newest first, `first` of them before the cursor `<at>/<id>`; none after `fino` (ISO). */
  async elenco(
    scope: string,
    { first, after, fino = null }: { first: number; after?: string | undefined; fino?: string | null },
  ): Promise<readonly (AccessoDelRevisore & { readonly id: string })[]> {
    const [at = null, id = null] = after?.split('/') ?? [];
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Row>(
        `select id, at, persona_id, incarichi, operazione, oggetti, momenti from platform.accessi_revisori
         where scope = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
           and ($4::timestamptz is null or at <= $4::timestamptz)
         order by at desc, id desc limit $5`,
        [scope, at, id, fino, first],
      ),
    );
    return rows.map(({ persona_id: personaId, at: when, ...row }) => ({ ...row, scope, personaId, at: when.toISOString() })); // prettier-ignore
  }

  /** All that one person looked at in the scope, oldest first. */
  async diPersona(
    scope: string,
    personaId: string,
  ): Promise<readonly (Pick<AccessoDelRevisore, 'operazione' | 'oggetti' | 'momenti'> & { readonly il: string })[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Row>(
        `select at, operazione, oggetti, momenti from platform.accessi_revisori
         where scope = $1 and persona_id = $2 order by at, id`,
        [scope, personaId],
      ),
    );
    return rows.map(({ at, operazione, oggetti, momenti }) => ({ il: at.toISOString(), operazione, oggetti, momenti }));
  }

  /** One write at a time and scope: whoever comes while it is under way is in the next. */
  private async drain(scope: string): Promise<void> {
    for (let batch = this.waiting.get(scope); batch && batch.length > 0; batch = this.waiting.get(scope)) {
      this.waiting.set(scope, []);
      try {
        const accesses = batch.map(({ access }) => access);
        await inScope(this.pool, scope, (client) => client.query(INSERT, [scope, JSON.stringify(accesses.map(rowOf))]));
        batch.forEach(({ written }) => written());
      } catch (error) {
        batch.forEach(({ failed }) => failed(new AccessoNonRegistrato(error)));
      }
    }
    this.waiting.delete(scope);
  }
}

const INSERT = `
  insert into platform.accessi_revisori (scope, id, at, persona_id, incarichi, operazione, oggetti, momenti)
  select $1, r.id, r.at, r.persona_id, r.incarichi, r.operazione, r.oggetti, r.momenti
  from jsonb_to_recordset($2::jsonb) as r (
    id uuid, at timestamptz, persona_id uuid, incarichi uuid[], operazione text, oggetti text[], momenti text[])`;

const rowOf = ({ personaId: persona_id, scope: _scope, ...access }: AccessoDelRevisore) => ({
  id: randomUUID(),
  persona_id,
  ...access,
});

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly persona_id: string;
  readonly incarichi: readonly string[];
  readonly operazione: string;
  readonly oggetti: readonly string[];
  readonly momenti: readonly string[];
}
