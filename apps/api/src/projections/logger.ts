/** What the runner tells: the part of pino's interface that it uses. */
export interface ProjectionLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** For callers that do not listen. */
export const silent: ProjectionLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
