/** One thing without which no request can be served. */
export interface ReadinessCheck {
  readonly name: 'database' | 'schema' | 'projector' | 'identity';
  /** Resolves when it is there; the message of a rejection says what is missing (English, no secrets). */
  check(): Promise<void>;
}

export interface Readiness {
  readonly ready: boolean;
  /** By name: `ok`, or what is missing. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A check that has not answered by then counts as missing. */
const PATIENCE_MS = 3_000;

export async function readinessOf(checks: readonly ReadinessCheck[]): Promise<Readiness> {
  const results = await Promise.all(checks.map(async ({ name, check }) => [name, await outcome(check)] as const));
  return { ready: results.every(([, result]) => result === 'ok'), checks: Object.fromEntries(results) };
}

async function outcome(check: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer in ${PATIENCE_MS} ms`), PATIENCE_MS);
  });
  const answer = check().then(
    () => 'ok',
    (error: Error) => error.message,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
