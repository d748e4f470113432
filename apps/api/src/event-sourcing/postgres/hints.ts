import pg, { type Pool } from 'pg';

const CHANNEL = 'consorzi_log';
/** NOTIFY carries at most 8,000 bytes; a slug has at most 40. */
const SCOPES_A_NOTICE = 150;

/**
 * Tells other processes which scopes have moved. Sent after the commit and gathered over some milliseconds: NOTIFY
 * takes a lock of the whole server at commit, and inside the append it would put all scopes in one line.
 */
export class HintSender {
  private readonly moved = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly pauseMs = 20,
  ) {}

  /** The first hint after a quiet time leaves at once, the next ones together after the pause. */
  send(scope: string): void {
    this.moved.add(scope);
    if (!this.timer) this.flush();
  }

  private flush(): void {
    const scopes = [...this.moved];
    this.moved.clear();
    for (let from = 0; from < scopes.length; from += SCOPES_A_NOTICE) {
      const payload = scopes.slice(from, from + SCOPES_A_NOTICE).join(',');
      // A hint that is lost costs the readers' next poll, so a failure is nobody's business.
      this.pool.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.moved.size > 0) this.flush();
    }, this.pauseMs).unref();
  }
}

/** A session that listens, and comes back with growing pauses when it is lost. */
export class HintListener {
  private client: pg.Client | undefined;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;

  /**
   * A client of its own, with the pool's credentials: a listening session cannot be lent to others.
   * `onReconnect` is called after each later connection: what was said in between was not heard.
   */
  constructor(
    private readonly pool: Pool,
    private readonly onHint: (scope: string) => void,
    private readonly onReconnect: () => void,
  ) {}

  /** Resolves once the session listens. @throws where the first connection fails. */
  async open(): Promise<void> {
    const client = new pg.Client(this.pool.options);
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => payload?.split(',').forEach(this.onHint));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.closed) return void (await client.end());
    client.once('end', () => this.reopenLater());
    this.client = client;
    this.failures = 0;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private reopenLater(): void {
    if (this.closed) return;
    const pause = Math.min(50 * 2 ** this.failures++, 5_000);
    this.timer = setTimeout(
      () =>
        this.open().then(
          () => this.onReconnect(),
          () => this.reopenLater(),
        ),
      pause * (0.5 + Math.random()),
    ).unref();
  }
}
