import { Inject, Injectable } from '@nestjs/common';

import { firmeAttese } from '@consorzi/domain/ats';
import { giornoDi } from '@consorzi/domain/shared';
import { listeDiControllo, type OggettoListaRiga, type RigaListaDiControllo } from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import { nomeDi, Persone, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { LETTI_PER_LA_PROCEDURA, progettiConProcedura, type ProgettoConProcedura } from '../procedura/progetti-con-procedura.js'; // prettier-ignore
import type {
  ListaDiControlloAlMomento,
  ListaDiControlloType,
  ListaInElencoType,
  ListeDiControlloAlMomento,
  OggettoListaType,
  ProgettiDaControllareAlMomento,
  ProgettoDaControllareType,
} from './liste-di-controllo.types.js';

type Parole = ReadonlyMap<string, string>;

/** Questions about check lists, and about what the procedures ask for. */
@Injectable()
export class ListeDiControlloQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  async liste(
    ctx: RequestContext,
    quando: QuandoInput | undefined,
    progettoId: string | undefined,
  ): Promise<ListeDiControlloAlMomento> {
    const { momento, rows } = await this.letture.leggi(ctx, quando, [listeDiControllo], async (reader, at) => {
      const found = await reader.where(listeDiControllo, progettoId ? { progettoId } : {});
      return { momento: at, rows: found.map(({ row }) => row) };
    });
    const parole = await this.parole(ctx, rows.map(({ oggetto }) => oggetto.testoId)); // prettier-ignore
    return {
      momento,
      liste: [...rows]
        .sort((a, b) => b.mese.localeCompare(a.mese) || b.apertaIl.localeCompare(a.apertaIl))
        .map((row) => inElenco(row, parole)),
    };
  }

  async lista(
    ctx: RequestContext,
    quando: QuandoInput | undefined,
    listaId: string,
  ): Promise<ListaDiControlloAlMomento> {
    const { momento, row } = await this.letture.leggi(ctx, quando, [listeDiControllo], async (reader, at) => {
      const [found] = await reader.where(listeDiControllo, { listaId });
      return { momento: at, row: found?.row };
    });
    if (!row) return { momento, lista: null };
    const risposte = row.domande.map(({ risposta }) => risposta);
    const parole = await this.parole(ctx, [
      ...[row.oggetto.testoId, row.controllo?.notaId, row.riapertura?.motivoId],
      ...risposte.map((risposta) => risposta?.notaId),
    ]);
    const persone = [row.apertaDa, row.compilataDa, row.controllo?.personaId, ...risposte.map((one) => one?.personaId)];
    const nomi = await this.persone.nomi(ctx.scope, [...new Set(persone.filter((id) => id != null))]);
    return { momento, lista: listaOf(row, { parole, nomi, ctx }) };
  }

  progetti(ctx: RequestContext, quando: QuandoInput | undefined): Promise<ProgettiDaControllareAlMomento> {
    return this.letture.leggi(ctx, quando, LETTI_PER_LA_PROCEDURA, async (reader, momento) => {
      const { progetti } = await progettiConProcedura(reader, giornoDi(ctx.now));
      return { momento, progetti: progetti.map(progettoOf) };
    });
  }

  private parole(ctx: RequestContext, ids: readonly (string | null | undefined)[]): Promise<Parole> {
    return this.testi.leggi(
      ctx.scope,
      ids.filter((id) => id != null),
    );
  }
}

const words = (parole: Parole, id: string | null): string | null => (id === null ? null : (parole.get(id) ?? null));

const oggettoOf = ({ testoId, ...oggetto }: OggettoListaRiga, parole: Parole): OggettoListaType => ({
  ...oggetto,
  descrizione: words(parole, testoId),
});

function inElenco(row: RigaListaDiControllo, parole: Parole): ListaInElencoType {
  const { listaId, progettoId, mese, tipo, titolo, stato, domande, risposteDate, controllo, oggetto } = row;
  return {
    ...{ listaId, progettoId, mese, tipo, titolo, stato, risposteDate, domande: domande.length },
    risposteNegative: domande.filter(({ risposta }) => risposta?.esito === 'no').length,
    ...{ esito: controllo?.esito ?? null, oggetto: oggettoOf(oggetto, parole) },
  };
}

function listaOf(
  row: RigaListaDiControllo,
  { parole, nomi, ctx }: { parole: Parole; nomi: Parole; ctx: RequestContext },
): ListaDiControlloType {
  const { listaId, progettoId, mese, tipo, titolo, proceduraVersione, stato, oggetto, domande, risposteDate } = row;
  const chi = (personaId: string, il: string) => ({ personaId, nome: nomeDi(nomi, personaId), il });
  const { controllo, riapertura, compilatori } = row;
  return {
    ...{ listaId, progettoId, mese, tipo, titolo, proceduraVersione, stato, risposteDate },
    oggetto: oggettoOf(oggetto, parole),
    domande: domande.map(({ risposta, ...domanda }) => ({
      ...domanda,
      risposta: risposta && {
        ...chi(risposta.personaId, risposta.il),
        ...{ esito: risposta.esito, nota: words(parole, risposta.notaId), volte: risposta.volte },
      },
    })),
    aperta: chi(row.apertaDa, row.apertaIl),
    compilata: row.compilataDa === null ? null : chi(row.compilataDa, row.compilataIl!),
    controllo: controllo && {
      ...{ ...chi(controllo.personaId, controllo.il), esito: controllo.esito },
      nota: words(parole, controllo.notaId),
    },
    riapertura: riapertura && {
      ...{ motivo: words(parole, riapertura.motivoId), il: riapertura.il, volte: riapertura.volte },
    },
    controllabileDaMe: ctx.permessi.includes('ats.controlla') && !compilatori.includes(ctx.personaId),
    revisione: row.revisione,
  };
}

function progettoOf({
  del,
  titolo,
  cup,
  proceduraVersione,
  modello,
  partner,
}: ProgettoConProcedura): ProgettoDaControllareType {
  // prettier-ignore
  const tipo = del.presso === 'consorzio' ? 'autocontrollo' : 'ammissibilita';
  return {
    ...{ progettoId: del.progettoId, titolo, cup, proceduraVersione, procedura: modello.denominazione },
    liste: modello.liste
      .filter((lista) => lista.tipo === tipo)
      .map((lista) => ({ codice: lista.codice, titolo: lista.titolo, domande: lista.domande.length })),
    attestazioni: modello.attestazioni.map(({ codice, titolo: detta, per, testo, firmatari }) => ({
      ...{ codice, titolo: detta, per, conImporto: testo.includes('{importo}'), firmatari: [...firmatari] },
      firmeAttese: Math.max(firmeAttese(firmatari, partner.length), 1),
    })),
    partner: [...partner],
  };
}
