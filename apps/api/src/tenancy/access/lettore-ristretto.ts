import type { VoceVariazione } from '@consorzi/domain/planning';
import type { JsonObject } from '@consorzi/domain/shared';
import { dentro, type Lettura } from '@consorzi/domain/tenancy';
import { registro, storia, type RegistroRow, type VoceStoria } from '@consorzi/projections/audit';
import { consuntivi } from '@consorzi/projections/consuntivo';
import {
  alberoObiettivi,
  piani,
  progettiPeg,
  variazioni,
  type RigaRamo,
  type RigaVariazione,
} from '@consorzi/projections/planning';
import { byKey, type AnyProjection, type Between, type Found, type Outlined, type Page, type Projection, type Reader, type Stretch, type VersionsPage } from '@consorzi/projections/projecting'; // prettier-ignore
import { centri, consorzio } from '@consorzi/projections/tenancy';

import { domandeDentro, eDeiFondi, PER_RESTRINGERE_I_FONDI, REGOLE_DEI_FONDI } from './fondi-nel-perimetro.js';

type Ristretta = Exclude<Lettura, 'tutto'>;

/** Where the objectives stand today: what does now is in the perimeter, whichever moment is asked. */
export type CentriDiOggi = ReadonlyMap<string, readonly string[]>;

/** What a narrowed reader asks itself, beside what the query asks: both must have reached the moment. */
export function perRestringere(lettura: Lettura): readonly AnyProjection[] {
  if (lettura === 'tutto') return [];
  return [
    ...(lettura.every(eDeiFondi) ? [] : [alberoObiettivi, progettiPeg, consuntivi]),
    ...(lettura.some(eDeiFondi) ? PER_RESTRINGERE_I_FONDI : []),
  ];
}

/** The rows as whoever may read that much sees them. `oggi`: see below. */
export const letto = (reader: Reader, lettura: Lettura, oggi?: CentriDiOggi): Reader =>
  lettura === 'tutto' ? reader : new LettoreRistretto(reader, lettura, oggi);

/**
 * The rows of one scope as somebody sees them who may read what lies in a perimeter and nothing else. Every query of an
 * auditor goes through here, so that none has to think of it; a read model that no rule is written for has no rows.
 *
 * An objective is inside where it stands today in one of the centri or stood there at the moment asked: rights are of
 * now, and what was the centro's then is what it answers for. What is inside has its whole history.
 */
export class LettoreRistretto implements Reader {
  private known: Promise<Dentro> | undefined;

  constructor(
    private readonly inner: Reader,
    private readonly lettura: Ristretta,
    private readonly oggi: CentriDiOggi = new Map(),
  ) {}

  get scope() {
    return this.inner.scope;
  }

  get position() {
    return this.inner.position;
  }

  get moment() {
    return this.inner.moment;
  }

  at(position: number): Reader {
    return new LettoreRistretto(this.inner.at(position), this.lettura, this.oggi);
  }

  async one<Row extends JsonObject>(projection: Projection<Row>, key: string): Promise<Found<Row> | null> {
    return (await this.many(projection, [key]))[0] ?? null;
  }

  async many<Row extends JsonObject>(projection: Projection<Row>, keys: readonly string[]) {
    const found = await this.inner.many(projection, keys);
    // Dates stand on the register: of what is outside only the place and the time are left.
    if (projection.name === registro.name)
      return (found as Rows<JsonObject> as Rows<RegistroRow>).map(senzaFatti) as Rows<JsonObject> as Rows<Row>;
    return this.kept(projection, found);
  }

  async where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: Page,
    between?: Between,
  ): Promise<readonly Found<Row>[]> {
    const asked = domandeDentro(projection, where, this.lettura);
    if (!asked) return this.kept(projection, await this.inner.where(projection, where, page, between));
    // A page is of what may be read: made of everything and then thinned out, it would end too soon.
    const found = new Map<string, Found<Row>>();
    for (const one of asked) {
      for (const row of await this.inner.where(projection, one, page, between)) found.set(row.key, row);
    }
    return [...found.values()].sort(byKey).slice(0, page?.first);
  }

  async outlines<Row extends JsonObject, Aside extends string>(
    projection: Outlined<Row, Aside>,
    where: Readonly<Record<string, string>>,
  ) {
    // No rule looks at what stands aside.
    const found = (await this.inner.outlines(projection, where)) as Rows<JsonObject> as Rows<Row>;
    return (await this.kept(projection, found)) as Rows<JsonObject> as Rows<Omit<Row, Aside>>;
  }

  async stretch<Row extends JsonObject>(projection: Projection<Row>, stretch: Stretch) {
    return this.kept(projection, await this.inner.stretch(projection, stretch));
  }

  async versions<Row extends JsonObject>(projection: Projection<Row>, key: string, page?: VersionsPage) {
    if (!REGOLE.has(projection.name) && !REGOLE_DEI_FONDI.has(projection.name)) return [];
    const all = await this.inner.versions(projection, key, page);
    if (INTERI.has(projection.name) && (await this.one(projection, key))) return all;
    const there = all.filter((one): one is Found<Row> => one.row !== null);
    const inside = new Map((await this.kept(projection, there)).map((one) => [one.position, one]));
    // A removal is told only of what was seen before it.
    return all.flatMap((one, index) => {
      if (one.row !== null) return inside.get(one.position) ?? [];
      return inside.has(all[index - 1]?.position ?? -1) ? [one] : [];
    });
  }

  /** What the rules of the plan let through, and those of the funds, each where a perimeter is of its kind. */
  private async kept<Row extends JsonObject>(projection: Projection<Row>, rows: readonly Found<Row>[]) {
    if (rows.length === 0) return [];
    const [delPiano, deiFondi] = [REGOLE.get(projection.name), REGOLE_DEI_FONDI.get(projection.name)];
    const kept = new Map<string, Found<JsonObject>>();
    const keep = (some: Rows<JsonObject>) => some.forEach((one) => kept.set(`${one.key}@${one.position}`, one));
    if (deiFondi && this.lettura.some(eDeiFondi)) keep(await deiFondi(rows, this.lettura, this.inner));
    if (delPiano && !this.soloFondi) {
      this.known ??= dentroDi(this.inner, this.lettura, this.oggi);
      keep(await delPiano(rows, await this.known, this.inner));
    }
    return rows.flatMap(({ key, position }) => kept.get(`${key}@${position}`) ?? []) as Rows<JsonObject> as Rows<Row>;
  }

  private get soloFondi(): boolean {
    return this.lettura.every(eDeiFondi);
  }
}

/** What is inside at the moment: asked once a reading. */
interface Dentro {
  readonly lettura: Ristretta;
  readonly obiettivi: ReadonlySet<string>;
  readonly piani: ReadonlySet<string>;
  /** Progetti PEG and centri of the perimeter, and those that something inside names. */
  readonly progetti: ReadonlySet<string>;
  readonly centri: ReadonlySet<string>;
  centriDi(found: Found<RigaRamo>): readonly string[];
}

async function dentroDi(inner: Reader, lettura: Ristretta, oggi: CentriDiOggi): Promise<Dentro> {
  const centriDi = ({ key, row }: Found<RigaRamo>) => [...row.centri, ...(oggi.get(key) ?? [])];
  const obiettivi = (await inner.outlines(alberoObiettivi, {})).filter((one) =>
    dentro(lettura, { tipo: 'obiettivo', id: one.key, centri: centriDi(one) }),
  );
  const progetti = (await inner.where(progettiPeg, {})).filter(({ row: { centroId } }) =>
    dentro(lettura, { tipo: 'progettoPeg', centroId }),
  );
  return {
    lettura,
    centriDi,
    obiettivi: new Set(obiettivi.map(({ key }) => key)),
    piani: new Set([...obiettivi, ...progetti].map(({ row }) => row.pianoId)),
    progetti: new Set([...progetti.map(({ key }) => key), ...obiettivi.flatMap(({ row }) => row.progettiPeg)]),
    centri: new Set(obiettivi.flatMap(({ row }) => row.centri)),
  };
}

type Rows<Row> = readonly Found<Row>[];
type Regola<Row> = (rows: Rows<Row>, inside: Dentro, inner: Reader) => Rows<Row> | Promise<Rows<Row>>;
type AnyRegola = Regola<JsonObject>;

/** A rule beside the read model that it is of. */
const regola = <Row extends JsonObject>({ name }: Projection<Row>, one: Regola<Row>): readonly [string, AnyRegola] => [
  name,
  one as unknown as AnyRegola,
];

/** What of each read model is inside; a model that is not here is outside as a whole. */
const REGOLE: ReadonlyMap<string, AnyRegola> = new Map([
  regola(consorzio, (rows) => rows),
  regola(alberoObiettivi, (rows, { obiettivi }) => rows.filter(({ key }) => obiettivi.has(key))),
  regola(progettiPeg, (rows, { progetti }) => rows.filter(({ key }) => progetti.has(key))),
  // Of a centro outside, which something inside names, no more than how it is called.
  regola(centri, (rows, { lettura, centri: named }) =>
    rows.flatMap((found) => {
      if (dentro(lettura, { tipo: 'centro', id: found.key })) return [found];
      return named.has(found.key) ? [{ ...found, row: { ...found.row, responsabili: [] } }] : [];
    }),
  ),
  regola(piani, (rows, inside) => rows.filter(({ key }) => inside.piani.has(key))),
  regola(consuntivi, (rows, { lettura }) =>
    rows.filter(({ row: { obiettivoId, centroId } }) => dentro(lettura, { tipo: 'consuntivo', obiettivoId, centroId })),
  ),
  regola(variazioni, conLeSueVoci),
  regola(storia, suoiFatti),
]);

/** Once inside, all that ever was of it. */
const INTERI: ReadonlySet<string> = new Set([alberoObiettivi.name, progettiPeg.name, consuntivi.name]);

/** A variazione with the changes that are inside; one without any is outside. */
async function conLeSueVoci(rows: readonly Found<RigaVariazione>[], inside: Dentro, inner: Reader) {
  const kept: Found<RigaVariazione>[] = [];
  for (const found of rows) {
    const voci: VoceVariazione[] = [];
    for (const voce of found.row.voci) if (await voceDentro(voce, inside, inner)) voci.push(voce);
    if (voci.length > 0) kept.push({ ...found, row: { ...found.row, voci } });
  }
  return kept;
}

/** By where the object is or was, and by where the change would put it. */
async function voceDentro(voce: VoceVariazione, inside: Dentro, inner: Reader): Promise<boolean> {
  const { oggettoId } = voce;
  if (voce.oggetto === 'progettoPeg') {
    if (inside.progetti.has(oggettoId)) return true;
    const centroId = voce.azione === 'aggiungi' ? voce.scheda.centroId : (await ultima(inner, progettiPeg, oggettoId))?.row.centroId; // prettier-ignore
    return centroId !== undefined && dentro(inside.lettura, { tipo: 'progettoPeg', centroId });
  }
  if (inside.obiettivi.has(oggettoId)) return true;
  const last = await ultima(inner, alberoObiettivi, oggettoId);
  const wanted =
    voce.azione === 'aggiungi'
      ? voce.scheda.centri
      : voce.azione === 'modifica'
        ? voce.modifiche
            .filter(({ percorso }) => percorso === 'centri')
            .flatMap(({ dopo }) => dopo as readonly string[])
        : [];
  const all = [...wanted, ...(last ? inside.centriDi(last) : [])];
  return dentro(inside.lettura, { tipo: 'obiettivo', id: oggettoId, centri: all });
}

/** Of a plan the life that all its parts share; of an objective what is its own or was reported from inside. */
async function suoiFatti(rows: readonly Found<VoceStoria>[], inside: Dentro, inner: Reader) {
  const removed = new Map<string, boolean>();
  const obiettivoDentro = async (id: string): Promise<boolean> => {
    if (inside.obiettivi.has(id)) return true;
    if (!removed.has(id)) {
      const last = await ultima(inner, alberoObiettivi, id);
      const there = last !== null && !(await inner.one(alberoObiettivi, id));
      const centriDi = last ? inside.centriDi(last) : [];
      removed.set(id, there && dentro(inside.lettura, { tipo: 'obiettivo', id, centri: centriDi }));
    }
    return removed.get(id)!;
  };
  const kept: Found<VoceStoria>[] = [];
  for (const found of rows) {
    const { oggettoId, tipo, dettagli } = found.row;
    if (inside.piani.has(oggettoId) && VITA_DEL_PIANO.has(tipo)) kept.push(found);
    if (!(await obiettivoDentro(oggettoId))) continue;
    const { centroId } = dettagli;
    const reported = typeof centroId === 'string';
    if (!reported || dentro(inside.lettura, { tipo: 'consuntivo', obiettivoId: oggettoId, centroId })) kept.push(found);
  }
  return kept;
}

const VITA_DEL_PIANO: ReadonlySet<string> = new Set([
  ...['PianoCreato', 'PianoImportato', 'PianoRicostruito', 'PianoApprovato', 'PianoScartato'],
  ...['ConsuntivazioneAperta', 'PianoChiuso', 'PianoRiaperto'],
]);

/** The last that was known of something, removed or not. */
async function ultima<Row extends JsonObject>(inner: Reader, projection: Projection<Row>, key: string) {
  const versions = await inner.versions(projection, key, { last: 2 });
  return versions.findLast((one): one is Found<Row> => one.row !== null) ?? null;
}

const senzaFatti = ({ row: { position, recordedAt }, ...found }: Found<RegistroRow>): Found<RegistroRow> => ({
  ...found,
  row: { position, recordedAt, ...NULLA },
});
const NULLA = { stream: '', revision: 0, eventId: '', type: '', personaId: '', role: '', act: null, commandId: '' };
