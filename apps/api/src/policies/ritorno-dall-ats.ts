import {
  deciderRitornoDallAts,
  perConsorzio,
  rendiconto,
  type QuotaRipartita,
  type SpesaDi,
  type SpesaRiportata,
} from '@consorzi/domain/ats';
import type { JsonObject } from '@consorzi/domain/shared';

import { reaction, type Policy } from './policy.js';

/**
 * What a rendiconto reports of each member, in that member's log, whenever it is sent: it knows it whatever it shares
 * afterwards. Sent again after integrations, also to those whose lines were all taken out.
 */
export const speseRendicontate: Policy = {
  name: 'spese-rendicontate',
  types: new Set(['RendicontoInviato', 'IntegrazioniTrasmesse']),
  async react(event, source) {
    const stato = await source.state(rendiconto, source.id);
    if (stato.status === 'assente') return [];
    const { progettoId, titolo, righe, coinvolti } = stato;
    const lines = [...righe].map(([key, { consorzio, quotaCentesimi }]) => ({
      ...{ consorzio, spesaId: key.slice(consorzio.length + 1), centesimi: quotaCentesimi },
    }));
    const byMember = perConsorzio<SpesaDi & SpesaRiportata>(lines);
    const told = event.type === 'RendicontoInviato' ? [...byMember.keys()] : coinvolti;
    const { il } = event.data as JsonObject & { il: string };
    return told.map((consorzio) => {
      const spese = (byMember.get(consorzio) ?? []).map(({ spesaId, centesimi }) => ({ spesaId, centesimi }));
      const body = { scope: consorzio, ats: source.scope, progettoId, rendicontoId: source.id, titolo, il, spese };
      return reaction(consorzio, deciderRitornoDallAts, { type: 'RecepisciRendiconto', ...body } as const);
    });
  },
};

/** What a member was given of a sum that came, in its log. */
export const sommeRipartite: Policy = {
  name: 'somme-ripartite',
  types: new Set(['SommaRipartita']),
  react(event, source) {
    const { progettoId, quote } = event.data as unknown as { progettoId: string; quote: readonly QuotaRipartita[] };
    const byMember = new Map<string, QuotaRipartita[]>();
    for (const quota of quote) {
      if (quota.consorzio !== null) byMember.set(quota.consorzio, [...(byMember.get(quota.consorzio) ?? []), quota]);
    }
    const reactions = [...byMember].map(([consorzio, own]) => {
      const centesimi = own.reduce((sum, quota) => sum + quota.centesimi, 0);
      const il = own
        .map((quota) => quota.il)
        .sort()
        .at(-1)!;
      const body = { scope: consorzio, ats: source.scope, progettoId, richiestaId: source.id, centesimi, il };
      return reaction(consorzio, deciderRitornoDallAts, { type: 'RecepisciSomma', ...body } as const);
    });
    return Promise.resolve(reactions);
  },
};
