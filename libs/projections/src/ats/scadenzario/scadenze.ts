import {
  mesiDaChiudere,
  terminiDelPianoAnnuale,
  terminiDelProgetto,
  type CondizioneMancante,
  type TipoScadenza,
  type TipoTrasferimento,
} from '@consorzi/domain/ats';
import { giornoDi, giornoPrima, ultimoGiornoDi } from '@consorzi/domain/shared';

import type { RigaPiano } from '../../planning/index.js';
import type { Found } from '../../projecting/index.js';
import type { RigaAccessi, RigaRevisione } from '../../tenancy/index.js';
import type { RigaConvenzione } from '../convenzioni/convenzioni.js';
import type { RigaIstanza } from '../istanze/istanze.js';
import type { RigaProgettoRecepito } from '../progetti-recepiti/progetti-recepiti.js';
import type { RigaProgetto } from '../progetti/progetti.js';
import type { RigaDelRendiconto } from '../rendiconti/rendiconti.js';

/** A dated duty as read models know it: names of people and texts by id. Days ISO, amounts in cents. */
export interface Scadenza {
  readonly id: string;
  readonly giorno: string;
  readonly tipo: TipoScadenza;
  /** What the thing is called, where it has a name of its own. */
  readonly titolo: string | null;
  /** The id of the text that says what it is about. */
  readonly testoId: string | null;
  readonly progettoId: string | null;
  /** Of a project: who it is for; null is all of them, or the capofila. */
  readonly partnerId: string | null;
  readonly personaId: string | null;
  /** The platform knows that it is still to be done; a day of which it cannot know is false. */
  readonly aperta: boolean;
  /** The value of a target and its unit, months as `2025-01/2025-03`, a role, the kind of a request. */
  readonly valore: string | null;
  readonly unita: string | null;
  readonly centesimi: number | null;
  readonly mancano: readonly CondizioneMancante[];
  /** The id of what its page shows. */
  readonly riferimento: string | null;
}

const VUOTA = {
  ...{ titolo: null, testoId: null, progettoId: null, partnerId: null, personaId: null, aperta: false },
  ...{ valore: null, unita: null, centesimi: null, mancano: [], riferimento: null },
} as const;

type Data = Partial<Scadenza> & Pick<Scadenza, 'giorno' | 'tipo'>;
const una = (data: Data, ...chiave: readonly (string | null)[]): Scadenza => ({
  ...VUOTA,
  ...data,
  id: [data.tipo, ...chiave.filter((part) => part !== null), data.giorno].join('/'),
});

/** By day, then kind, then title: the same order whatever it was read in. */
export const inOrdine = (tutte: readonly Scadenza[]): readonly Scadenza[] =>
  [...tutte].sort((a, b) => a.giorno.localeCompare(b.giorno) || a.id.localeCompare(b.id));

/** Targets, milestones, steps and last days, of the plans that count on each day. */
export function scadenzeDeiProgetti(progetti: readonly Found<RigaProgetto>[]): readonly Scadenza[] {
  return progetti.flatMap(({ key: progettoId, row }) =>
    terminiDelProgetto(row.piani, row.chiusoIl).map((termine) => {
      const { giorno } = termine;
      if (termine.tipo === 'fine') {
        const fine = { progettoId, riferimento: progettoId, aperta: row.chiusoIl === null };
        return una({ ...fine, giorno, tipo: 'fineProgetto', titolo: row.titolo }, progettoId);
      }
      const { tipo, titolo, id } = termine;
      if (tipo === 'fase') return una({ giorno, tipo, titolo, progettoId, riferimento: progettoId }, progettoId, id);
      const { partnerId, valore, unita } = termine;
      const data = { giorno, tipo, titolo, progettoId, partnerId, valore, unita, riferimento: progettoId };
      return una(data, progettoId, id, partnerId);
    }),
  );
}

/** What was asked of the administration and has no answer: there is no term, so it stands on the day it was sent. */
export const scadenzeDelleIstanze = (istanze: readonly Found<RigaIstanza>[]): readonly Scadenza[] =>
  istanze.flatMap(({ key, row }) => {
    if (row.riscontri.length > 0) return [];
    const { progettoId, tipo, oggetto, presentataIl: giorno } = row;
    const data = { giorno, tipo: 'istanza', progettoId, valore: tipo, testoId: oggetto.testoId, aperta: true } as const;
    return una({ ...data, riferimento: progettoId }, key);
  });

/** Integrations asked and not sent yet, by their term; a rendiconto that was sent and has no outcome yet. */
export const scadenzeDeiRendiconti = (rendiconti: readonly Found<RigaDelRendiconto>[]): readonly Scadenza[] =>
  rendiconti.flatMap(({ key, row }) => {
    const { progettoId, titolo, passi } = row;
    const ultimo = passi.at(-1)!;
    const data = { titolo, progettoId, riferimento: key, aperta: true };
    if (row.stato === 'integrazioni') {
      const giorno = ultimo.entro ?? ultimo.il ?? giornoDi(ultimo.registratoIl);
      return una({ ...data, giorno, tipo: 'integrazioni', testoId: ultimo.testo?.testoId ?? null }, key);
    }
    if (row.stato !== 'inviato') return [];
    return una({ ...data, giorno: ultimo.il ?? giornoDi(ultimo.registratoIl), tipo: 'esito' }, key);
  });

/** The last day of each agreement, the newest extension counted. */
export const scadenzeDelleConvenzioni = (convenzioni: readonly Found<RigaConvenzione>[]): readonly Scadenza[] =>
  convenzioni.map(({ key, row: { titolo, alEscluso } }) =>
    una({ giorno: giornoPrima(alEscluso), tipo: 'convenzione', titolo, riferimento: key }, key),
  );

/** A transfer that the procedure lets the capofila ask for on the day: how much at most, and what is to go with it. */
export interface Chiedibile {
  readonly progettoId: string;
  readonly tipo: TipoTrasferimento;
  readonly centesimi: number;
  readonly mancano: readonly CondizioneMancante[];
}
export const scadenzeDeiTrasferimenti = (chiedibili: readonly Chiedibile[], giorno: string): readonly Scadenza[] =>
  chiedibili.map(({ progettoId, tipo, centesimi, mancano }) =>
    una(
      { giorno, tipo: 'trasferimento', progettoId, valore: tipo, centesimi, mancano, aperta: true },
      progettoId,
      tipo,
    ),
  );

/** In a consortium: what it is expected to reach in the projects it takes part in, and their last days. */
export const scadenzeDeiRecepiti = (recepiti: readonly Found<RigaProgettoRecepito>[]): readonly Scadenza[] =>
  recepiti.flatMap(({ key: progettoId, row }) => {
    const shared = { progettoId, riferimento: progettoId };
    const traguardi = row.traguardi.flatMap(({ traguardoId, tipo, titolo, unita, attesi }) =>
      attesi.map(({ entro: giorno, partnerId, valore }) =>
        una({ ...shared, giorno, tipo, titolo, unita, valore, partnerId }, progettoId, traguardoId, partnerId),
      ),
    );
    const fine = { giorno: row.al, tipo: 'fineProgetto', titolo: row.titolo, aperta: row.stato === 'inCorso' } as const;
    return [...traguardi, una({ ...shared, ...fine }, progettoId)];
  });

/** Months that are over and open, of a project and a partner: they stand on the last day of the first of them. */
export function scadenzaDeiMesi(
  progetto: { readonly progettoId: string; readonly partnerId: string; readonly dal: string; readonly al: string },
  chiusoFinoAl: string | null,
  oggi: string,
): readonly Scadenza[] {
  const { progettoId, partnerId } = progetto;
  const mesi = mesiDaChiudere(progetto, chiusoFinoAl, oggi);
  if (!mesi) return [];
  const data = { giorno: ultimoGiornoDi(mesi.dal), valore: `${mesi.dal}/${mesi.al}`, aperta: true } as const;
  return [
    una({ ...data, tipo: 'mesiDaChiudere', progettoId, partnerId, riferimento: progettoId }, progettoId, partnerId),
  ];
}

/** What the law asks of the years of each plan, as far as the plan shows that it is still to be done. */
export const scadenzeDeiPiani = (piani: readonly Found<RigaPiano>[]): readonly Scadenza[] =>
  piani.flatMap(({ key, row }) =>
    terminiDelPianoAnnuale(row).map(({ tipo, giorno }) =>
      // Nobody has to vary a plan: the day is the last one on which it can be done.
      una({ giorno, tipo, titolo: row.titolo, riferimento: key, aperta: tipo !== 'variazioni' }, key),
    ),
  );

/** The last days of those who stand in for another; `chiave` is the person's id. */
export const scadenzeDelleDeleghe = (accessi: readonly Found<RigaAccessi>[]): readonly Scadenza[] =>
  accessi.flatMap(({ key: personaId, row }) =>
    row.deleghe.map(({ delegaId, ruolo, alEscluso }) =>
      una({ giorno: giornoPrima(alEscluso), tipo: 'delega', personaId, valore: ruolo }, delegaId),
    ),
  );

/** The last days of auditors that were called and not sent away. */
export const scadenzeDelleRevisioni = (revisioni: readonly Found<RigaRevisione>[]): readonly Scadenza[] =>
  revisioni.flatMap(({ key, row: { personaId, alEscluso, revocataIl } }) =>
    revocataIl === null ? una({ giorno: giornoPrima(alEscluso), tipo: 'revisione', personaId }, key) : [],
  );
