import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';

import { hashOf } from '@consorzi/domain/event-sourcing';
import {
  fitProposal,
  importazioneIdOf,
  inParti,
  oggettiDa,
  type ComandoImportazione,
  type Proposal,
} from '@consorzi/domain/importing';
import { giornoDi, idOf, RuleViolation } from '@consorzi/domain/shared';

import { importazioni } from '@consorzi/projections/importing';
import { alberoObiettivi, piani, progettiPeg } from '@consorzi/projections/planning';

import { commandContext, Comandi, Refusals, type Sent } from '../commands/index.js';
import { Letture } from '../commands/letture.js';
import type { CommandResult } from '../event-sourcing/index.js';
import type { EsitoComando } from '../graphql/esito-comando.js';
import type { RequestContext } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import { ImportingQueries } from './importing.queries.js';
import { oggettiDelPiano } from '../planning/index.js';
import { abbinamentiDi } from './abbinamenti.js';
import { comandiImportazione } from './commands.js';
import { untilCodesAreFree } from './codici-contesi.js';
import type { RisoluzioneInput } from './importing.types.js';
import { ARRIVO_READS, arrivoDi, type Arrivo } from './piano-di-arrivo.js';
import { Proposte, type Proposta } from './proposte.js';

/** From a reviewed proposal to events: all or nothing, in one append or in parts whose plan is unseen until the last. */
@Injectable()
export class Accettazione {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(Refusals) private readonly refusals: Refusals,
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Proposte) private readonly proposte: Proposte,
    @Inject(ImportingQueries) private readonly queries: ImportingQueries,
  ) {}

  /** Accepting the same proposal again gives the first outcome, whatever the id of the command. */
  async accetta(
    ctx: RequestContext,
    propostaId: string,
    risoluzioni: readonly RisoluzioneInput[],
  ): Promise<EsitoComando> {
    try {
      const proposta = await this.proposte.trova(ctx.scope, propostaId);
      // A correction may have emptied a text, an older reading have left one that is too long.
      const proposal = proposta?.proposta && fitProposal(proposta.proposta);
      if (!proposta || !proposal) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'propostaId' });
      const { year } = proposal;
      if (year === null) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'year' });
      const { arrivo, result } = await untilCodesAreFree(async () => {
        const arrivo = await this.letture.leggi(ctx, undefined, ARRIVO_READS, (reader) =>
          arrivoDi(reader, ctx.scope, proposal, year),
        );
        return { arrivo, result: await this.importa(ctx, proposta, proposal, year, arrivo, risoluzioni) };
      });
      return await this.comandi.answer(ctx.scope, acceptId(propostaId), result, arrivo.piano.pianoId);
    } catch (error) {
      return this.refusals.typed(ctx, await this.namingTheFirst(ctx, propostaId, error));
    }
  }

  /** Drops an import that stopped half-way, with all that its parts brought: the document and the period are free again. */
  async annulla(ctx: RequestContext, sent: Sent, importazioneId: string): Promise<EsitoComando> {
    try {
      const read = [importazioni, piani, alberoObiettivi, progettiPeg];
      const found = await this.letture.leggi(ctx, undefined, read, async (reader) => {
        const importazione = await reader.one(importazioni, importazioneId);
        const pianoId = importazione?.row.pianoId ?? '';
        return { piano: await reader.one(piani, pianoId), oggetti: await oggettiDelPiano(reader, pianoId) };
      });
      const { piano, oggetti } = found;
      if (!piano) throw new RuleViolation('IMPORTAZIONE_NON_IN_CORSO');
      const { titolo, dal, al } = piano.row;
      const target = { pianoId: piano.key, titolo, dal, al, come: 'bozza' as const };
      return await this.comandi.run(ctx, sent, comandiImportazione, (edge): ComandoImportazione => ({
        ...edge.base,
        type: 'AnnullaImportazione',
        importazioneId,
        piano: target,
        oggetti,
      }));
    } catch (error) {
      return this.refusals.typed(ctx, error);
    }
  }

  /** A document that was accepted before: the refusal says when and by whom. */
  private async namingTheFirst(ctx: RequestContext, propostaId: string, error: unknown): Promise<unknown> {
    if (!(error instanceof RuleViolation) || error.code !== 'DOCUMENTO_GIA_IMPORTATO') return error;
    const giaImportato = (await this.queries.proposta(ctx, propostaId))?.giaImportato;
    return new RuleViolation(error.code, { ...error.details, ...giaImportato });
  }

  private async importa(
    ctx: RequestContext,
    proposta: Proposta,
    proposal: Proposal,
    year: number,
    arrivo: Arrivo,
    risoluzioni: readonly RisoluzioneInput[],
  ): Promise<CommandResult> {
    const { scope } = ctx;
    const importazioneId = importazioneIdOf(scope, proposta.sha256);
    const testi = await this.testi.perComando(scope, acceptId(proposta.id));
    const { oggetti, sezioni, riserve } = oggettiDa(proposal, {
      scope,
      propostaId: proposta.id,
      centri: arrivo.centri.map(({ key, row }) => ({ id: key, codice: row.codice, denominazione: row.denominazione })),
      piano: arrivo.piano,
      anno: year,
      rilevatoIl: [`${year}-12-31`, giornoDi(ctx.now)].sort()[0]!,
      abbinamenti: abbinamentiDi(proposal, proposta.esclusi, arrivo, risoluzioni),
      esclusi: new Set(proposta.esclusi),
      testo: testi.ref,
    });
    const documento = {
      nome: testi.ref('documento', proposta.nome),
      sha256: proposta.sha256,
      famiglia: proposal.kind,
      versioneParser: proposal.parserVersion,
    };
    await testi.salva(`${scope}-Importazione.${importazioneId}`);

    const parti = inParti(oggetti);
    const base = {
      autore: ctx.autore,
      now: ctx.now,
      importazioneId,
      piano: arrivo.piano,
      propostaId: proposta.id,
      documento,
    };
    let result: CommandResult | undefined;
    for (const [index, part] of parti.entries()) {
      const [parte, di] = [index + 1, parti.length];
      const last = parte === di;
      const command: ComandoImportazione = {
        ...base,
        type: 'ImportaParte',
        oggetti: part,
        sezioni: last ? sezioni : [],
        riserve,
        parte,
        di,
      };
      const commandId = last ? acceptId(proposta.id) : idOf(proposta.id, 'parte', parte);
      // What is accepted is the proposal: that it has been is what a second sending must find.
      const context = commandContext(ctx, commandId, hashOf({ propostaId: proposta.id, parte }));
      result = await this.bus.execute<CommandResult>(new comandiImportazione.Message(context, command));
    }
    return result!;
  }
}

const acceptId = (propostaId: string) => idOf(propostaId, 'accetta');
