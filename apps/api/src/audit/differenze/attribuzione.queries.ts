import { Inject, Injectable } from '@nestjs/common';

import type { JsonObject } from '@consorzi/domain/shared';
import {
  attribuzioneDi,
  foglieDi,
  MODELLI_DESCRITTI,
  registro,
  vistaDi,
  type AnyDescrizione,
} from '@consorzi/projections/audit';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Fatti } from '../fatti.js';
import { MODELLI_DEI_NOMI } from '../nomi-del-momento.js';
import { campoInParole, inParole, nomeInParole } from '../parole.js';
import { Vocabolari } from '../vocabolari.js';
import type { Attribuzione } from './differenze.types.js';

const MODELLI = [...new Set([registro, ...MODELLI_DESCRITTI.map(({ modello }) => modello), ...MODELLI_DEI_NOMI])];

/** Who gave each field of an object the value that it has. */
@Injectable()
export class AttribuzioneQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Fatti) private readonly fatti: Fatti,
    @Inject(Vocabolari) private readonly vocabolari: Vocabolari,
  ) {}

  /** Null for an id of nothing that is there at the moment. */
  attribuzione(ctx: RequestContext, oggettoId: string, quando?: QuandoInput): Promise<Attribuzione | null> {
    return this.letture.leggi(ctx, quando, MODELLI, async (reader, momento) => {
      const trovato = await oggettoDi(reader, oggettoId);
      if (!trovato) return null;
      const { descrizione, found } = trovato;
      const chi = await attribuzioneDi(reader, descrizione, found);
      const vista = vistaDi(descrizione, found.row);
      const valori = foglieDi(descrizione, vista);
      const detta = descrizione.detta(found.row, oggettoId);
      const vocabolario = await this.vocabolari.di(ctx.scope, [reader], [vista, [...detta]]);
      const rigaDi = ([campo, id]: readonly string[]) =>
        id === undefined ? undefined : (vista[campo!] as readonly JsonObject[]).find((one) => one['id'] === id);
      return {
        momento,
        modello: descrizione.modello.name,
        genere: descrizione.etichetta,
        nome: nomeInParole(detta, vocabolario),
        campi: [...chi].map(([percorso, posizione]) => ({
          percorso,
          campo: campoInParole(descrizione, percorso, rigaDi(percorso.split('/')), vocabolario),
          valore: inParole(valori.get(percorso) ?? null, vocabolario),
          posizione,
        })),
        fatti: await this.fatti.leggi(ctx.scope, [...chi.values()], vocabolario.nomi),
      };
    });
  }
}

/** Ids are of one thing each: the first model that has a row under it is the one. */
async function oggettoDi(
  reader: Reader,
  key: string,
): Promise<{ readonly descrizione: AnyDescrizione; readonly found: Found<JsonObject> } | null> {
  for (const descrizione of MODELLI_DESCRITTI) {
    if (descrizione.interne?.includes(key)) continue;
    const found = await reader.one<JsonObject>(descrizione.modello, key);
    if (found) return { descrizione, found };
  }
  return null;
}
