/**
 * Serves scopes, a bounded number at a time and each by one turn only. A scope woken during its turn gets another one
 * after it, so no hint is lost; one whose turn failed gets another after a pause that grows.
 */
export class Turns {
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly failures = new Map<string, number>();
  private readonly pauses = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly atOnce: number,
    private readonly serve: (scope: string) => Promise<unknown>,
    private readonly onFailure: (scope: string, error: unknown) => void,
  ) {}

  wake(scope: string): void {
    if (this.stopped) return;
    this.waiting.add(scope);
    this.fill();
  }

  /** No new turns; waits for those under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiting.clear();
    this.pauses.forEach(clearTimeout);
    await Promise.all(this.running.values());
  }

  private fill(): void {
    for (const scope of this.waiting) {
      if (this.running.size >= this.atOnce) return;
      if (this.running.has(scope)) continue;
      this.waiting.delete(scope);
      this.running.set(scope, this.turn(scope));
    }
  }

  private async turn(scope: string): Promise<void> {
    try {
      await this.serve(scope);
      this.failures.delete(scope);
    } catch (error) {
      this.onFailure(scope, error);
      this.later(scope);
    } finally {
      this.running.delete(scope);
      this.fill();
    }
  }

  private later(scope: string): void {
    const failures = (this.failures.get(scope) ?? 0) + 1;
    this.failures.set(scope, failures);
    const pause = setTimeout(
      () => {
        this.pauses.delete(pause);
        this.wake(scope);
      },
      Math.min(5_000, 100 * 2 ** failures),
    );
    if (this.stopped) clearTimeout(pause);
    else this.pauses.add(pause);
  }
}
