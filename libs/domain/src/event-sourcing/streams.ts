import { isScope } from '../shared/index.js';
import { ScopeMismatch } from './event-store.js';

/** `<scope>-<Aggregate>.<id>`, the only form of a stream's name. */
export function streamName(scope: string, aggregate: string, id: string): string {
  return `${scope}-${aggregate}.${id}`;
}

export interface StreamParts {
  readonly scope: string;
  readonly aggregate: string;
  readonly id: string;
}

/** Takes a stream's name apart. @throws Error where it is not of the form `<scope>-<Aggregate>.<id>`. */
export function streamParts(stream: string): StreamParts {
  const match = /^([a-z0-9]+)-([A-Za-z]+)\.(.+)$/.exec(stream);
  if (!match || !isScope(match[1]!)) throw new Error(`not a stream name: ${stream}`);
  return { scope: match[1]!, aggregate: match[2]!, id: match[3]! };
}

/** @throws ScopeMismatch unless the stream is of the scope. */
export function assertInScope(scope: string, stream: string): void {
  if (!stream.startsWith(`${scope}-`)) throw new ScopeMismatch(scope, stream);
}
