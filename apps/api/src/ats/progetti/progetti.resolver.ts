import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { progettoIdDi, type ComandoIstanza, type ComandoProgetto, type Partner } from '@consorzi/domain/ats';
import { atto, required, RuleViolation } from '@consorzi/domain/shared';

import { Comandi, type Edge } from '../../commands/index.js';
import type { AttoInput } from '../../graphql/comando-input.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiIstanza, comandiProgetto } from './commands.js';
import { pianoDi } from './piano.types.js';
import {
  AggiornaProceduraInput,
  CambiaResponsabiliProgettoInput,
  ChiudiProgettoInput,
  ComunicaIstanzaInput,
  ModificaPianoProgettoInput,
  type PartnerInput,
  PresentaIstanzaInput,
  RegistraProgettoInput,
  type ResponsabileProgettoInput,
  RiscontraIstanzaInput,
  TESTO_ISTANZA,
} from './progetti.inputs.js';
import { ProgettiQueries } from './progetti.queries.js';
import {
  IstanzeAlMomento,
  IstanzeArgs,
  ProgettiAlMomento,
  ProgettiArgs,
  ProgettiRecepitiAlMomento,
  ProgettoAlMomento,
  ProgettoArgs,
} from './progetti.types.js';

/** The projects of an ATS, what was asked of the administration about them, and what a partner knows of them. */
@Resolver()
export class ProgettiResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(ProgettiQueries) private readonly queries: ProgettiQueries,
  ) {}

  @Query(() => ProgettiAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  progetti(@Ctx() ctx: RequestContext, @Args() { quando, giorno }: ProgettiArgs) {
    return this.queries.progetti(ctx, quando, giorno ?? undefined);
  }

  @Query(() => ProgettoAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  progetto(@Ctx() ctx: RequestContext, @Args() { quando, progettoId, giorno }: ProgettoArgs) {
    return this.queries.progetto(ctx, quando, progettoId, giorno ?? undefined);
  }

  @Query(() => IstanzeAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  istanze(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: IstanzeArgs) {
    return this.queries.istanze(ctx, quando, progettoId);
  }

  @Query(() => ProgettiRecepitiAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  progettiRecepiti(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.recepiti(ctx, quando);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  registraProgetto(@Ctx() ctx: RequestContext, @Args('input') input: RegistraProgettoInput) {
    const { scope } = ctx;
    const { programmaId, proceduraVersione, titolo, linea } = input;
    const cup = input.cup.trim().toUpperCase();
    return this.comandi.run(ctx, input, comandiProgetto, ({ base }): ComandoProgetto => ({
      ...{ ...base, type: 'RegistraProgetto', scope, progettoId: progettoIdDi(scope, cup), atto: attoDi(input.atto) },
      dati: {
        ...{ programmaId, proceduraVersione, titolo, cup, linea, partner: input.partner.map(partnerDi) },
        piano: pianoDi(input.piano),
        responsabili: input.responsabili.map(responsabileDi),
      },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  modificaPianoProgetto(@Ctx() ctx: RequestContext, @Args('input') input: ModificaPianoProgettoInput) {
    const { progettoId, dal } = input;
    return this.comandi.run(ctx, input, comandiProgetto, ({ base }): ComandoProgetto => ({
      ...{ ...base, type: 'ModificaPianoProgetto', scope: ctx.scope, progettoId, dal },
      ...{ piano: pianoDi(input.piano), atto: attoDi(input.atto) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  aggiornaProcedura(@Ctx() ctx: RequestContext, @Args('input') input: AggiornaProceduraInput) {
    const { progettoId, proceduraVersione } = input;
    return this.comandi.run(ctx, input, comandiProgetto, ({ base }): ComandoProgetto => ({
      ...{ ...base, type: 'AggiornaProcedura', scope: ctx.scope, progettoId, proceduraVersione },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  cambiaResponsabiliProgetto(@Ctx() ctx: RequestContext, @Args('input') input: CambiaResponsabiliProgettoInput) {
    const { progettoId } = input;
    const responsabili = input.responsabili.map(responsabileDi);
    return this.comandi.run(ctx, input, comandiProgetto, ({ base }): ComandoProgetto => ({
      ...{ ...base, type: 'CambiaResponsabiliProgetto', scope: ctx.scope, progettoId, responsabili },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  chiudiProgetto(@Ctx() ctx: RequestContext, @Args('input') input: ChiudiProgettoInput) {
    const { progettoId, il } = input;
    return this.comandi.run(ctx, input, comandiProgetto, ({ base }): ComandoProgetto => ({
      ...{ ...base, type: 'ChiudiProgetto', scope: ctx.scope, progettoId, il },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  presentaIstanza(@Ctx() ctx: RequestContext, @Args('input') input: PresentaIstanzaInput) {
    const { progettoId, tipo, presentataIl, piano, al } = input;
    return this.istanza(ctx, input, ({ base, newId, testo }) => {
      if (piano && al) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'proposta' });
      const oggetto = testo('oggetto', required('oggetto', input.oggetto, TESTO_ISTANZA));
      const proposta = piano ? { piano: pianoDi(piano) } : al ? { al } : null;
      const istanzaId = newId('istanza');
      return { ...base, type: 'PresentaIstanza', istanzaId, progettoId, tipo, presentataIl, oggetto, proposta };
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  riscontraIstanza(@Ctx() ctx: RequestContext, @Args('input') input: RiscontraIstanzaInput) {
    const { istanzaId, esito, riscontrataIl, decorre = null, piano } = input;
    return this.istanza(ctx, input, ({ base, testo }) => {
      const words = input.testo?.trim() ? testo('testo', input.testo.trim()) : null;
      const pianoAccolto = piano ? pianoDi(piano) : null;
      return {
        ...base,
        type: 'RiscontraIstanza',
        istanzaId,
        esito,
        riscontrataIl,
        testo: words,
        decorre,
        pianoAccolto,
      };
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  comunicaIstanza(@Ctx() ctx: RequestContext, @Args('input') input: ComunicaIstanzaInput) {
    const { istanzaId, partner, il } = input;
    return this.istanza(ctx, input, ({ base }) => ({ ...base, type: 'ComunicaIstanza', istanzaId, partner, il }));
  }

  private istanza(
    ctx: RequestContext,
    input: PresentaIstanzaInput | RiscontraIstanzaInput | ComunicaIstanzaInput,
    toCommand: (edge: Edge) => ComandoIstanza,
  ) {
    return this.comandi.run(ctx, input, comandiIstanza, toCommand);
  }
}

const responsabileDi = ({ personaId, compito }: ResponsabileProgettoInput) => ({ personaId, compito });

const attoDi = ({ organo, numero, data }: AttoInput) => atto(organo, numero, data);

/** @throws RuleViolation CAMPO_NON_VALIDO unless it is a consortium by scope or a body by name, one of the two. */
function partnerDi({ partnerId, consorzio, denominazione }: PartnerInput): Partner {
  if (consorzio && !denominazione) return { partnerId, tipo: 'membro', consorzio };
  if (denominazione && !consorzio) return { partnerId, tipo: 'esterno', denominazione };
  throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'partner' });
}
