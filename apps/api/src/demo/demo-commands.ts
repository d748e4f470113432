import { randomUUID } from 'node:crypto';

import type { Decider, EventStore } from '@consorzi/domain/event-sourcing';
import { idOf, type Comando, type TestoRef } from '@consorzi/domain/shared';

import { bodyHash } from '../commands/body-hash.js';
import { runCommand } from '../event-sourcing/index.js';
import { PERSONA_SISTEMA } from '../tenancy/index.js';
import type { Testi } from '../testi/testi.js';

export interface DemoDependencies {
  readonly store: EventStore;
  readonly testi: Testi;
  /** The platform's id of a demo user, by user name; the scope learns their name. */
  personaOf(username: string, scope: string): Promise<string>;
  readonly onProgress?: (denominazione: string) => void;
}

export type Base = Pick<Comando<string>, 'autore' | 'now'>;
export type Testo = (campo: string, words: string) => TestoRef;

/**
 * The commands of the platform itself in one scope, one after the other. The id of each is its place in the load: what
 * an earlier load has written is found again.
 */
export class DemoCommands {
  private readonly correlationId = randomUUID();
  private readonly now = new Date().toISOString();
  private count = 0;

  constructor(
    private readonly dependencies: DemoDependencies,
    private readonly scope: string,
    /** A part of the load with places of its own, so that what is added to another part moves none of them. */
    private readonly part?: string,
  ) {}

  /** Curried, so that the command is of the decider's type. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  run<C extends Comando<string>>(decider: Decider<C, any>) {
    return async (toCommand: (base: Base, testo: Testo) => C): Promise<void> => {
      const { scope } = this;
      const { store, testi: texts } = this.dependencies;
      const commandId = idOf('demo', scope, ...(this.part === undefined ? [] : [this.part]), 'comando', this.count++);
      const testi = await texts.perComando(scope, commandId);
      const command = toCommand({ autore: { personaId: PERSONA_SISTEMA, centri: 'tutti' }, now: this.now }, testi.ref);
      await testi.salva(`${scope}-${decider.aggregate.name}.${decider.main(command)}`);
      const context = {
        scope,
        commandId,
        bodyHash: bodyHash(command),
        personaId: PERSONA_SISTEMA,
        role: 'sistema',
        correlationId: this.correlationId,
        causationId: null,
        recordedAt: new Date().toISOString(),
      };
      await runCommand({ store }, context, decider, command);
    };
  }
}
