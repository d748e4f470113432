import { Inject, Injectable } from '@nestjs/common';

import { attestazioni, type RigaAttestazione } from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import { nomeDi, Persone, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type { AttestazioneType, AttestazioniAlMomento } from './attestazioni.types.js';

type Parole = ReadonlyMap<string, string>;

/** Questions about statements. */
@Injectable()
export class AttestazioniQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  async attestazioni(
    ctx: RequestContext,
    quando: QuandoInput | undefined,
    progettoId: string | undefined,
  ): Promise<AttestazioniAlMomento> {
    const { momento, found } = await this.letture.leggi(ctx, quando, [attestazioni], async (reader, at) => ({
      momento: at,
      found: await reader.where(attestazioni, progettoId ? { progettoId } : {}),
    }));
    const rows = found.map(({ row }) => row);
    const voci = rows.flatMap(({ avanzamento }) => avanzamento.map(({ voceId }) => voceId));
    const parole = await this.testi.leggi(ctx.scope, voci);
    const chi = rows.flatMap(({ generataDa, firmato }) => [generataDa, ...(firmato ? [firmato.restituitoDa] : [])]);
    const nomi = await this.persone.nomi(ctx.scope, [...new Set(chi)]);
    return {
      momento,
      attestazioni: [...found]
        .sort((a, b) => b.row.generataIl.localeCompare(a.row.generataIl))
        .map(({ key, row }) => attestazioneOf(key, row, parole, nomi)),
    };
  }

  /** As it is now; null where there is none. */
  async una(ctx: RequestContext, attestazioneId: string): Promise<RigaAttestazione | null> {
    return this.letture.leggi(ctx, undefined, [attestazioni], async (reader) => {
      return (await reader.one(attestazioni, attestazioneId))?.row ?? null;
    });
  }
}

function attestazioneOf(attestazioneId: string, row: RigaAttestazione, parole: Parole, nomi: Parole): AttestazioneType {
  const { proceduraVersione: _procedura, generataDa, generataIl, firmato, avanzamento, ...same } = row;
  const chi = (personaId: string, il: string) => ({ personaId, nome: nomeDi(nomi, personaId), il });
  return {
    ...{ ...same, attestazioneId, firmatari: [...row.firmatari], generata: chi(generataDa, generataIl) },
    avanzamento: avanzamento.map(({ voceId, ...cifre }) => ({ voce: parole.get(voceId) ?? null, ...cifre })),
    firmato: firmato && {
      ...chi(firmato.restituitoDa, firmato.il),
      ...{ sha256: firmato.sha256, byte: firmato.byte, formato: firmato.formato, firme: firmato.firme },
    },
  };
}
