/** The asked moment lies after what is settled. `offered` is the newest position that can be read now. */
export class MomentTooFresh extends Error {
  override readonly name = 'MomentTooFresh';
  constructor(
    readonly scope: string,
    readonly offered: number,
  ) {
    super(`${scope}: the moment is too fresh, position ${offered} can be read`);
  }
}

/** Some members of an ATS have not reached what was asked of them. `offered` is a moment that all of them can offer. */
export class MembersBehind extends Error {
  override readonly name = 'MembersBehind';
  constructor(
    readonly scopes: readonly string[],
    readonly offered: Readonly<Record<string, number>>,
  ) {
    super(`${scopes.join(', ')}: behind what was asked`);
  }
}

/** A read model has not reached the asked moment. `offered` is the position that can be read instead of it. */
export class ProjectionBehind extends Error {
  override readonly name = 'ProjectionBehind';
  constructor(
    readonly scope: string,
    readonly projection: string,
    readonly offered: number,
  ) {
    super(`${scope}: ${projection} is behind, position ${offered} can be read`);
  }
}
