import { Inject, Injectable } from '@nestjs/common';

import { firmaDi, type NomeTabella } from '@consorzi/domain/ats';
import { righeSpiegate, type RigaSpiegataRiga } from '@consorzi/projections/ats';
import type { Found } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { nomeDi, Persone, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';

/** What somebody said of a line, with the line's key in words again. */
export interface Spiegazione {
  readonly id: string;
  readonly chiave: string;
  readonly impronta: string;
  readonly firma: string;
  readonly nota: string | null;
  readonly autore: string;
  readonly spiegataIl: string;
}

/** The explained lines of a table: which of those that differ today somebody has already explained. */
@Injectable()
export class Spiegazioni {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  /** By the line's key. One whose key was erased explains nothing any more. */
  async di(ctx: RequestContext, progettoId: string, tabella: NomeTabella): Promise<ReadonlyMap<string, Spiegazione>> {
    const found = await this.letture.leggi(ctx, undefined, [righeSpiegate], (reader) =>
      reader.where(righeSpiegate, { progettoId }),
    );
    const all = await this.inParole(
      ctx,
      found.filter(({ row }) => row.tabella === tabella),
    );
    return new Map(all.map((one) => [one.chiave, one]));
  }

  async inParole(ctx: RequestContext, found: readonly Found<RigaSpiegataRiga>[]): Promise<readonly Spiegazione[]> {
    const refs = found.flatMap(({ row }) => [row.chiave.testoId, row.nota.testoId]);
    const words = await this.testi.leggi(ctx.scope, refs);
    const nomi = await this.persone.nomi(ctx.scope, found.map(({ row }) => row.personaId)); // prettier-ignore
    return found.flatMap(({ key: id, row }) => {
      const chiave = words.get(row.chiave.testoId);
      if (chiave === undefined) return [];
      const nota = words.get(row.nota.testoId) ?? null;
      const { impronta, spiegataIl } = row;
      const autore = nomeDi(nomi, row.personaId);
      return [{ id, chiave, impronta, firma: firmaDi(chiave, impronta), nota, autore, spiegataIl }];
    });
  }
}
