import type { JsonObject } from '@consorzi/domain/shared';
import { dentro, type Lettura, type PerimetroRistretto } from '@consorzi/domain/tenancy';
import {
  ats,
  attestazioni,
  avanzamenti,
  cassa,
  fascicoli,
  istanze,
  listeDiControllo,
  procedure,
  progetti,
  progettiRecepiti,
  programmi,
  rendicontate,
  rendicontatoMensile,
  rendiconti,
  richieste,
  righeRendiconto,
  sommeRicevute,
  spese,
  spesePeriodi,
  speseTotali,
  type RigaProgetto,
} from '@consorzi/projections/ats';
import { storia, type VoceStoria } from '@consorzi/projections/audit';
import type { AnyProjection, Found, Projection, Reader } from '@consorzi/projections/projecting';
import { consorzio } from '@consorzi/projections/tenancy';

type Ristretta = Exclude<Lettura, 'tutto'>;
type Rows<Row> = readonly Found<Row>[];
type Regola<Row> = (rows: Rows<Row>, lettura: Ristretta, inner: Reader) => Rows<Row> | Promise<Rows<Row>>;
export type RegolaDeiFondi = Regola<JsonObject>;

export const eDeiFondi = ({ tipo }: PerimetroRistretto): boolean => tipo === 'progetti' || tipo === 'rendiconti';

/** What the rules below ask, beside what the query asks. */
export const PER_RESTRINGERE_I_FONDI: readonly AnyProjection[] = [
  ...[attestazioni, fascicoli, istanze, listeDiControllo, progetti, rendiconti, richieste, righeRendiconto],
];

/** The projects that are inside as a whole. */
export const progettiDi = (lettura: Ristretta): readonly string[] => [
  ...new Set(lettura.flatMap((one) => (one.tipo === 'progetti' ? one.progetti : []))),
];

/** The rendiconti that are named, whatever project they are of. */
export const rendicontiDi = (lettura: Ristretta): readonly string[] => [
  ...new Set(lettura.flatMap((one) => (one.tipo === 'rendiconti' ? one.rendiconti : []))),
];

/** A rule beside the read model that it is of. */
const regola = <Row extends JsonObject>({ name }: Projection<Row>, one: Regola<Row>) =>
  [name, one as unknown as RegolaDeiFondi] as const;

interface DelProgetto {
  readonly progettoId: string;
}

/** Every row is of one project and of nothing less: read project by project, never through those of the others. */
const PER_PROGETTO: readonly AnyProjection[] = [
  ...[avanzamenti, istanze, richieste, cassa, spese, speseTotali, fascicoli, rendicontate, sommeRicevute, avanzamenti],
];
const NOMI_PER_PROGETTO: ReadonlySet<string> = new Set([...PER_PROGETTO, righeRendiconto].map(({ name }) => name));

type Where = Readonly<Record<string, string>>;

/**
 * The questions whose answers together are what is inside of a model that is read part by part: its projects, and of
 * lines the rendiconti that are named. Null for the other models, of which the rules below take out what is outside.
 */
export function domandeDentro({ name }: AnyProjection, where: Where, lettura: Ristretta): readonly Where[] | null {
  if (!NOMI_PER_PROGETTO.has(name)) return null;
  const asked = (field: string, inside: readonly string[]) =>
    inside.filter((id) => where[field] === undefined || where[field] === id).map((id) => ({ ...where, [field]: id }));
  const ofProjects = asked('progettoId', progettiDi(lettura));
  return name === righeRendiconto.name ? [...ofProjects, ...asked('rendicontoId', rendicontiDi(lettura))] : ofProjects;
}

/**
 * What of each read model of the funds is inside; a model that is not here is outside as a whole. The same rules hold
 * in an ATS and in a consortium: each has models that the other leaves empty.
 */
export const REGOLE_DEI_FONDI: ReadonlyMap<string, RegolaDeiFondi> = new Map([
  // How those are called that take part: without it no row could say whose it is.
  regola(consorzio, (rows) => rows),
  regola(ats, (rows) =>
    rows.map((found) => ({
      ...found,
      row: {
        ...{ ...found.row, atto: null, annullati: [] },
        membri: found.row.membri.map((one) => ({ ...one, attoEntrata: null, attoUscita: null, rettifica: null })),
        capofila: found.row.capofila.map((one) => ({ ...one, atto: null })),
      },
    })),
  ),
  ...PER_PROGETTO.map((projection: Projection<DelProgetto & JsonObject>) =>
    regola(projection, (rows, lettura) => rows.filter(({ row: { progettoId } }) => haProgetto(lettura, progettoId))),
  ),
  regola(progettiRecepiti, (rows, lettura) => rows.filter(({ key }) => haProgetto(lettura, key))),
  regola(spesePeriodi, (rows, lettura) => rows.filter(({ key }) => haProgetto(lettura, key))),
  regola(progetti, async (rows, lettura, inner) => {
    const named = await conRendiconti(lettura, inner);
    return rows.flatMap((found) => {
      if (haProgetto(lettura, found.key)) return [found];
      return named.has(found.key) ? [{ ...found, row: testataDi(found.row) }] : [];
    });
  }),
  regola(programmi, async (rows, lettura, inner) => {
    const whole = await programmiDi(progettiDi(lettura), inner);
    const named = await programmiDi([...(await conRendiconti(lettura, inner))], inner);
    return rows.flatMap((found) => {
      if (whole.has(found.key)) return [found];
      return named.has(found.key) ? [{ ...found, row: { ...found.row, procedure: [] } }] : [];
    });
  }),
  regola(procedure, async (rows, lettura, inner) => {
    const whole = await programmiDi(progettiDi(lettura), inner);
    return rows.filter(({ row }) => whole.has(row.programmaId));
  }),
  regola(rendiconti, (rows, lettura) => rows.filter(({ key, row }) => haRendiconto(lettura, row.progettoId, key))),
  regola(righeRendiconto, (rows, lettura) =>
    rows.filter(({ row }) => haRendiconto(lettura, row.progettoId, row.rendicontoId)),
  ),
  // Totals of a project are of all its rendiconti: of one of them they are the sum of its lines.
  regola(rendicontatoMensile, (rows, lettura) =>
    rows.filter(({ row }) => row.genere === 'conto' && haProgetto(lettura, row.progettoId)),
  ),
  regola(listeDiControllo, (rows, lettura) =>
    rows.filter(({ row }) => haRendiconto(lettura, row.progettoId, row.oggetto.rendicontoId)),
  ),
  regola(attestazioni, (rows, lettura) =>
    rows.filter(({ row }) =>
      haRendiconto(lettura, row.progettoId, row.per === 'rendiconto' ? row.riferimentoId : null),
    ),
  ),
  regola(storia, suoiFatti),
]);

export const haProgetto = (lettura: Ristretta, progettoId: string): boolean =>
  dentro(lettura, { tipo: 'delProgetto', progettoId });

/** What is made for a rendiconto lies where that does; what is made for none is of the project. */
function haRendiconto(lettura: Ristretta, progettoId: string, rendicontoId: string | null): boolean {
  if (rendicontoId === null) return haProgetto(lettura, progettoId);
  return dentro(lettura, { tipo: 'delRendiconto', rendicontoId, progettoId });
}

/** The projects of the rendiconti that are named. */
async function conRendiconti(lettura: Ristretta, inner: Reader): Promise<ReadonlySet<string>> {
  const named = rendicontiDi(lettura);
  if (named.length === 0) return new Set();
  return new Set((await inner.many(rendiconti, named)).map(({ row }) => row.progettoId));
}

async function programmiDi(ids: readonly string[], inner: Reader): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  return new Set((await inner.many(progetti, ids)).map(({ row }) => row.programmaId));
}

/** What says which project it is and who takes part: neither its plans nor the people who work on it. */
const testataDi = (row: RigaProgetto): RigaProgetto => ({
  ...{ ...row, piani: [], responsabili: [], rimodulazioneAperta: null },
  procedure: row.procedure.slice(-1),
});

/** The histories of what is inside: of a project, of a rendiconto, of whatever else is of them and is there. */
async function suoiFatti(rows: Rows<VoceStoria>, lettura: Ristretta, inner: Reader): Promise<Rows<VoceStoria>> {
  const inside = new Map<string, boolean>();
  for (const { row } of rows) {
    const { oggettoId } = row;
    if (!inside.has(oggettoId)) inside.set(oggettoId, await haOggetto(lettura, oggettoId, inner));
  }
  return rows.filter(({ row }) => inside.get(row.oggettoId));
}

async function haOggetto(lettura: Ristretta, id: string, inner: Reader): Promise<boolean> {
  if (haProgetto(lettura, id)) return true;
  const rendiconto = await inner.one(rendiconti, id);
  if (rendiconto) return haRendiconto(lettura, rendiconto.row.progettoId, id);
  const attestazione = await inner.many(attestazioni, [id]);
  if (attestazione.length > 0) return (await REGOLE_DEI_FONDI.get(attestazioni.name)!(attestazione, lettura, inner)).length > 0; // prettier-ignore
  const liste = await inner.where(listeDiControllo, { listaId: id });
  if (liste.length > 0) return (await REGOLE_DEI_FONDI.get(listeDiControllo.name)!(liste, lettura, inner)).length > 0;
  const altri = [
    ...(await inner.many(istanze, [id])),
    ...(await inner.many(richieste, [id])),
    ...(await inner.where(fascicoli, { spesaId: id })),
  ];
  return altri.some(({ row }) => haProgetto(lettura, row.progettoId));
}
