import type { CommandContext, Decider } from '@consorzi/domain/event-sourcing';
import { Command, type ICommandHandler } from '@nestjs/cqrs';

import { runCommand, type CommandOptions, type CommandResult } from '../event-sourcing/index.js';
import type { EventStore } from '@consorzi/domain/event-sourcing';

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

/** Runs the commands of one aggregate through its decider. Each aggregate has one message and one handler. */
export abstract class DeciderHandler<DomainCommand> implements ICommandHandler<CommandMessage<DomainCommand>> {
  constructor(
    protected readonly store: EventStore,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
    private readonly decider: Decider<DomainCommand, any>,
  ) {}

  execute({ ctx, command, options }: CommandMessage<DomainCommand>): Promise<CommandResult> {
    return runCommand({ store: this.store }, ctx, this.decider, command, options);
  }
}
