/** The log cannot be used: the words (Italian) name the reason and the mend, and hold nothing of the address. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused';
}

/** The projection is there and stands, as on a server that was started without its standard projections. */
export class ProjectionStopped extends LogRefused {}
