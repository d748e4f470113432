import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Lettura } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import { alberoObiettivi, piani } from '@consorzi/projections/planning';
import pg from 'pg';
import { idOf } from '@consorzi/domain/shared';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { loadDemo } from '../../demo/load-demo.js';
import { PostgresEventStore } from '../../event-sourcing/index.js';
import { ProjectionRunner, projectionStatus, projectorPool, readAt } from '../../projections/index.js';
import { eventually } from '../../projections/testing/stage.js';
import { Testi } from '../../testi/testi.js';
import { AuditKeys } from '../transparency/keys.js';
import { seal } from '../transparency/sealer.js';
import { buildVerifier, replace, runVerifier, temporary } from '../verify/testing/bundles.js';
import { exportBundle } from './export-bundle.js';
import { exportDossier } from './export-dossier.js';

const SCOPE = 'inrete';

let database: SpecDatabase;
let api: pg.Pool;
let projector: pg.Pool;
let store: EventStore;
let pianoId: string;
let obiettivi: readonly { readonly id: string; readonly titolo: string; readonly centri: readonly string[] }[];
let sealed: number;

beforeAll(async () => {
  buildVerifier();
  database = await createSpecDatabase();
  api = new pg.Pool({ connectionString: database.url('consorzi_api'), max: 6 }).on('error', () => undefined);
  projector = projectorPool(database.url('consorzi_projector'));
  store = new PostgresEventStore(api);
  await loadDemo({ store, testi: new Testi(api), personaOf: (name) => Promise.resolve(idOf('persona', name)) });
  const runner = new ProjectionRunner({ store, pool: projector, projections: allProjections });
  await runner.start();
  const last = (await store.scopes()).find(({ scope }) => scope === SCOPE)!.last;
  await eventually(async () => {
    const all = await projectionStatus(api, SCOPE);
    return all.length === allProjections.length && all.every(({ position }) => position === last);
  }, 'the read models at the end of the log');
  await runner.stop();
  // What comes after the last checkpoint has no proof yet.
  sealed = last - 4;
  const keys = new AuditKeys({ folder: fresh('chiavi'), origin: 'prova.localhost' });
  for (let size = 0; size < sealed; size += 100) {
    const page = await store.readScope(SCOPE, size - 1, Math.min(100, sealed - size));
    expect(await seal(projector, keys, SCOPE, page)).toBe('sigillato');
  }
  await readAt(api, { scope: SCOPE }, async (reader) => {
    pianoId = (await reader.where(piani, {})).find(({ row }) => row.stato === 'inConsuntivo')!.key;
    obiettivi = (await reader.where(alberoObiettivi, { pianoId })).map(({ key, row }) => ({ id: key, ...row }));
  });
});
afterAll(async () => {
  await Promise.all([api.end(), projector.end()]);
  await database.drop();
});

const fresh = (name: string) => path.join(temporary(name), name);
const options = (out: string) => ({ pool: api, store, scope: SCOPE, out, now: new Date('2030-01-01T00:00:00.000Z') });

async function dossier(more: { obiettivi?: readonly string[]; perimetro?: Lettura; pianoId?: string } = {}) {
  const out = fresh('dossier');
  const manifest = await exportDossier({ ...options(out), pianoId, obiettivi: [], perimetro: 'tutto', ...more });
  const html = readFileSync(path.join(out, 'documento.html'), 'utf8');
  const lines = readFileSync(path.join(out, 'events.ndjson'), 'utf8').trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line) as { position: number; stream: string; type: string });
  return { out, manifest, html, events };
}

describe('the bundle of a consortium at work', () => {
  it('holds read models that come out the same when an auditor folds its events', async () => {
    const out = fresh('fascicolo');
    const manifest = await exportBundle(options(out));
    expect(manifest).toMatchObject({ kind: 'bundle', scope: SCOPE, origin: 'prova.localhost/inrete' });
    expect(manifest.denominazione).toMatch(/Ivrea|RE\.TE/i);
    const { verdict, words } = await runVerifier(out, '--replay');
    expect(verdict).toMatchObject({ ok: true, events: manifest.position + 1, consistentUpTo: { size: sealed } });
    expect(words).toContain(`${allProjections.length} letture rifatte dagli eventi`);
    expect(words).not.toContain('Non confrontabili');
  });
});

describe('the dossier of a plan', () => {
  it('holds the plan to read, its events and a proof of each, and is found sound', async () => {
    const { out, html, events, manifest } = await dossier();
    expect(manifest).toMatchObject({ kind: 'dossier', events: events.length });
    for (const { titolo } of obiettivi)
      expect(html).toContain(titolo.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
    expect(html).not.toMatch(/<script|src=|href=/);
    expect(new Set(events.map(({ stream }) => stream.split(/[-.]/)[1]))).toEqual(
      new Set(['Piano', 'ProgettoPeg', 'Obiettivo', 'Variazione', 'Consuntivo']),
    );
    const { code, verdict, words } = await runVerifier(out);
    expect(verdict).toMatchObject({ ok: true, events: events.length, consistentUpTo: { size: sealed } });
    expect(code).toBe(0);
    expect(words).toContain('non prova che non ce ne siano altri');
    expect((await runVerifier(out, '--replay')).verdict.reason).toBe('ARGOMENTI_NON_VALIDI');
  });

  it('of one objective holds nothing of the others', async () => {
    const [one, other] = obiettivi;
    const { out, html, events } = await dossier({ obiettivi: [one!.id] });
    expect(html).toContain(`Obiettivi (1)`);
    const streams = events.map(({ stream }) => stream);
    expect(streams).toContain(`${SCOPE}-Obiettivo.${one!.id}`);
    expect(streams.filter((stream) => stream.includes('-Obiettivo.'))).toEqual(
      streams.filter((stream) => stream.endsWith(one!.id)),
    );
    expect(streams.join()).not.toContain(other!.id);
    expect((await runVerifier(out)).verdict.ok).toBe(true);
  });

  it('within a perimeter holds what lies in it, and refuses the rest as if it were not there', async () => {
    const centro = obiettivi[0]!.centri[0]!;
    const perimetro: Lettura = [{ tipo: 'centri', centri: [centro] }];
    const inside = obiettivi.filter(({ centri }) => centri.includes(centro));
    const outside = obiettivi.find(({ centri }) => !centri.includes(centro))!;
    const { html, events } = await dossier({ perimetro });
    expect(html).toContain(`Obiettivi (${inside.length})`);
    expect(events.map(({ stream }) => stream).join()).not.toContain(outside.id);
    expect(events.some(({ stream }) => stream.includes('-Variazione.') || stream.includes('-ProgettoPeg.'))).toBe(
      false,
    );
    await expect(dossier({ perimetro, obiettivi: [outside.id] })).rejects.toMatchObject({
      code: 'OBIETTIVO_SCONOSCIUTO',
    });
    const elsewhere: Lettura = [{ tipo: 'centri', centri: [idOf('altrove')] }];
    await expect(dossier({ perimetro: elsewhere })).rejects.toMatchObject({ code: 'PIANO_SCONOSCIUTO' });
    await expect(dossier({ pianoId: idOf('nessuno') })).rejects.toMatchObject({ code: 'PIANO_SCONOSCIUTO' });
  });

  it('with an event, a proof or a word that is another one is refused, with the position', async () => {
    const spoilt = async (name: string, change: (line: string) => string, at: number) => {
      const { out, events } = await dossier();
      replace(out, name, (all) =>
        all
          .split('\n')
          .map((line, n) => (n === at ? change(line) : line))
          .join('\n'),
      );
      const { code, verdict } = await runVerifier(out);
      expect(code).toBe(1);
      return { ...verdict, expected: events[at]!.position };
    };
    const role = await spoilt('events.ndjson', (line) => line.replace('"role":"', '"role":"x'), 3);
    expect(role).toMatchObject({ reason: 'PROVA_NON_VALIDA', firstBadPosition: role.expected });
    const moved = await spoilt('proofs.ndjson', (line) => line.replace(/"proof":\["./, (start) => start.slice(0, -1) + (start.endsWith('A') ? 'B' : 'A')), 2); // prettier-ignore
    expect(moved).toMatchObject({ reason: 'PROVA_NON_VALIDA', firstBadPosition: moved.expected });
    const word = await spoilt('texts.ndjson', (line) => line.replace('"testo":"', '"testo":"x'), 0);
    expect(word.reason).toBe('TESTO_ALTERATO');
  });
});
