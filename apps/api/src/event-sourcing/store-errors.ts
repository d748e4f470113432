import { AppendTooLarge } from '@consorzi/domain/event-sourcing';

/** The log cannot be reached, or did not answer in time, after all attempts. The append may or may not stand there. */
export class EventStoreUnavailable extends Error {
  override readonly name: string = 'EventStoreUnavailable';
}

/** The server answers, but is not the one that may write, and the one that may was not found. */
export class NotLeader extends EventStoreUnavailable {
  override readonly name = 'NotLeader';
}

/** The server answers, but does not let these credentials do it. Nothing was written; waiting may not mend it. */
export class LogAccessDenied extends EventStoreUnavailable {
  override readonly name = 'LogAccessDenied';
}

/** Somebody has deleted a stream of the log, by hand: what stood there is gone, and nothing may go on as if it were not. */
export class StreamDeleted extends Error {
  override readonly name = 'StreamDeleted';
  constructor(readonly stream: string) {
    super(`stream ${stream} was deleted from the log`);
  }
}

/** Something in the log is not an event of ours, or is missing. It is never passed over: every reader stops there. */
export class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog';
  constructor(
    /** `<stream>@<revision>`, or `<scope>#<position>`. */
    readonly place: string,
    readonly reason: string,
  ) {
    super(`${place}: ${reason}`);
  }
}

/** The append keeps to the port's bound, and the server is set to a smaller one. */
export class ServerAppendTooLarge extends AppendTooLarge {
  override readonly message: string;
  constructor(bytes: number, limit: number, setting: string) {
    super(bytes, limit);
    this.message = `append of ${bytes} bytes, the server's limit is ${limit}: raise its ${setting}`;
  }
}
