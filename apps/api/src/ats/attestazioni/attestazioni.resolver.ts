import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { assertImporto, assertMesi, type ComandoAttestazione } from '@consorzi/domain/ats';
import { idOf, RuleViolation } from '@consorzi/domain/shared';

import { Comandi, Refusals } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { Procedure } from '../procedura/procedure.js';
import { AttestazioniQueries } from './attestazioni.queries.js';
import {
  AttestazioniAlMomento,
  AttestazioniArgs,
  GeneraAttestazioneInput,
  RestituisciAttestazioneInput,
} from './attestazioni.types.js';
import { comandiAttestazione } from './commands.js';
import { DocumentiAttestazione } from './documenti-attestazione.js';

/** Statements that the platform writes, people sign outside it, and that come back. */
@Resolver()
export class AttestazioniResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(Refusals) private readonly refusals: Refusals,
    @Inject(Procedure) private readonly procedure: Procedure,
    @Inject(DocumentiAttestazione) private readonly documenti: DocumentiAttestazione,
    @Inject(AttestazioniQueries) private readonly queries: AttestazioniQueries,
  ) {}

  @Query(() => AttestazioniAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  attestazioni(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: AttestazioniArgs) {
    return this.queries.attestazioni(ctx, quando, progettoId);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.controlla')
  async generaAttestazione(@Ctx() ctx: RequestContext, @Args('input') input: GeneraAttestazioneInput) {
    return this.answered(ctx, async () => {
      const fields = await this.generata(ctx, input);
      return this.comandi.run(ctx, input, comandiAttestazione, ({ base, testo }): ComandoAttestazione => ({
        ...{ ...base, type: 'GeneraAttestazione', ...fields },
        avanzamento: input.avanzamento.map(({ voce, previsto, realizzato }, at) => ({
          ...{ voce: testo(`voce.${at}`, voce.trim()), previsto, realizzato },
        })),
      }));
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.controlla')
  async restituisciAttestazione(@Ctx() ctx: RequestContext, @Args('input') input: RestituisciAttestazioneInput) {
    const { attestazioneId } = input;
    return this.answered(ctx, async () => {
      const known = await this.queries.una(ctx, attestazioneId);
      if (!known) throw new RuleViolation('ATTESTAZIONE_INESISTENTE');
      const firmato = await this.documenti.firmato(ctx, input, known.byte);
      return this.comandi.run(ctx, input, comandiAttestazione, ({ base }): ComandoAttestazione => ({
        ...{ ...base, type: 'RestituisciAttestazione', attestazioneId, firmato },
      }));
    });
  }

  /** The document is written before the command, from the project as the read model knows it: the decider compares. */
  private async generata(ctx: RequestContext, input: GeneraAttestazioneInput) {
    const { commandId, progettoId, codice, per, riferimentoId = null, dalMese: dal, alMese: al } = input;
    const { importoCentesimi = null, avanzamento } = input;
    const found = await this.procedure.delProgetto(ctx, progettoId);
    if (!found) throw new RuleViolation('PROGETTO_INESISTENTE');
    const { del, titolo, cup, proceduraVersione, modello: procedura } = found.progetto;
    const modello = procedura.attestazioni.find((one) => one.codice === codice && one.per === per);
    if (!modello) throw new RuleViolation('ATTESTAZIONE_NON_PREVISTA', { codice });
    assertMesi({ dal, al });
    assertImporto(modello.testo, importoCentesimi);
    const attestazioneId = idOf(commandId, 'attestazione');
    const detto = { attestazioneId, dal, al, importoCentesimi, avanzamento };
    const { sha256, byte } = await this.documenti.genera(ctx, commandId, { ...found, modello }, detto);
    return {
      ...{ ...del, attestazioneId, codice, oggetto: { tipo: per, riferimentoId, dal, al }, importoCentesimi },
      contenuto: { sha256, byte, titolo, cup, proceduraVersione },
    };
  }

  /** What is refused before the command is made is told as what the decider refuses. */
  private answered(ctx: RequestContext, work: () => Promise<EsitoComando>): Promise<EsitoComando> {
    return work().catch((error: unknown) => this.refusals.typed(ctx, error));
  }
}
