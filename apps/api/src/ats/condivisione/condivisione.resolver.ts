import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { idCondivisione } from '@consorzi/domain/ats';
import { atto as unAtto } from '@consorzi/domain/shared';
import { condivisioni } from '@consorzi/projections/ats';

import { Comandi } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { AvanzamentoCondivisoQueries } from './avanzamento-condiviso.queries.js';
import { AvanzamentoCondivisoAlMomento } from './avanzamento-condiviso.types.js';
import { comandiCondivisione } from './commands.js';
import { CondivisioneQueries } from './condivisione.queries.js';
import {
  ConcediCondivisioneInput,
  CondivisioniAlMomento,
  CondivisioniRicevute,
  CondivisioniRicevuteArgs,
  RevocaCondivisioneInput,
} from './condivisione.types.js';
import {
  CondivisiDelProgettoArgs,
  DocumentiCondivisiAlMomento,
  VistiDelProgettoArgs,
} from './documenti-condivisi.types.js';
import { DocumentiCondivisiQueries } from './documenti-condivisi.queries.js';
import { CondivisioniInVigore } from './condivisioni-in-vigore.js';
import { GiaRendicontati } from './gia-rendicontati.js';
import { ListeCondiviseQueries } from './liste-condivise.queries.js';
import { ListeCondiviseAlMomento } from './liste-condivise.types.js';
import { SpeseCondiviseQueries } from './spese-condivise.queries.js';
import { SpeseCondiviseAlMomento, SpeseCondiviseArgs, VistaDellAtsArgs } from './spese-condivise.types.js';

/** What a consortium lets its ATS read, and what the ATS then reads. */
@Resolver()
export class CondivisioneResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(CondivisioneQueries) private readonly queries: CondivisioneQueries,
    @Inject(SpeseCondiviseQueries) private readonly spese: SpeseCondiviseQueries,
    @Inject(DocumentiCondivisiQueries) private readonly documenti: DocumentiCondivisiQueries,
    @Inject(ListeCondiviseQueries) private readonly liste: ListeCondiviseQueries,
    @Inject(AvanzamentoCondivisoQueries) private readonly avanzamento: AvanzamentoCondivisoQueries,
    @Inject(CondivisioniInVigore) private readonly inVigore: CondivisioniInVigore,
    @Inject(GiaRendicontati) private readonly rendicontati: GiaRendicontati,
  ) {}

  @Query(() => CondivisioniAlMomento, { description: 'In un consorzio: che cosa lascia leggere ai suoi ATS.' })
  @Allow('ats.leggi')
  condivisioni(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.condivisioni(ctx, quando);
  }

  @Query(() => CondivisioniRicevute, { description: 'In un ATS: che cosa i consorzi gli lasciano leggere.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  condivisioniRicevute(@Ctx() ctx: RequestContext, @Args() _args: CondivisioniRicevuteArgs) {
    return this.queries.ricevute(ctx);
  }

  @Query(() => SpeseCondiviseAlMomento, { description: 'In un ATS: le spese che i consorzi condividono.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  speseCondivise(@Ctx() ctx: RequestContext, @Args() args: SpeseCondiviseArgs) {
    return this.spese.speseCondivise(ctx, args);
  }

  @Query(() => SpeseCondiviseAlMomento, {
    description: 'In un consorzio: che cosa un ATS vede di lui, con la stessa domanda che fa l’ATS.',
  })
  @Allow('ats.leggi')
  vistaDellAts(@Ctx() ctx: RequestContext, @Args() args: VistaDellAtsArgs) {
    return this.spese.vistaDellAts(ctx, args);
  }

  @Query(() => DocumentiCondivisiAlMomento, { description: 'In un ATS: i fascicoli che i consorzi condividono.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  documentiCondivisi(@Ctx() ctx: RequestContext, @Args() args: CondivisiDelProgettoArgs) {
    return this.documenti.condivisi(ctx, args);
  }

  @Query(() => DocumentiCondivisiAlMomento, {
    description: 'In un consorzio: i suoi fascicoli che un ATS vede, con la stessa domanda che fa l’ATS.',
  })
  @Allow('ats.leggi')
  documentiVistiDallAts(@Ctx() ctx: RequestContext, @Args() args: VistiDelProgettoArgs) {
    return this.documenti.visti(ctx, args);
  }

  @Query(() => ListeCondiviseAlMomento, { description: 'In un ATS: le liste di controllo che i consorzi condividono.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  listeCondivise(@Ctx() ctx: RequestContext, @Args() args: CondivisiDelProgettoArgs) {
    return this.liste.condivise(ctx, args);
  }

  @Query(() => ListeCondiviseAlMomento, {
    description: 'In un consorzio: le sue liste di controllo che un ATS vede, con la stessa domanda che fa l’ATS.',
  })
  @Allow('ats.leggi')
  listeVisteDallAts(@Ctx() ctx: RequestContext, @Args() args: VistiDelProgettoArgs) {
    return this.liste.viste(ctx, args);
  }

  @Query(() => AvanzamentoCondivisoAlMomento, {
    description: 'In un ATS: quanto i consorzi hanno fatto di un progetto, per ciò che condividono.',
  })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  avanzamentoCondiviso(@Ctx() ctx: RequestContext, @Args() args: CondivisiDelProgettoArgs) {
    return this.avanzamento.condiviso(ctx, args);
  }

  @Query(() => AvanzamentoCondivisoAlMomento, {
    description: 'In un consorzio: il suo avanzamento che un ATS vede, con la stessa domanda che fa l’ATS.',
  })
  @Allow('ats.leggi')
  avanzamentoVistoDallAts(@Ctx() ctx: RequestContext, @Args() args: VistiDelProgettoArgs) {
    return this.avanzamento.visto(ctx, args);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.condividi')
  concediCondivisione(@Ctx() ctx: RequestContext, @Args('input') input: ConcediCondivisioneInput) {
    const { scope } = ctx;
    const { ats, progettoId, tipi, dalMese, alMese = null, atto } = input;
    const oggetto = { ats, progettoId, tipi, dalMese, alMese };
    return this.comandi.run(ctx, input, comandiCondivisione, ({ base }) => ({
      ...base,
      ...oggetto,
      type: 'ConcediCondivisione' as const,
      scope,
      condivisioneId: idCondivisione(scope, oggetto),
      atto: atto ? unAtto(atto.organo, atto.numero, atto.data) : null,
    }));
  }

  /** Told as done when nothing can be read by it any more, with what stays, where it can be told: the reported lines. */
  @Mutation(() => EsitoComando)
  @Allow('ats.condividi')
  async revocaCondivisione(@Ctx() ctx: RequestContext, @Args('input') input: RevocaCondivisioneInput) {
    const { scope } = ctx;
    const { condivisioneId, motivo } = input;
    const esito = await this.comandi.run(ctx, input, comandiCondivisione, ({ base, testo }) => ({
      ...base,
      type: 'RevocaCondivisione' as const,
      scope,
      condivisioneId,
      motivo: testo('motivo', motivo),
    }));
    if (!('ripetuto' in esito)) return esito;
    await this.inVigore.holds(
      scope,
      { aggregate: 'Condivisione', id: condivisioneId, revision: esito.revisione },
      condivisioni,
    );
    const revocata = await this.inVigore.una(scope, condivisioneId);
    return { ...esito, giaRendicontato: revocata && (await this.rendicontati.di(scope, revocata)) };
  }
}
