import { proceduraDi, type Programma } from '../programma/programma.js';
import type { Traguardo } from './piano-progetto.js';
import type { ContenutoRecepito } from './progetto-recepito.js';
import { ultimoPiano, type Progetto } from './progetto.js';

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
      quote: quote
        .filter((quota) => quota.partnerId === partnerId)
        .map(({ voceId, fonte, centesimi }) => ({ voceId, fonte, centesimi })),
      traguardi: traguardiDi(partnerId, traguardi),
      ...{ proceduraVersione, modello: versione.modello, stato: stato.chiusoIl === null ? 'inCorso' : 'chiuso' },
    };
    return [{ consorzio, contenuto }];
  });
}

/** The targets that concern the partner, each with what is expected of it and of the project as a whole. */
const traguardiDi = (partnerId: string, traguardi: readonly Traguardo[]): readonly Traguardo[] =>
  traguardi.flatMap((traguardo) => {
    const attesi = traguardo.attesi.filter((one) => one.partnerId === null || one.partnerId === partnerId);
    return attesi.length > 0 ? [{ ...traguardo, attesi }] : [];
  });
