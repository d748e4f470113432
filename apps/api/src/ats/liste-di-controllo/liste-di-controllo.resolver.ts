import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Cig, ComandoListaDiControllo, DelProgetto } from '@consorzi/domain/ats';
import { RuleViolation } from '@consorzi/domain/shared';

import { Comandi, type Edge } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { Procedure } from '../procedura/procedure.js';
import { comandiListaDiControllo } from './commands.js';
import { ListeDiControlloQueries } from './liste-di-controllo.queries.js';
import {
  ApriListaDiAmmissibilitaInput,
  ApriListaDiAutocontrolloInput,
  ControllaListaInput,
  ListaDiControlloAlMomento,
  ListaDiControlloArgs,
  ListaInput,
  ListeDiControlloAlMomento,
  ListeDiControlloArgs,
  ProgettiDaControllareAlMomento,
  RiapriListaInput,
  RispondiDomandeInput,
  type ApriListaInput,
} from './liste-di-controllo.types.js';

/** Check lists: of a consortium on its procurements, of an ATS on what its partners report. */
@Resolver()
export class ListeDiControlloResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(Procedure) private readonly procedure: Procedure,
    @Inject(ListeDiControlloQueries) private readonly queries: ListeDiControlloQueries,
  ) {}

  @Query(() => ListeDiControlloAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  listeDiControllo(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: ListeDiControlloArgs) {
    return this.queries.liste(ctx, quando, progettoId);
  }

  @Query(() => ListaDiControlloAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  listaDiControllo(@Ctx() ctx: RequestContext, @Args() { quando, listaId }: ListaDiControlloArgs) {
    return this.queries.lista(ctx, quando, listaId);
  }

  @Query(() => ProgettiDaControllareAlMomento, {
    description: 'I progetti con le liste di controllo e le attestazioni che la loro procedura chiede qui.',
  })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  progettiDaControllare(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.progetti(ctx, quando);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  apriListaDiAutocontrollo(@Ctx() ctx: RequestContext, @Args('input') input: ApriListaDiAutocontrolloInput) {
    const { progettoId } = input;
    return this.apri(ctx, input, { presso: 'consorzio', progettoId }, ({ testo }) => ({
      ...{ tipo: 'affidamento', cig: cigOf(input), oggetto: testo('oggetto', input.descrizione.trim()) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  async apriListaDiAmmissibilita(@Ctx() ctx: RequestContext, @Args('input') input: ApriListaDiAmmissibilitaInput) {
    const { progettoId, partnerId = null, rendicontoId = null, dalMese: dal, alMese: al } = input;
    const programmaId = await this.procedure.programmaDi(ctx, progettoId);
    return this.apri(ctx, input, { presso: 'ats', progettoId, programmaId }, () => ({
      ...{ tipo: 'rendicontazione', partnerId, rendicontoId, dal, al },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.controlla')
  rispondiDomande(@Ctx() ctx: RequestContext, @Args('input') input: RispondiDomandeInput) {
    return this.run(ctx, input, ({ base, testo }) => ({
      ...{ ...base, type: 'RispondiDomande', listaId: input.listaId },
      risposte: input.risposte.map(({ domandaId, esito, nota }, at) => ({
        ...{ domandaId, esito, note: notaOf(testo, `nota.${at}.${domandaId}`, nota) },
      })),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.controlla')
  compilaLista(@Ctx() ctx: RequestContext, @Args('input') input: ListaInput) {
    return this.run(ctx, input, ({ base }) => ({ ...base, type: 'CompilaLista', listaId: input.listaId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.controlla')
  controllaLista(@Ctx() ctx: RequestContext, @Args('input') input: ControllaListaInput) {
    const { listaId, esito, nota } = input;
    return this.run(ctx, input, ({ base, testo }) => ({
      ...{ ...base, type: 'ControllaLista', listaId, esito, note: notaOf(testo, 'nota', nota) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.controlla')
  riapriLista(@Ctx() ctx: RequestContext, @Args('input') input: RiapriListaInput) {
    const { listaId, motivo } = input;
    return this.run(ctx, input, ({ base, testo }) => {
      if (motivo.trim() === '') throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'motivo' });
      return { ...base, type: 'RiapriLista', listaId, motivo: testo('motivo', motivo.trim()) };
    });
  }

  private apri(ctx: RequestContext, input: ApriListaInput, del: DelProgetto, oggettoOf: (edge: Edge) => Oggetto) {
    return this.run(ctx, input, (edge) => ({
      ...{ ...edge.base, type: 'ApriLista', listaId: edge.newId('lista'), ...del },
      ...{ codice: input.codice, mese: input.mese, oggetto: oggettoOf(edge) },
    }));
  }

  private run(
    ctx: RequestContext,
    input: ListaInput | ApriListaInput,
    toCommand: (edge: Edge) => ComandoListaDiControllo,
  ) {
    // prettier-ignore
    return this.comandi.run(ctx, input, comandiListaDiControllo, toCommand);
  }
}

type Oggetto = Extract<ComandoListaDiControllo, { type: 'ApriLista' }>['oggetto'];

/** The CIG as it is written on acts, or the reason for none: one of the two. @throws RuleViolation CIG_NON_VALIDO */
function cigOf({ cig, senzaCig }: ApriListaDiAutocontrolloInput): Cig {
  const codice = (cig ?? '').trim().toUpperCase();
  if ((codice === '') === (senzaCig == null)) throw new RuleViolation('CIG_NON_VALIDO');
  return senzaCig == null ? { codice } : { assenza: senzaCig };
}

const notaOf = (testo: Edge['testo'], campo: string, nota: string | null | undefined) =>
  nota == null || nota.trim() === '' ? null : testo(campo, nota.trim());
