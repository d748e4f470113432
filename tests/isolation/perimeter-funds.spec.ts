import type { Lettura, Perimetro } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import {
  ats,
  attestazioni,
  listeDiControllo,
  procedure,
  progetti,
  programmi,
  rendiconti,
  righeRendiconto,
  spese,
} from '@consorzi/projections/ats';
import { storia } from '@consorzi/projections/audit';
import type { Reader } from '@consorzi/projections/projecting';

import { LettoreRistretto } from '../../apps/api/src/tenancy/index.js';
import { dueAnni } from '../../libs/projections/src/projecting/testing/due-anni.js';
import { lettore } from '../../libs/projections/src/projecting/testing/lettore.js';

/** A log in which one of everything happened, of an ATS and of a consortium. */
const LOG = dueAnni();
const whole = lettore(LOG);
const di = (...perimetri: readonly Perimetro[]): Reader => new LettoreRistretto(whole, perimetri as Exclude<Lettura, 'tutto'>); // prettier-ignore
const keys = async (found: Promise<readonly { readonly key: string }[]>) => (await found).map(({ key }) => key).sort();

/** Which project a row is of, as the row itself says it. */
const progettoOf = ({ row }: { row: Readonly<Record<string, unknown>> }) => row['progettoId'] as string | undefined;
/** Of the plan, of people, of the platform: nothing of a project, whatever its id. */
const NAMES = ['consorzio', 'ats'];
const OF_PROJECTS = ['progetti', 'progetti_recepiti', 'spese_periodi'];
/** Copies for those who prepare and reconcile; they are refused to whoever is narrowed. */
const KEPT_BACK = ['righe_spiegate', 'condivisioni', 'concessioni'];

let ids: readonly string[];
beforeAll(async () => {
  const found = [];
  for (const projection of allProjections) {
    const rows = await whole.where(projection, {});
    found.push(...rows.flatMap((row) => progettoOf(row as never) ?? (OF_PROJECTS.includes(projection.name) ? row.key : []))); // prettier-ignore
  }
  ids = [...new Set(found)].sort();
});

describe('who audits one project', () => {
  it('sees of every read model the rows of that project, and of no other', async () => {
    expect(ids.length).toBeGreaterThan(1);
    let [seen, hidden] = [0, 0];
    const tried = new Set<string>();
    for (const progettoId of ids) {
      const reader = di({ tipo: 'progetti', progetti: [progettoId] });
      for (const projection of allProjections) {
        for (const found of await reader.where(projection, {})) {
          const of = progettoOf(found as never) ?? (OF_PROJECTS.includes(projection.name) ? found.key : progettoId);
          expect([projection.name, found.key, of]).toEqual([projection.name, found.key, progettoId]);
          seen++;
        }
        for (const { key, row } of await whole.where(projection, {})) {
          const other = progettoOf({ row } as never);
          if (other === undefined || other === progettoId) continue;
          expect(await reader.one(projection, key)).toBeNull();
          // Once a model: to fold its versions takes long, and the rule is the same for all.
          if (!tried.has(projection.name)) expect(await reader.versions(projection, key)).toEqual([]);
          tried.add(projection.name);
          hidden++;
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
    expect(hidden).toBeGreaterThan(20);
  });

  it('misses none of what is of it, of the models that a rule is written for', async () => {
    const told = new Set<string>();
    for (const progettoId of ids) {
      const reader = di({ tipo: 'progetti', progetti: [progettoId] });
      for (const projection of allProjections) {
        const own = (await whole.where(projection, {})).filter((found) => progettoOf(found as never) === progettoId);
        const seen = await keys(reader.where(projection, {}));
        if (seen.length > 0) told.add(projection.name);
        if (own.length > 0 && told.has(projection.name) && !NAMES.includes(projection.name))
          expect([projection.name, seen]).toEqual([projection.name, own.map(({ key }) => key).sort()]);
      }
    }
    expect([...told].sort()).toEqual(expect.arrayContaining(['spese', 'fascicoli', 'rendiconti', 'cassa', 'istanze']));
    expect([...told].filter((name) => KEPT_BACK.includes(name))).toEqual([]);
    // Nothing of the plan, of people, of who reads what.
    for (const name of ['piani', 'albero_obiettivi', 'consuntivi', 'centri', 'accessi', 'revisioni', 'registro'])
      expect([name, told.has(name)]).toEqual([name, false]);
  });

  it('sees its plan, the programme with its procedures, and no programme besides', async () => {
    for (const { key, row } of await whole.where(progetti, {})) {
      const reader = di({ tipo: 'progetti', progetti: [key] });
      expect((await reader.one(progetti, key))!.row).toEqual(row);
      expect(await keys(reader.where(programmi, {}))).toEqual([row.programmaId]);
      expect((await reader.one(programmi, row.programmaId))!.row.procedure.length).toBeGreaterThan(0);
      const versions = await reader.where(procedure, {});
      expect(new Set(versions.map((one) => one.row.programmaId))).toEqual(new Set([row.programmaId]));
    }
  });

  it('gets whole pages, of what may be read alone', async () => {
    const rows = await whole.where(spese, {});
    const all = [...new Set(rows.map(({ row }) => row.progettoId))];
    expect(all.length).toBeGreaterThan(0);
    for (const progettoId of all) {
      const reader = di({ tipo: 'progetti', progetti: [progettoId, 'ignoto'] });
      const own = rows.filter(({ row }) => row.progettoId === progettoId).map(({ key }) => key);
      const paged: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await reader.where(spese, {}, { first: 1, ...(after ? { after } : {}) });
        if (page.length === 0) break;
        paged.push((after = page[0]!.key));
      }
      expect(paged).toEqual(own);
      expect(await reader.where(spese, { progettoId: 'ignoto' })).toEqual([]);
      expect(await di({ tipo: 'centri', centri: ['c1'] }).where(spese, { progettoId })).toEqual([]);
    }
  });

  it('is told the histories of what is inside', async () => {
    const [{ key: rendicontoId, row }] = (await whole.where(rendiconti, {})) as never as [{ key: string; row: { progettoId: string } }]; // prettier-ignore
    const own = di({ tipo: 'progetti', progetti: [row.progettoId] });
    const other = di({ tipo: 'progetti', progetti: ['ignoto'] });
    for (const oggettoId of [rendicontoId, row.progettoId]) {
      expect((await own.where(storia, { oggettoId })).length).toBeGreaterThan(0);
      expect(await other.where(storia, { oggettoId })).toEqual([]);
    }
    const [lista] = await whole.where(listeDiControllo, {});
    const [attestazione] = await whole.where(attestazioni, {});
    for (const [id, progettoId] of [
      [lista!.row.listaId, lista!.row.progettoId],
      [attestazione!.key, attestazione!.row.progettoId],
    ] as const) {
      expect((await di({ tipo: 'progetti', progetti: [progettoId] }).where(storia, { oggettoId: id })).length).toBeGreaterThan(0); // prettier-ignore
      expect(await other.where(storia, { oggettoId: id })).toEqual([]);
    }
  });
});

describe('who audits one rendiconto', () => {
  it('sees it with its lines, and of its project no more than which one it is', async () => {
    const all = await whole.where(rendiconti, {});
    expect(all.length).toBeGreaterThan(1);
    for (const { key, row } of all) {
      const reader = di({ tipo: 'rendiconti', rendiconti: [key] });
      expect(await keys(reader.where(rendiconti, {}))).toEqual([key]);
      const lines = (await whole.where(righeRendiconto, {})).filter((one) => one.row.rendicontoId === key);
      expect(lines.length).toBeGreaterThan(0);
      expect(await reader.where(righeRendiconto, {})).toEqual(lines);
      const known = await whole.one(progetti, row.progettoId);
      const seen = await reader.one(progetti, row.progettoId);
      expect(seen === null).toBe(known === null);
      if (seen) expect(seen.row).toMatchObject({ titolo: known!.row.titolo, piani: [], responsabili: [] });
      for (const [projection, rows] of await everythingOf(reader))
        expect([projection, rows.filter((one) => ![...NAMES, ...DEL_RENDICONTO].includes(projection) && one)]).toEqual([projection, []]); // prettier-ignore
    }
  });

  it('pages through its lines alone, those of a stretch of months too, and each once where its project is inside as well', async () => {
    const all = await whole.where(righeRendiconto, {});
    for (const { key, row } of await whole.where(rendiconti, {})) {
      const both = [{ tipo: 'rendiconti', rendiconti: [key] }, { tipo: 'progetti', progetti: [row.progettoId] }] as const; // prettier-ignore
      for (const [reader, isInside] of [
        [di(both[0]), (one: (typeof all)[number]) => one.row.rendicontoId === key],
        [di(...both), (one: (typeof all)[number]) => one.row.progettoId === row.progettoId],
      ] as const) {
        for (const mese of new Set(all.map((one) => one.row.mese))) {
          const paged: string[] = [];
          for (let after: string | undefined; ;) {
            const page = { first: 1, ...(after ? { after } : {}) };
            const [found] = await reader.where(righeRendiconto, {}, page, { field: 'mese', from: mese, to: null });
            if (!found) break;
            paged.push((after = found.key));
          }
          expect(paged).toEqual(all.filter((one) => isInside(one) && one.row.mese >= mese).map((one) => one.key));
        }
      }
    }
  });

  it('sees the lists and statements that name it, and those of nothing else', async () => {
    for (const { key } of await whole.where(rendiconti, {})) {
      const reader = di({ tipo: 'rendiconti', rendiconti: [key] });
      for (const { row } of await reader.where(listeDiControllo, {})) expect(row.oggetto.rendicontoId).toBe(key);
      for (const { row } of await reader.where(attestazioni, {})) expect(row.riferimentoId).toBe(key);
    }
  });

  it('sees of the ATS who takes part, without the acts by which', async () => {
    const [known] = await whole.where(ats, {});
    const [seen] = await di({ tipo: 'rendiconti', rendiconti: ['r1'] }).where(ats, {});
    const members = (row: { membri: readonly { consorzio: string }[] }) => row.membri.map(({ consorzio }) => consorzio);
    expect(members(seen!.row)).toEqual(members(known!.row));
    expect(JSON.stringify(known!.row)).toContain('"numero"');
    expect(JSON.stringify(seen!.row)).not.toContain('"numero"');
  });
});

const DEL_RENDICONTO = ['rendiconti', 'righe_rendiconto', 'progetti', 'programmi', 'liste_di_controllo', 'attestazioni', 'storia']; // prettier-ignore

async function everythingOf(reader: Reader): Promise<readonly (readonly [string, readonly { key: string }[]])[]> {
  const each: [string, readonly { key: string }[]][] = [];
  for (const projection of allProjections) each.push([projection.name, await reader.where(projection, {})]);
  return each;
}
