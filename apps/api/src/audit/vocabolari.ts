import { Inject, Injectable } from '@nestjs/common';

import type { Json } from '@consorzi/domain/shared';
import type { Reader } from '@consorzi/projections/projecting';

import { nomeDi, Persone, PERSONA_SISTEMA } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import { nomiDelMomento } from './nomi-del-momento.js';
import { idsIn, type Vocabolario } from './parole.js';

/** Names and words are resolved at the edge, with the rights of today: rows and events hold ids only. */
@Injectable()
export class Vocabolari {
  constructor(
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  /** For all ids in the values; the first reader's names count before those of the next. */
  async di(scope: string, readers: readonly Reader[], values: readonly Json[]): Promise<Vocabolario> {
    const { ids, testi } = idsIn(values);
    // People first: who is one is looked for among the things no more.
    const persone = await this.persone.nomi(scope, ids);
    const nomi = new Map(persone);
    if (ids.includes(PERSONA_SISTEMA)) nomi.set(PERSONA_SISTEMA, nomeDi(persone, PERSONA_SISTEMA));
    for (const reader of readers) {
      const missing = ids.filter((id) => !nomi.has(id));
      for (const [id, nome] of await nomiDelMomento(reader, missing)) if (!nomi.has(id)) nomi.set(id, nome);
    }
    return { nomi, testi: await this.testi.leggi(scope, testi) };
  }
}
