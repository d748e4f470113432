import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { hashOf } from '@consorzi/domain/event-sourcing';
import { importazioneIdOf } from '@consorzi/domain/importing';
import { idOf } from '@consorzi/domain/shared';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { BootRefused } from '../../boot/entry-point.js';
import { saltedHash } from '../../testi/index.js';
import { ElencoCancellazioni } from './index.js';
import { ErasureStage, PIANO, SCOPE } from './testing/erasure-stage.js';

const WORDS = 'lo ha deciso la signora Rossignoli';
const [ON_1ST, ON_2ND, ON_3RD] = ['01', '02', '03'].map((day) => `2025-04-${day}T09:00:00.000Z`) as [
  string,
  string,
  string,
];

let database: SpecDatabase;
let folder: string;
let stage: ErasureStage;
const copies: string[] = [];
beforeEach(async () => {
  database = await createSpecDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'cancellazioni-'));
  stage = new ErasureStage(database.url, folder);
});
afterEach(async () => {
  await stage.close();
  const admin = new pg.Client({ connectionString: database.url('admin').replace(database.name, 'postgres') });
  await admin.connect();
  for (const copy of copies.splice(0)) await admin.query(`drop database ${copy} with (force)`);
  await admin.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A backup of the whole database, log and all, as it is now; gives where it stands once restored. */
async function backup(): Promise<ErasureStage['url']> {
  await stage.close();
  const copy = `${database.name}_copia`;
  const admin = new pg.Client({ connectionString: database.url('admin').replace(database.name, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${copy} template ${database.name}`);
  await admin.query(`grant connect on database ${copy} to consorzi_api, consorzi_projector`);
  await admin.end();
  copies.push(copy);
  stage = new ErasureStage(database.url, folder);
  return (role) => database.url(role).replace(database.name, copy);
}

/** The API starts again on what was restored. */
async function restored(from: ErasureStage['url'], list = folder): Promise<ErasureStage> {
  await stage.close();
  stage = new ErasureStage(from, list);
  return stage;
}

const listed = () =>
  readFileSync(path.join(folder, `${SCOPE}.ndjson`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>);

describe('an erased text', () => {
  it('is nowhere in the database; the proof of the event that names it holds', async () => {
    const ref = await stage.scrivi(WORDS);
    await stage.project();
    expect(await stage.tablesHolding('Rossignoli')).toEqual(['platform.testi']);
    expect(saltedHash((await stage.salt(ref.testoId))!, WORDS)).toBe(ref.hash);
    const before = (await stage.log())[0]!;

    await stage.cancellaTesto(ref.testoId);
    await stage.project();
    expect(await stage.tablesHolding('Rossignoli')).toEqual([]);
    const [after, erasure] = await stage.log();
    expect([after!.hash, after!.data]).toEqual([before.hash, before.data]);
    expect(hashOf({ pianoId: PIANO, motivo: ref })).toBe(after!.hash);
    expect(erasure).toMatchObject({ type: 'TestoCancellato', data: { testoId: ref.testoId, oggettoId: PIANO } });
    expect(listed()).toEqual([{ tipo: 'testo', id: ref.testoId, data: erasure!.context.recordedAt }]);
  });

  it('takes the upload with it that brought it, and no other', async () => {
    const [mine, other] = ['a'.repeat(64), 'b'.repeat(64)];
    const [texts, commandId] = [await stage.testi.perComando(SCOPE, idOf('spec', 'importa')), idOf('spec', 'importa')];
    const { testoId } = texts.ref('relazione', WORDS);
    await texts.salva(`${SCOPE}-Importazione.${importazioneIdOf(SCOPE, mine)}`);
    for (const [id, sha256] of [
      [commandId, mine],
      [idOf('altra'), other],
    ])
      // prettier-ignore
      await stage.asAdmin(
        `insert into platform.proposte (scope, id, persona_id, nome, sha256, scade_il, proposta)
         values ($1, $2, $2, 'a.docx', $3, now() + interval '1 day', $4)`,
        [SCOPE, id, sha256, JSON.stringify({ testo: sha256 === mine ? WORDS : 'altro' })],
      );
    await stage.cancellaTesto(testoId);
    expect(await stage.tablesHolding('Rossignoli')).toEqual([]);
    expect(await stage.asAdmin('select sha256 from platform.proposte')).toEqual([{ sha256: other }]);
  });

  it('whose erasure stopped after the event goes at the next start', async () => {
    const ref = await stage.scrivi(WORDS);
    await stage.cancellaTesto(ref.testoId, 'event');
    expect((await stage.testi.leggi(SCOPE, [ref.testoId])).size).toBe(1);
    expect(await stage.cancellazioni.allinea()).toEqual([{ scope: SCOPE, elencate: 1, testi: 1, nomi: 0 }]);
    expect(await stage.tablesHolding('Rossignoli')).toEqual([]);
    expect(await stage.cancellazioni.allinea()).toEqual([{ scope: SCOPE, elencate: 0, testi: 0, nomi: 0 }]);
    expect(await stage.log()).toHaveLength(2);
  });

  it('is not erased where the list cannot be written', async () => {
    const ref = await stage.scrivi(WORDS);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    await expect(stage.cancellaTesto(ref.testoId)).rejects.toThrow();
    expect((await stage.testi.leggi(SCOPE, [ref.testoId])).get(ref.testoId)).toBe(WORDS);
  });
});

describe('an erased name', () => {
  it('does not come back with a sign-in, there alone, until it may', async () => {
    const personaId = await stage.entra('Ada Prova', 'ada', [SCOPE, 'altrove']);
    await stage.nome('CancellaNome', personaId, ON_1ST);
    expect(await stage.entra('Ada Prova', 'ada', [SCOPE, 'altrove'])).toBe(personaId);
    expect(await stage.entra('Ada Nuova', 'ada', [SCOPE, 'altrove'])).toBe(personaId);
    expect(await stage.persone.nomi(SCOPE, [personaId])).toEqual(new Map());
    expect(await stage.persone.nomi('altrove', [personaId])).toEqual(new Map([[personaId, 'Ada Nuova']]));
    expect(await stage.persone.cancellati(SCOPE)).toEqual(new Set([personaId]));

    await stage.nome('RipristinaNome', personaId, ON_2ND);
    await stage.entra('Ada Nuova', 'ada');
    expect(await stage.persone.nomi(SCOPE, [personaId])).toEqual(new Map([[personaId, 'Ada Nuova']]));
    expect(listed().map(({ tipo }) => tipo)).toEqual(['nome', 'nomeRipristinato']);
  });

  it('is remembered as told for minutes only: another process may have let it be kept again', async () => {
    const person = { issuer: 'spec', subject: 'ada', username: 'ada', name: 'Ada Prova', memberships: [SCOPE] };
    const personaId = await stage.persone.personaOf(person);
    await stage.nome('CancellaNome', personaId, ON_1ST);
    await stage.nome('RipristinaNome', personaId, ON_2ND);
    await stage.persone.personaOf(person);
    expect((await stage.persone.nomi(SCOPE, [personaId])).get(personaId)).toBe('Ada Prova');
  });

  it('does not slip in with who signs in while it goes', async () => {
    const personaId = await stage.entra('Ada Prova', 'ada');
    for (let round = 0; round < 15; round++) {
      await Promise.all([
        ...Array.from({ length: 4 }, (_, n) => stage.entra(`Ada ${round} ${n}`, 'ada')),
        stage.persone.cancellaNomi(SCOPE, [personaId]),
      ]);
      expect(await stage.persone.nomi(SCOPE, [personaId])).toEqual(new Map());
      await stage.persone.ripristinaNomi(SCOPE, [personaId]);
    }
  });
});

describe('a restored copy of the data', () => {
  it('from before the erasures is put right before it serves, and its log is told', async () => {
    const ref = await stage.scrivi(WORDS);
    const kept = await stage.scrivi('parole che restano');
    const personaId = await stage.entra('Ada Rossignoli', 'ada');
    const copy = await backup();
    await stage.cancellaTesto(ref.testoId);
    await stage.nome('CancellaNome', personaId, ON_1ST);

    const after = await restored(copy);
    expect(await after.tablesHolding('Rossignoli')).toEqual(['platform.persone_nomi', 'platform.testi']);
    expect(await after.cancellazioni.allinea()).toEqual([{ scope: SCOPE, elencate: 0, testi: 1, nomi: 1 }]);
    expect(await after.tablesHolding('Rossignoli')).toEqual([]);
    await after.entra('Ada Rossignoli', 'ada');
    expect(await after.tablesHolding('Rossignoli')).toEqual([]);
    expect((await after.testi.leggi(SCOPE, [kept.testoId])).size).toBe(1);
    const told = (await after.log()).slice(2);
    expect(told.map(({ type, data, context: { role } }) => [type, data['motivo'], role])).toEqual([
      ['TestoCancellato', 'ripristino_di_una_copia', 'sistema'],
      ['NomeCancellato', 'ripristino_di_una_copia', 'sistema'],
    ]);
    // Started once more, it has nothing left to do but to list what it told.
    expect(await after.cancellazioni.allinea()).toEqual([{ scope: SCOPE, elencate: 2, testi: 0, nomi: 0 }]);
    expect(await after.log()).toHaveLength(4);
  });

  it('started by two processes at once is told once', async () => {
    const ref = await stage.scrivi(WORDS);
    const copy = await backup();
    await stage.cancellaTesto(ref.testoId);
    const after = await restored(copy);
    const other = new ErasureStage(copy, folder);
    await Promise.all([after.cancellazioni.allinea(), other.cancellazioni.allinea()]);
    await other.close();
    expect((await after.log()).map(({ type }) => type)).toEqual(['VariazioneAperta', 'TestoCancellato']);
  });

  it('leaves a name that was allowed again later', async () => {
    const personaId = await stage.entra('Ada Prova', 'ada');
    await stage.nome('CancellaNome', personaId, ON_1ST);
    const copy = await backup();
    await stage.nome('RipristinaNome', personaId, ON_2ND);
    const after = await restored(copy);
    await after.cancellazioni.allinea();
    await after.entra('Ada Prova', 'ada');
    expect((await after.persone.nomi(SCOPE, [personaId])).get(personaId)).toBe('Ada Prova');
    await after.nome('CancellaNome', personaId, new Date(Date.now() + 1_000).toISOString());
    expect((await after.persone.nomi(SCOPE, [personaId])).size).toBe(0);
  });

  it('of the tables alone, the log being newer, is put right too', async () => {
    const ref = await stage.scrivi(WORDS);
    const [row] = await stage.asAdmin('select * from platform.testi where id = $1', [ref.testoId]);
    await stage.cancellaTesto(ref.testoId);
    await stage.asAdmin('update platform.testi set sale = $2, testo = $3, cancellato_il = null where id = $1', [
      ref.testoId,
      row!['sale'],
      row!['testo'],
    ]);
    rmSync(path.join(folder, `${SCOPE}.ndjson`));
    expect(await stage.cancellazioni.allinea()).toEqual([{ scope: SCOPE, elencate: 1, testi: 1, nomi: 0 }]);
    expect(await stage.tablesHolding('Rossignoli')).toEqual([]);
    expect(await stage.log()).toHaveLength(2);
  });
});

describe('the list of erasures', () => {
  const line = (n: number) => ({ tipo: 'testo', id: idOf('t', n), data: ON_3RD }) as const;

  it('that was lost is written again from the log, with a projector and without', async () => {
    const [one, two] = [await stage.scrivi('una'), await stage.scrivi('due')];
    await stage.cancellaTesto(one.testoId);
    await stage.project();
    await stage.cancellaTesto(two.testoId);
    const before = listed();
    rmSync(path.join(folder, `${SCOPE}.ndjson`));
    expect(await stage.cancellazioni.allinea()).toEqual([{ scope: SCOPE, elencate: 2, testi: 0, nomi: 0 }]);
    expect(listed()).toEqual(before);
  });

  it('holds each line once, and is for our eyes alone', async () => {
    const list = new ElencoCancellazioni(folder);
    expect(await list.aggiungi(SCOPE, [line(1), line(1), line(2)])).toBe(2);
    expect(await list.aggiungi(SCOPE, [line(2)])).toBe(0);
    expect(await list.leggi(SCOPE)).toEqual([line(1), line(2)]);
    expect(await list.scopes()).toEqual([SCOPE]);
  });

  it('goes on after a line whose writing was cut off', async () => {
    const list = new ElencoCancellazioni(folder);
    await list.aggiungi(SCOPE, [line(1)]);
    appendFileSync(path.join(folder, `${SCOPE}.ndjson`), '{"tipo":"testo","id":"è'.normalize());
    expect(await list.leggi(SCOPE)).toEqual([line(1)]);
    await list.aggiungi(SCOPE, [line(2)]);
    expect(await list.leggi(SCOPE)).toEqual([line(1), line(2)]);
  });

  it.each(['niente', '{"tipo":"testo"}', JSON.stringify({ ...line(1), testo: 'parole' })])(
    'with a line that nobody can read keeps the platform from starting: %s',
    async (bad) => {
      writeFileSync(path.join(folder, `${SCOPE}.ndjson`), `${bad}\n${JSON.stringify(line(2))}\n`);
      const refusal = "Nell'elenco delle cancellazioni di CANCELLAZIONI_DIR la riga 1 di inprova.ndjson è illeggibile.";
      await expect(stage.cancellazioni.allinea()).rejects.toThrow(new BootRefused(refusal));
    },
  );

  it('in a folder that cannot be written keeps the platform from starting, naming the variable', async () => {
    const file = path.join(folder, 'occupato');
    writeFileSync(file, '');
    const here = new ErasureStage(database.url, path.join(file, 'cancellazioni'));
    await expect(here.cancellazioni.allinea()).rejects.toThrow(
      new BootRefused('La cartella di CANCELLAZIONI_DIR non si lascia scrivere (ENOTDIR).'),
    );
    await here.close();
  });
});
