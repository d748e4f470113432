import { Inject, Injectable, type Type } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

import type { CommandContext, Decider, EventStore } from '@consorzi/domain/event-sourcing';

import { EVENT_STORE } from '../event-sourcing/event-store.module.js';
import { runCommand, type CommandOptions, type CommandResult } from '../event-sourcing/index.js';

/** A command on the bus: the domain's own union, with who sends it and the revision the client saw. */
export class CommandMessage<DomainCommand> extends Command<CommandResult> {
  constructor(
    readonly ctx: CommandContext & { readonly scope: string },
    readonly command: DomainCommand,
    readonly options: CommandOptions = {},
  ) {
    super();
  }
}

/** The commands of one aggregate: its message class on the bus, and the decider that the message's handler runs. */
export interface AggregateCommands<DomainCommand> {
  readonly Message: Type<CommandMessage<DomainCommand>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  readonly decider: Decider<DomainCommand, any>;
}

/** Runs the commands of one aggregate through its decider. */
@Injectable()
export abstract class DeciderHandler<DomainCommand> implements ICommandHandler<CommandMessage<DomainCommand>> {
  constructor(
    private readonly store: EventStore,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
    private readonly decider: Decider<DomainCommand, any>,
  ) {}

  execute({ ctx, command, options }: CommandMessage<DomainCommand>): Promise<CommandResult> {
    return runCommand({ store: this.store }, ctx, this.decider, command, options);
  }
}

/** One message class and one handler for the aggregate of a decider; the handler is a provider of its module. */
export function commandsOf<DomainCommand>(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  decider: Decider<DomainCommand, any>,
): AggregateCommands<DomainCommand> & { readonly Handler: Type } {
  class Message extends CommandMessage<DomainCommand> {}
  @CommandHandler(Message)
  class Handler extends DeciderHandler<DomainCommand> {
    constructor(@Inject(EVENT_STORE) store: EventStore) {
      super(store, decider);
    }
  }
  return { Message, Handler, decider };
}
