import { proceduraDi, type Programma } from '../programma/programma.js';
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
  const { dal, al, voci, quote } = ultimoPiano(stato);
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
      ...{ proceduraVersione, modello: versione.modello, stato: stato.chiusoIl === null ? 'inCorso' : 'chiuso' },
    };
    return [{ consorzio, contenuto }];
  });
}
