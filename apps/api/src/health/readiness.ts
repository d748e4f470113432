/** One thing without which no request can be served, or that whoever watches must hear of. */
export interface ReadinessCheck {
  readonly name: 'database' | 'schema' | 'log' | 'projector' | 'identity' | 'transparency';
  /** Told, and no reason to stop serving: a person has to look. */
  readonly isDetail?: boolean;
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
  const results = await Promise.all(
    checks.map(async ({ name, isDetail, check }) => ({ name, isDetail, result: await outcome(check) })),
  );
  return {
    ready: results.every(({ result, isDetail }) => isDetail === true || result === 'ok'),
    checks: Object.fromEntries(results.map(({ name, result }) => [name, result])),
  };
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
