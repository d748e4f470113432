import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { permessiDi } from '@consorzi/domain/tenancy';
import { accessi, centri, consorzio } from '@consorzi/projections/tenancy';

import { Letture } from '../commands/letture.js';
import type { QuandoInput } from '../graphql/momento.js';
import { ReadModels } from '../projections/read-models.js';
import { Rights, type RequestContext } from './access/index.js';
import { Persone } from './sign-in/index.js';
import type { CentriDelConsorzio, ConsorzioMio, Io, PersoneDelConsorzio } from './tenancy.types.js';
import { nomeDi } from './nomi.js';

/** Questions about people, their consortia, centri and roles. */
@Injectable()
export class TenancyQueries {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  /** The person who asks, and the consortia where both the token and a granted role let them in. */
  async io(request: Request): Promise<Io> {
    const person = await this.rights.signedIn(request);
    if (!person) throw new Error('the access guard lets nobody in without an identity');
    const { identity, personaId } = person;
    const consorzi: ConsorzioMio[] = [];
    for (const scope of [...identity.memberships].sort()) {
      const ruoli = await this.rights.rolesIn(person, scope);
      const found =
        ruoli.length > 0 && (await this.readModels.now(scope, [consorzio], (reader) => reader.one(consorzio, scope)));
      if (!found) continue;
      const names = ruoli.map(({ ruolo }) => ruolo);
      const own = [...new Set(ruoli.flatMap(({ centri: ids }) => ids))];
      consorzi.push({ scope, ...found.row, ruoli: names, permessi: [...permessiDi(names)], centri: own });
    }
    return { personaId, nome: identity.name, username: identity.username, consorzi };
  }

  async centri(ctx: RequestContext, quando?: QuandoInput): Promise<CentriDelConsorzio> {
    const { momento, rows } = await this.letture.leggi(ctx, quando, [centri], async (reader, at) => ({
      momento: at,
      rows: await reader.where(centri, {}),
    }));
    const nomi = await this.persone.nomi(
      ctx.scope,
      rows.flatMap(({ row }) => row.responsabili.map(({ personaId }) => personaId)),
    );
    return {
      momento,
      centri: rows
        .map(({ key, row }) => ({
          ...row,
          id: key,
          responsabili: row.responsabili.map((one) => ({ ...one, nome: nomeDi(nomi, one.personaId) })),
        }))
        .sort((a, b) => a.denominazione.localeCompare(b.denominazione, 'it')),
    };
  }

  async personeDelConsorzio(ctx: RequestContext, quando?: QuandoInput): Promise<PersoneDelConsorzio> {
    const { momento, rows } = await this.letture.leggi(ctx, quando, [accessi], async (reader, at) => ({
      momento: at,
      rows: await reader.where(accessi, {}),
    }));
    const nomi = await this.persone.nomi(
      ctx.scope,
      rows.map(({ key }) => key),
    );
    return {
      momento,
      revisione: Math.max(-1, ...rows.map(({ row }) => row.revisione)),
      persone: rows
        .map(({ key, row }) => ({
          personaId: key,
          nome: nomeDi(nomi, key),
          ruoli: row.ruoli.map(({ ruolo, centri: ids }) => ({ ruolo, centri: [...ids] })),
        }))
        .sort((a, b) => a.nome.localeCompare(b.nome, 'it')),
    };
  }
}
