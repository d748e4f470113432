import type { JsonObject } from '@consorzi/domain/shared';
import type { Lettura } from '@consorzi/domain/tenancy';
import { fascicoli, righeRendiconto } from '@consorzi/projections/ats';
import type {
  Between,
  OfProject,
  Projection,
  Reader,
  SharedFound,
  SharedPage,
  SharedProject,
  SharedReader,
  Sum,
  Summed,
  VersionsPage,
} from '@consorzi/projections/projecting';

import { haProgetto, progettiDi, rendicontiDi } from './fondi-nel-perimetro.js';

type Ristretta = Exclude<Lettura, 'tutto'>;
type Where = Readonly<Record<string, string>>;

/** What members share, as whoever may read that much of the ATS sees it. `own`: the rows of the ATS, all of them. */
export const condiviso = (shared: SharedReader, own: Reader, lettura: Lettura): SharedReader =>
  lettura === 'tutto' ? shared : new LettoreCondivisoRistretto(shared, own, lettura);

/**
 * The shared rows of the projects in a perimeter, every kind of them; and of the rendiconti in it the evidence of the
 * expenses that its lines are copies of. Never more than is shared: this stands over the reader that sees to that.
 */
export class LettoreCondivisoRistretto implements SharedReader {
  constructor(
    private readonly inner: SharedReader,
    private readonly own: Reader,
    private readonly lettura: Ristretta,
  ) {}

  get ats() {
    return this.inner.ats;
  }

  get moment() {
    return this.inner.moment;
  }

  get scopes() {
    return this.inner.scopes;
  }

  async where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Where,
    page?: SharedPage,
    between?: Between,
  ): Promise<readonly SharedFound<Row>[]> {
    const found: SharedFound<Row>[] = [];
    for (const progettoId of this.asked(projection, where))
      found.push(...(await this.inner.where(projection, { ...where, progettoId }, page, between)));
    // What is asked for a stretch of dates is a total or a list of the project, which a rendiconto does not bring.
    if (!between) found.push(...(await this.evidence(projection, where, page)));
    return inOrder(found).slice(0, page?.first);
  }

  async sums<Row extends JsonObject, Field extends string>(projection: Projection<Row>, summed: Summed<Field>) {
    const all = new Map<string, Sum<Field>>();
    for (const progettoId of this.asked(projection, summed.where ?? {})) {
      const where = { ...summed.where, progettoId };
      for (const one of await this.inner.sums(projection, { ...summed, where })) {
        const key = JSON.stringify([one.by, Object.entries(one.of).sort()]);
        const before = all.get(key);
        all.set(key, before ? { ...one, sums: added(before.sums, one.sums) } : one);
      }
    }
    return [...all.values()];
  }

  async versions<Row extends JsonObject>(
    projection: Projection<Row>,
    scope: string,
    key: string,
    page?: VersionsPage,
  ): Promise<readonly SharedFound<Row | null>[]> {
    const [progettoId = ''] = key.split('/');
    return this.has(progettoId) ? this.inner.versions(projection, scope, key, page) : [];
  }

  async shared(tipo: string): Promise<readonly SharedProject[]> {
    return (await this.inner.shared(tipo)).filter(({ progettoId }) => this.has(progettoId));
  }

  async ofProject<Row extends JsonObject>(
    projection: Projection<Row>,
    of: OfProject,
    page?: SharedPage,
  ): Promise<readonly SharedFound<Row>[]> {
    if (this.has(of.progettoId)) return this.inner.ofProject(projection, of, page);
    if (projection.name !== fascicoli.name) return [];
    const found = await this.ofLines(projection, await this.inner.ofProject(projection, of));
    const { after } = page ?? {};
    return (after ? found.filter((one) => placeOf(one) > placeOf(after)) : found).slice(0, page?.first);
  }

  async many<Row extends JsonObject>(projection: Projection<Row>, scope: string, keys: readonly string[]) {
    const found = await this.inner.many(projection, scope, keys);
    const inside = found.filter(({ row }) => this.has(String(row['progettoId'])));
    return inOrder([...inside, ...(await this.ofLines(projection, found))]);
  }

  only(scope: string): SharedReader {
    return new LettoreCondivisoRistretto(this.inner.only(scope), this.own, this.lettura);
  }

  private has(progettoId: string): boolean {
    return haProgetto(this.lettura, progettoId);
  }

  /** The projects to ask for: those of the perimeter that the question means. A model that says none is not told apart. */
  private asked({ filters }: { readonly filters: object }, { progettoId }: Where): readonly string[] {
    if (!('progettoId' in filters)) return [];
    return progettoId === undefined ? progettiDi(this.lettura) : [progettoId].filter((id) => this.has(id));
  }

  /** Asked of lines one by one: what a rendiconto reports is little beside what is shared. */
  private async evidence<Row extends JsonObject>(projection: Projection<Row>, where: Where, page?: SharedPage) {
    if (projection.name !== fascicoli.name) return [];
    const found: SharedFound<Row>[] = [];
    for (const { consorzio, spesaId, progettoId } of await this.lines()) {
      if (!this.inner.scopes.includes(consorzio) || ![undefined, spesaId].includes(where['spesaId'])) continue;
      if (![undefined, progettoId].includes(where['progettoId'])) continue;
      found.push(...(await this.inner.only(consorzio).where(projection, { ...where, spesaId, progettoId })));
    }
    const { after } = page ?? {};
    return after ? found.filter((one) => placeOf(one) > placeOf(after)) : found;
  }

  private async ofLines<Row extends JsonObject>(projection: Projection<Row>, found: readonly SharedFound<Row>[]) {
    if (projection.name !== fascicoli.name || found.length === 0) return [];
    const named = new Set((await this.lines()).map((one) => `${one.consorzio}/${one.progettoId}/${one.spesaId}`));
    return found.filter(({ scope, row }) => named.has(`${scope}/${String(row['progettoId'])}/${String(row['spesaId'])}`)); // prettier-ignore
  }

  /** Of the rendiconti that are named; those of projects that are inside anyhow are left out. */
  private async lines() {
    const all = [];
    for (const rendicontoId of rendicontiDi(this.lettura)) {
      const rows = (await this.own.where(righeRendiconto, { rendicontoId })).map(({ row }) => row);
      all.push(...rows.filter(({ progettoId }) => !this.has(progettoId)));
    }
    return all;
  }
}

function added<Field extends string>(a: Readonly<Record<Field, number>>, b: Readonly<Record<Field, number>>) {
  const fields = Object.keys(a) as Field[];
  return Object.fromEntries(fields.map((field) => [field, a[field] + b[field]])) as Record<Field, number>;
}

/** As the reader gives them; a row that two perimeters give stands once. */
function inOrder<Row>(found: readonly SharedFound<Row>[]): SharedFound<Row>[] {
  const each = new Map(found.map((one) => [placeOf(one), one] as const));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** A scope is a plain word: what separates it from the key sorts before its letters. */
const placeOf = ({ scope, key }: { readonly scope: string; readonly key: string }): string => `${scope} ${key}`;
