import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { giornoPrima } from '@consorzi/domain/shared';
import { nominatiNel } from '@consorzi/domain/tenancy';
import { ats } from '@consorzi/projections/ats';
import type { Reader } from '@consorzi/projections/projecting';
import { accessi, centri, consorzio, ULTIMA, type RigaDelega, type RigaIncarico } from '@consorzi/projections/tenancy';

import { Letture } from '../commands/letture.js';
import type { QuandoInput } from '../graphql/momento.js';
import { ReadModels } from '../projections/read-models.js';
import {
  AccessModelBehind,
  eRistretto,
  permessiEffettivi,
  Rights,
  type Diritti,
  type RequestContext,
} from './access/index.js';
import { Persone } from './sign-in/index.js';
import type { CentriDelConsorzio, ConsorzioMio, IncaricoMio, Io, PersoneDelConsorzio } from './tenancy.types.js';
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
      const diritti = await this.rights.diritti(person, scope).catch(noneIfBehind);
      const { ruoli, incarichi } = diritti;
      const found = ruoli.length + incarichi.length > 0 && (await this.readModels.now(scope, [consorzio, ats], enteOf));
      if (!found) continue;
      const names = new Set(ruoli.map(({ ruolo }) => ruolo));
      if (incarichi.length > 0) names.add('revisore');
      const own = [...new Set(ruoli.flatMap(({ centri: ids }) => ids))];
      consorzi.push({
        ...{ scope, ...found, ruoli: [...names], permessi: [...permessiEffettivi(diritti)], centri: own },
        incarichi: incarichi.map(incaricoOf),
        ristretto: eRistretto(diritti),
      });
    }
    // Each kind by its slug: one's own consortium comes before the network it is in.
    consorzi.sort((a, b) => Number(a.tipo === 'ats') - Number(b.tipo === 'ats'));
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

  /**
   * Who has which role at the moment. Who may grant one today is also told who is known to the consortium and has none:
   * names carry no moment, so that these are never shown as of the past.
   */
  async personeDelConsorzio(ctx: RequestContext, quando?: QuandoInput): Promise<PersoneDelConsorzio> {
    const { momento, rows } = await this.letture.leggi(ctx, quando, [accessi], async (reader, at) => ({
      momento: at,
      rows: await reader.where(accessi, {}),
    }));
    const diritti = new Map(rows.filter(({ key }) => key !== ULTIMA).map(({ key, row }) => [key, row]));
    const concede = momento.attuale && ctx.permessi.includes('tenancy.amministra');
    const nomi = await (concede
      ? this.persone.conosciute(ctx.scope)
      : this.persone.nomi(ctx.scope, [...diritti.keys()]));
    const cancellati = await this.persone.cancellati(ctx.scope);
    return {
      momento,
      // Of the stream, not of the people's rows: who lost their last role has none.
      revisione: rows.find(({ key }) => key === ULTIMA)?.row.revisione ?? -1,
      persone: [...new Set([...diritti.keys(), ...nomi.keys(), ...(concede ? cancellati : [])])]
        .map((personaId) => ({
          personaId,
          nome: nomeDi(nomi, personaId),
          nomeCancellato: cancellati.has(personaId),
          ruoli: (diritti.get(personaId)?.ruoli ?? []).map(({ ruolo, centri: ids }) => ({ ruolo, centri: [...ids] })),
          deleghe: (diritti.get(personaId)?.deleghe ?? []).map((delega) => delegaOf(delega, nomi)),
        }))
        .sort((a, b) => a.nome.localeCompare(b.nome, 'it')),
    };
  }
}

/** A scope whose rights cannot be told lets nobody in; the person's others have nothing to do with it. */
function noneIfBehind(error: unknown): Diritti {
  if (error instanceof AccessModelBehind) return { ruoli: [], incarichi: [] };
  throw error;
}

const incaricoOf = ({ incaricoId, dal, alEscluso, perimetro }: RigaIncarico): IncaricoMio => ({
  ...{ incaricoId, dal, al: giornoPrima(alEscluso), tipo: perimetro.tipo },
  oggetti: [...nominatiNel(perimetro)],
});

const delegaOf = ({ alEscluso, ...delega }: RigaDelega, nomi: ReadonlyMap<string, string>) => ({
  ...delega,
  nomeDelegante: nomeDi(nomi, delega.delegante),
  al: giornoPrima(alEscluso),
});

/** What the scope is, and how it is called. */
async function enteOf(reader: Reader): Promise<Pick<ConsorzioMio, 'tipo' | 'denominazione' | 'sede'> | null> {
  const found = await reader.one(consorzio, reader.scope);
  if (found) return { tipo: 'consorzio', ...found.row };
  const other = await reader.one(ats, reader.scope);
  return other && { tipo: 'ats', denominazione: other.row.denominazione, sede: null };
}
