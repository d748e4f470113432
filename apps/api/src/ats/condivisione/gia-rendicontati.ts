import { Inject, Injectable } from '@nestjs/common';

import { progettiRecepiti, righeRendiconto } from '@consorzi/projections/ats';
import { ProjectionBehind } from '@consorzi/projections/projecting';

import type { GiaRendicontato } from '../../graphql/esito-comando.js';
import { ReadModels } from '../../projections/read-models.js';

/**
 * What an ATS has put of a consortium into its rendiconti: copies in the ATS's log, which a revocation does not touch.
 * Of them the consortium is told how many and how much, numbers only, and only of ATS whose projects it takes part in.
 */
@Injectable()
export class GiaRendicontati {
  constructor(@Inject(ReadModels) private readonly readModels: ReadModels) {}

  /** By project; none is there of an ATS whose read model is behind: how much it is cannot be told then. */
  async diTutti(
    consorzio: string,
    progetti: readonly { readonly ats: string; readonly progettoId: string }[],
  ): Promise<ReadonlyMap<string, GiaRendicontato>> {
    const all = new Map<string, GiaRendicontato>();
    for (const ats of new Set(progetti.map((one) => one.ats))) {
      const righe = await this.righe(ats, consorzio);
      if (!righe) continue;
      for (const { progettoId } of progetti.filter((one) => one.ats === ats)) {
        const sue = righe.filter(({ row }) => row.progettoId === progettoId);
        const centesimi = sue.reduce((sum, { row }) => sum + row.quotaCentesimi, 0);
        all.set(progettoId, { numero: sue.length, centesimi });
      }
    }
    return all;
  }

  /** Of all the projects of the ATS that the consortium knows; null where it cannot be told now. */
  async dellAts(consorzio: string, ats: string): Promise<GiaRendicontato | null> {
    const recepiti = await this.recepiti(consorzio);
    if (!recepiti) return null;
    const suoi = recepiti.filter((one) => one.ats === ats);
    const all = await this.diTutti(consorzio, suoi);
    if (all.size < suoi.length) return null;
    const sum = (of: 'numero' | 'centesimi') => [...all.values()].reduce((total, one) => total + one[of], 0);
    return { numero: sum('numero'), centesimi: sum('centesimi') };
  }

  /** Null where it cannot be told now. */
  async di(
    consorzio: string,
    progetto: { readonly ats: string; readonly progettoId: string },
  ): Promise<GiaRendicontato | null> {
    return (await this.diTutti(consorzio, [progetto])).get(progetto.progettoId) ?? null;
  }

  private async righe(ats: string, consorzio: string) {
    try {
      return await this.readModels.now(ats, [righeRendiconto], (reader) =>
        reader.where(righeRendiconto, { consorzio }),
      );
    } catch (error) {
      if (error instanceof ProjectionBehind) return null;
      throw error;
    }
  }

  private async recepiti(consorzio: string) {
    try {
      const found = await this.readModels.now(consorzio, [progettiRecepiti], (reader) =>
        reader.where(progettiRecepiti, {}),
      );
      return found.map(({ key, row }) => ({ progettoId: key, ats: row.ats }));
    } catch (error) {
      if (error instanceof ProjectionBehind) return null;
      throw error;
    }
  }
}
