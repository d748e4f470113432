import { Inject, Injectable } from '@nestjs/common';

import { listeDiControllo, type RigaListaDiControllo } from '@consorzi/projections/ats';
import type { SharedFound } from '@consorzi/projections/projecting';

import type { RequestContext } from '../../tenancy/index.js';
import type { CondivisiDelProgettoArgs, DelProgettoVisto, VistiDelProgettoArgs } from './documenti-condivisi.types.js';
import { connectionOf, LettureViste, pageOf, type Domanda, type Risposta } from './letture-viste.js';
import type { ListaCondivisa, ListeCondiviseAlMomento } from './liste-condivise.types.js';
import { TestiMostrati } from './testi-mostrati.js';

/** The check lists that consortia share with an ATS, asked by the ATS or, of itself, by one of them: the same query. */
@Injectable()
export class ListeCondiviseQueries {
  constructor(
    @Inject(LettureViste) private readonly letture: LettureViste,
    @Inject(TestiMostrati) private readonly testi: TestiMostrati,
  ) {}

  async condivise(ctx: RequestContext, args: CondivisiDelProgettoArgs): Promise<ListeCondiviseAlMomento> {
    return this.answer(await this.letture.dallAts(ctx, args, domanda(args)), args);
  }

  async viste(ctx: RequestContext, args: VistiDelProgettoArgs): Promise<ListeCondiviseAlMomento> {
    return this.answer(await this.letture.dalMembro(ctx, args, domanda(args)), args);
  }

  private async answer(
    { momento, momenti, viste, nome }: Risposta<undefined, Trovate>,
    { first }: DelProgettoVisto,
  ): Promise<ListeCondiviseAlMomento> {
    const found = viste ?? [];
    const parole = await this.testi.di('liste', found.slice(0, first));
    return { momento, momenti, ...connectionOf(found, first, (one) => listaOf(one, nome(one.scope), parole)) };
  }
}

type Trovate = readonly SharedFound<RigaListaDiControllo>[];

const domanda = (args: DelProgettoVisto): Domanda<undefined, Trovate> => ({
  modelli: [listeDiControllo],
  leggi: (shared) =>
    shared.ofProject(listeDiControllo, { progettoId: args.progettoId, dal: args.mese, al: args.mese }, pageOf(args)),
});

/** Who answered, who controlled and what they noted stays with the consortium. */
function listaOf(
  { scope: consorzio, position: posizione, row }: SharedFound<RigaListaDiControllo>,
  denominazione: string,
  parole: ReadonlyMap<string, string>,
): ListaCondivisa {
  const { listaId, progettoId, mese, tipo, titolo, stato, risposteDate, controllo } = row;
  const { testoId, ...oggetto } = row.oggetto;
  return {
    ...{ listaId, consorzio, denominazione, progettoId, mese, tipo, titolo, stato, risposteDate, posizione },
    oggetto: { ...oggetto, descrizione: testoId === null ? null : (parole.get(testoId) ?? null) },
    domande: row.domande.map(({ id, testo, obbligatoria, risposta }) => ({
      ...{ id, testo, obbligatoria, esito: risposta?.esito ?? null },
    })),
    esito: controllo?.esito ?? null,
  };
}
