import { type CommandContext, hashOf } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';

/** A command's context for specs: the same name, the same command. */
export function commandContext(name: string, more: Partial<CommandContext> = {}): CommandContext {
  return {
    commandId: idOf('spec', name),
    bodyHash: hashOf({ name }),
    personaId: idOf('spec', 'persona'),
    role: 'direttore',
    correlationId: idOf('spec', 'correlation', name),
    causationId: null,
    recordedAt: '2024-09-19T10:11:12.013Z',
    ...more,
  };
}
