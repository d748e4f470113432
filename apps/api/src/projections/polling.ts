import type { ProjectionLog } from './logger.js';
import { Turns } from './turns.js';

export interface PollingOptions {
  /** How many scopes have their turn at once. */
  readonly atOnce: number;
  /** Between the end of one look and the next, in milliseconds. */
  readonly pollMs: number;
  readonly logger: ProjectionLog;
  /** What the log says when a turn failed, and the scope waits for another. */
  readonly waiting: string;
  /** Wakes the scopes in which there may be something to do. One question for all of them, asked over and over. */
  look(wake: (scope: string) => void): Promise<void>;
  /** Does what there is to do in a scope; one that throws gets another turn after a pause that grows. */
  turn(scope: string): Promise<unknown>;
}

/**
 * Work that follows the logs in the background: looked for at intervals, done in turns, a scope never twice at a time.
 * No hint is needed; a look that fails is only late, the next one finds what it would have.
 */
export class Polling {
  private readonly turns: Turns;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly options: PollingOptions) {
    this.turns = new Turns(
      options.atOnce,
      (scope) => options.turn(scope),
      (scope, error) => options.logger.warn({ scope, err: error }, options.waiting),
    );
  }

  /** For work of many steps: it may end after any of them. */
  get isStopping(): boolean {
    return this.stopping;
  }

  start(): void {
    if (this.stopping) return;
    const { logger, pollMs } = this.options;
    this.looking = this.options
      .look((scope) => this.turns.wake(scope))
      .catch((error: unknown) => logger.warn({ err: error }, 'no look at the logs'));
    void this.looking.then(() => {
      if (!this.stopping) this.timer = setTimeout(() => this.start(), pollMs);
    });
  }

  /** There is something to do now. */
  wake(scope: string): void {
    this.turns.wake(scope);
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
    await this.turns.stop();
  }
}
