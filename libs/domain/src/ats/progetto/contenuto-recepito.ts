import { proceduraDi, type Programma } from '../programma/programma.js';
import type { QuotaPiano, Traguardo } from './piano-progetto.js';
import type { ContenutoRecepito, PianoRecepito, QuotaRecepita } from './progetto-recepito.js';
import { ultimoPiano, type PianoDal, type Progetto } from './progetto.js';

/** What goes to whom: the slug of the partner's scope, and what its log is to know. */
export interface DaRecepire {
  readonly consorzio: string;
  readonly contenuto: ContenutoRecepito;
}

/** What each partner that is a consortium is to know of the project: of the money, only its own. */
export function contenutiDaRecepire(
  ats: string,
  progettoId: string,
  stato: Progetto,
  delProgramma: Programma,
): readonly DaRecepire[] {
  if (stato.status === 'assente' || delProgramma.status === 'assente') return [];
  const { titolo, cup, proceduraVersione, partner } = stato;
  const { dal, al, voci, quote, traguardi } = ultimoPiano(stato);
  const versione = proceduraDi(delProgramma, proceduraVersione);
  if (!versione) throw new Error(`the programme has no version ${proceduraVersione} of its procedure`);
  return partner.flatMap((one) => {
    if (one.tipo !== 'membro') return [];
    const { partnerId, consorzio } = one;
    const contenuto: ContenutoRecepito = {
      ...{ ats, progettoId, partnerId, titolo, cup, programma: delProgramma.denominazione, dal, al, voci },
      quote: quoteDi(partnerId, quote),
      traguardi: traguardiDi(partnerId, traguardi),
      piani: stato.piani.map((piano) => pianoDi(partnerId, piano)),
      ...{ proceduraVersione, modello: versione.modello, stato: stato.chiusoIl === null ? 'inCorso' : 'chiuso' },
    };
    return [{ consorzio, contenuto }];
  });
}

const quoteDi = (partnerId: string, quote: readonly QuotaPiano[]): readonly QuotaRecepita[] =>
  quote
    .filter((quota) => quota.partnerId === partnerId)
    .map(({ voceId, fonte, centesimi }) => ({ voceId, fonte, centesimi }));

const pianoDi = (partnerId: string, { dal, piano }: PianoDal): PianoRecepito => {
  const { voci, fasi, quote } = piano;
  return { dal, piano: { dal: piano.dal, al: piano.al, voci, fasi, quote: quoteDi(partnerId, quote) } };
};

/** The targets that concern the partner, each with what is expected of it and of the project as a whole. */
const traguardiDi = (partnerId: string, traguardi: readonly Traguardo[]): readonly Traguardo[] =>
  traguardi.flatMap((traguardo) => {
    const attesi = traguardo.attesi.filter((one) => one.partnerId === null || one.partnerId === partnerId);
    return attesi.length > 0 ? [{ ...traguardo, attesi }] : [];
  });
