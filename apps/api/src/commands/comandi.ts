import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';

import { idOf, type Comando } from '@consorzi/domain/shared';

import type { CommandResult } from '../event-sourcing/index.js';
import type { EsitoComando } from '../graphql/esito-comando.js';
import { ReadModels } from '../projections/read-models.js';
import { Testi, type TestiDelComando } from '../testi/index.js';
import type { RequestContext } from '../tenancy/index.js';
import { bodyHash } from './body-hash.js';
import type { AggregateCommands } from './command-message.js';
import { Refusals } from './refusals.js';

/** What every command input carries. */
export interface Sent {
  readonly scope: string;
  readonly commandId: string;
  readonly expectedRevision?: number | undefined;
}

/** What `toCommand` may use: references for free texts, the id of a new aggregate or row, the command's author and time. */
export interface Edge {
  readonly testo: TestiDelComando['ref'];
  /** UUIDv5 of the command id and the parts: the same when the command is sent again. */
  newId(...parts: readonly (string | number)[]): string;
  readonly base: Pick<Comando<string>, 'autore' | 'now'>;
}

type AnyCommand = Comando<string>;

/** How long a mutation waits for the read models to show its events before it says that they will. */
const READ_YOUR_WRITES_MS = 2_000;

/** From an input to a typed answer: the one way a mutation takes. */
@Injectable()
export class Comandi {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(Refusals) private readonly refusals: Refusals,
  ) {}

  /** Makes the command, saves its texts under its main stream, sends it over the bus, waits until the read models show it. */
  async run<C extends AnyCommand>(
    ctx: RequestContext,
    sent: Sent,
    { Message, decider }: AggregateCommands<C>,
    toCommand: (edge: Edge) => C,
  ): Promise<EsitoComando> {
    try {
      const testi = await this.testi.perComando(ctx.scope, sent.commandId);
      const command = toCommand({
        testo: testi.ref,
        newId: (...parts) => idOf(sent.commandId, ...parts),
        base: { autore: ctx.autore, now: ctx.now },
      });
      await testi.salva(`${ctx.scope}-${decider.aggregate.name}.${decider.main(command)}`);
      const { expectedRevision } = sent;
      const options = expectedRevision === undefined ? {} : { expectedRevision };
      const message = new Message(commandContext(ctx, sent.commandId, bodyHash(command)), command, options);
      return await this.answer(ctx.scope, sent.commandId, await this.bus.execute<CommandResult>(message));
    } catch (error) {
      return this.refusals.typed(ctx, error);
    }
  }

  /**
   * The result as data, once the read models hold its events or the patience is over. `pianoId` is the plan in which the
   * command ended, for one that was not told which.
   */
  async answer(
    scope: string,
    commandId: string,
    result: CommandResult,
    pianoId: string | null = null,
  ): Promise<EsitoComando> {
    const posizione = await this.readModels.waitFor(scope, result.eventIds, READ_YOUR_WRITES_MS);
    return {
      commandId,
      id: result.id,
      pianoId,
      revisione: result.revision,
      posizione,
      visibile: posizione !== null,
      ripetuto: result.repeated,
    };
  }
}

/** The envelope's part that the edge knows. */
export function commandContext(ctx: RequestContext, commandId: string, hash: string) {
  return {
    scope: ctx.scope,
    commandId,
    bodyHash: hash,
    personaId: ctx.personaId,
    role: ctx.ruolo,
    correlationId: ctx.correlationId,
    causationId: null,
    recordedAt: ctx.now,
  };
}
