import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { formatPolicy, LOG_KEY, newSigner } from '@consorzi/domain/audit';
import { hashOf, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { allProjections } from '@consorzi/projections/all';
import { replayDigests } from '@consorzi/projections/projecting';

import { verifierHash } from '../export/verifier.js';
import {
  beside,
  buildVerifier,
  bundle,
  chiave,
  eventOf,
  notesOf,
  ORIGIN,
  piccoloRegistro,
  POLICY,
  replace,
  runVerifier,
  tellManifest,
  testimone,
  testoId,
} from './testing/bundles.js';

beforeAll(buildVerifier);

const lines = (change: (all: string[]) => string[]) => (content: string) =>
  change(content.trimEnd().split('\n')).join('\n') + '\n';
const changed = (events: readonly PositionedEvent[], at: number, more: Partial<PositionedEvent>) =>
  events.map((event) => (event.position === at ? { ...event, ...more } : event));
const refused = async (dir: string, ...args: readonly string[]) => {
  const run = await runVerifier(dir, ...args);
  expect(run.code).toBe(1);
  expect(run.verdict.ok).toBe(false);
  expect(run.words).toContain('NON VERIFICATO');
  return run.verdict;
};

describe('a sound bundle', () => {
  it('is found sound in an empty folder, and told what it does not show', async () => {
    const { code, words, verdict } = await runVerifier(await bundle());
    expect(code).toBe(0);
    expect(verdict).toEqual({
      ...{ ok: true, events: 20, checkpoints: 4, consistentUpTo: { size: 20, time: '2024-01-01T00:00:19.000Z' } },
      ...{ policyFrom: 'bundle', firstBadPosition: null, reason: null, interval: null, detail: null },
    });
    expect(words).toContain('Coerente fino al checkpoint 20 del 2024-01-01T00:00:19.000Z.');
    expect(words).toContain('le chiavi sono arrivate con il fascicolo');
    expect(words).toContain('non è detto che sia completo');
    expect(words).toContain(`1 testi cancellati: ${testoId(3)}.`);
  });

  it('says what is not sealed yet', async () => {
    const { verdict, words } = await runVerifier(await bundle({ events: piccoloRegistro(23) }));
    expect(verdict).toMatchObject({ ok: true, events: 23, consistentUpTo: { size: 20 } });
    expect(words).toContain('3 eventi vengono dopo l’ultimo checkpoint: non sono sigillati.');
  });

  it('is compared with what the auditor kept, under the keys that the auditor has', async () => {
    const [first, second] = notesOf(piccoloRegistro());
    const kept = [beside('uno', first!), beside('due', second!)].flatMap((file) => ['--kept', file]);
    const { verdict, words } = await runVerifier(await bundle(), '--policy', beside('p', POLICY), ...kept);
    expect(verdict).toMatchObject({ ok: true, policyFrom: 'file' });
    expect(words).toContain('Torna con 2 checkpoint tenuti da parte, il più recente del 2024-01-01T00:00:09.000Z.');
  });

  it('tells who witnessed it, and is refused where nobody did whom the policy asks for', async () => {
    const asks = beside('p', formatPolicy({ log: chiave, witnesses: [testimone], quorum: 1 }));
    const witnessed = await bundle({ checkpoints: notesOf(piccoloRegistro(), 5, 2) });
    const { words } = await runVerifier(witnessed, '--policy', asks);
    expect(words).toContain('Controfirmato dai testimoni fino al checkpoint 10 (altrove.example/testimone)');
    expect((await refused(await bundle(), '--policy', asks)).reason).toBe('CONTROFIRME_INSUFFICIENTI');
  });

  it('folds the platform’s own projections, and finds a read model that showed something else', async () => {
    const { position, digests } = await replayDigests(allProjections, piccoloRegistro());
    const good = await runVerifier(await bundle({ digests: { position, digests } }), '--replay');
    expect(good.words).toContain(`${allProjections.length} letture rifatte dagli eventi`);
    expect(good.verdict.ok).toBe(true);
    const lied = digests.map((one) => (one.projection === 'registro' ? { ...one, sha256: 'f'.repeat(64) } : one));
    expect(await refused(await bundle({ digests: { position, digests: lied } }), '--replay')).toMatchObject({
      ...{ reason: 'LETTURE_DIVERSE', detail: expect.stringContaining('registro') },
    });
  });

  it('comes with a verifier whose hash can be published apart', async () => {
    expect(verifierHash()).toMatch(/^[0-9a-f]{64}$/);
    const code = readFileSync(path.join(await bundle(), 'verify.mjs'), 'utf8');
    const imports = [...code.matchAll(/^import .* from ["']([^"']+)["']/gm)].map(([, from]) => from).sort();
    expect(imports).toEqual(['node:crypto', 'node:fs', 'node:path', 'node:zlib']);
    expect(code).not.toMatch(/\bimport\(|\brequire\(["']|\bfetch\(|process\.env/);
  });
});

describe('an event that is not what was sealed', () => {
  const sealed = piccoloRegistro();

  it('is found by its position: a payload, an envelope, one that is gone, one put in, two swapped', async () => {
    const data = { ...sealed[8]!.data, anno: 2025 };
    const cases: [readonly PositionedEvent[], string, number][] = [
      [changed(sealed, 8, { data }), 'PAYLOAD_ALTERATO', 8],
      [changed(sealed, 8, { data, payloadHash: hashOf(data) }), 'EVENTO_ALTERATO', 8],
      [changed(sealed, 12, { role: 'nucleo' }), 'EVENTO_ALTERATO', 12],
      [sealed.filter(({ position }) => position !== 6), 'EVENTO_MANCANTE', 6],
      [renumbered([...sealed.slice(0, 4), eventOf(4, 'Inventato', {}), ...sealed.slice(4)]), 'EVENTO_ALTERATO', 4],
      [renumbered([...sealed.slice(0, 9), sealed[10]!, sealed[9]!, ...sealed.slice(11)]), 'EVENTO_ALTERATO', 9],
      [[...sealed.slice(0, 9), sealed[10]!, sealed[9]!, ...sealed.slice(11)], 'EVENTO_MANCANTE', 9],
      [changed(sealed, 5, { position: 4 }), 'EVENTO_FUORI_ORDINE', 5],
      [changed(sealed, 2, { scope: 'altrove' }), 'EVENTO_DI_ALTRO_ENTE', 2],
    ];
    for (const [events, reason, firstBadPosition] of cases) {
      expect(await refused(await bundle({ events, leavesOf: sealed }))).toMatchObject({ reason, firstBadPosition });
    }
  });

  it('is found by the interval between two checkpoints where the leaves were made again too', async () => {
    const events = changed(sealed, 12, { role: 'nucleo' });
    const dir = await bundle({ events, leavesOf: events, checkpoints: notesOf(sealed) });
    expect(await refused(dir)).toMatchObject({
      ...{ reason: 'STORIA_ALTERATA', firstBadPosition: 10, interval: { from: 10, to: 14 } },
      consistentUpTo: { size: 10 },
    });
  });

  it('is found against a kept checkpoint where the tail was written again, its checkpoints deleted', async () => {
    const events = changed(sealed, 12, { role: 'nucleo' });
    const dir = await bundle({ events, checkpoints: notesOf(sealed).slice(0, 2) });
    const kept = beside('tenuto', notesOf(sealed)[3]!);
    expect((await runVerifier(dir)).verdict).toMatchObject({ ok: true, consistentUpTo: { size: 10 } });
    expect(await refused(dir, '--kept', kept)).toMatchObject({
      ...{ reason: 'CODA_RISCRITTA', interval: { from: 10, to: 19 }, consistentUpTo: { size: 10 } },
      detail: expect.stringContaining('ultimo checkpoint buono: 10 eventi'),
    });
  });

  it('is found where the tail was even signed again: then only what was kept or witnessed counts', async () => {
    const events = changed(sealed, 12, { role: 'nucleo' });
    const [, second, , fourth] = notesOf(sealed).map((note) => beside('tenuto', note));
    const dir = await bundle({ events });
    expect(await refused(dir, '--kept', fourth!)).toMatchObject({
      ...{ reason: 'CODA_RISCRITTA', interval: { from: 0, to: 19 }, consistentUpTo: null },
      detail: expect.stringContaining('due storie'),
    });
    expect(await refused(dir, '--kept', fourth!, '--kept', second!)).toMatchObject({
      ...{ interval: { from: 10, to: 19 }, consistentUpTo: { size: 10 } },
    });
  });

  it('is missed where the end was cut: against the bundle’s own checkpoints, or one that was kept', async () => {
    const events = sealed.slice(0, 13);
    expect(await refused(await bundle({ events, leavesOf: sealed }))).toMatchObject({
      ...{ reason: 'CODA_TAGLIATA', firstBadPosition: 13, interval: { from: 10, to: 14 } },
    });
    const cut = await bundle({ events });
    expect((await runVerifier(cut)).verdict).toMatchObject({ ok: true, events: 13 });
    expect(await refused(cut, '--kept', beside('tenuto', notesOf(sealed)[3]!))).toMatchObject({
      ...{
        reason: 'CODA_TAGLIATA',
        firstBadPosition: 13,
        interval: { from: 10, to: 19 },
        consistentUpTo: { size: 10 },
      },
    });
  });
});

const renumbered = (events: readonly PositionedEvent[]) => events.map((event, position) => ({ ...event, position }));

describe('words', () => {
  it('must have the hash that the event has, and be there unless they were erased', async () => {
    const texts = 'texts.ndjson';
    const cases: [(all: string[]) => string[], string, number | null][] = [
      [(all) => all.map((line, n) => (n === 5 ? line.replace('così', 'cosi') : line)), 'TESTO_ALTERATO', 5],
      [(all) => all.filter((_, n) => n !== 5), 'TESTO_MANCANTE', 5],
      [(all) => all.slice(0, -1), 'TESTO_MANCANTE', 19],
      [(all) => [...all, all[0]!], 'TESTO_IN_PIU', null],
      [(all) => all.map((line, n) => (n === 5 ? ` ${line}` : line)), 'TESTO_ILLEGGIBILE', null],
      [(all) => all.map((line, n) => (n === 5 ? missing(line) : line)), 'TESTO_MANCANTE', 5],
    ];
    for (const [change, reason, firstBadPosition] of cases) {
      const dir = await bundle();
      replace(dir, texts, lines(change));
      expect(await refused(dir)).toMatchObject({ reason, firstBadPosition });
    }
  });

  it('that are not there are erased ones where an event tells of it', async () => {
    const dir = await bundle();
    replace(
      dir,
      'texts.ndjson',
      lines((all) => all.map((line, n) => (n === 3 ? missing(line) : line))),
    );
    expect(await runVerifier(dir)).toMatchObject({ code: 0, words: expect.stringContaining('1 testi cancellati') });
  });
});

function missing(line: string): string {
  const { hash, id, position } = JSON.parse(line) as { hash: string; id: string; position: number };
  return JSON.stringify({ hash, id, mancante: true, position });
}

describe('a bad bundle is refused by name', () => {
  const cases: Record<string, [(dir: string) => void, Partial<Record<string, unknown>>]> = {
    'cut short': [
      (dir) => truncateSync(path.join(dir, 'events.ndjson'), 5_000),
      { reason: 'FILE_TRONCATO', firstBadPosition: expect.any(Number) },
    ],
    reordered: [
      (dir) =>
        replace(
          dir,
          'events.ndjson',
          lines((all) => [all[1]!, all[0]!, ...all.slice(2)]),
        ),
      { reason: 'EVENTO_MANCANTE', firstBadPosition: 0 },
    ],
    'with a forged checkpoint': [
      (dir) => replace(dir, 'checkpoints.ndjson', (all) => all.replace('\\n10\\n', '\\n11\\n')),
      { reason: 'CHECKPOINT_FALSO' },
    ],
    'with two checkpoints that disagree': [
      (dir) => {
        const other = notesOf(changed(piccoloRegistro(), 1, { role: 'nucleo' }))[0]!;
        replace(
          dir,
          'checkpoints.ndjson',
          lines(([first, ...rest]) => [first!, JSON.stringify(other), ...rest]),
        );
      },
      { reason: 'CHECKPOINT_DISCORDI' },
    ],
    'with checkpoints out of order': [
      (dir) =>
        replace(
          dir,
          'checkpoints.ndjson',
          lines(([a, b, ...rest]) => [b!, a!, ...rest]),
        ),
      { reason: 'CHECKPOINT_FUORI_ORDINE' },
    ],
    'with a key not in the policy': [
      (dir) => {
        const { signer } = newSigner(ORIGIN, LOG_KEY);
        const notes = notesOf(piccoloRegistro(), 5, 0, signer).map((note) => JSON.stringify(note));
        replace(
          dir,
          'checkpoints.ndjson',
          lines(() => notes),
        );
      },
      { reason: 'CHIAVE_FUORI_POLITICA' },
    ],
    'with the checkpoint of another log': [
      (dir) => {
        const { signer } = newSigner('prova.localhost/altrove', LOG_KEY);
        replace(
          dir,
          'checkpoints.ndjson',
          lines(() => [JSON.stringify(notesOf(piccoloRegistro(), 5, 0, signer)[0])]),
        );
      },
      { reason: 'CHECKPOINT_DI_ALTRO_REGISTRO' },
    ],
    'without any checkpoint': [(dir) => replace(dir, 'checkpoints.ndjson', () => ''), { reason: 'NESSUN_CHECKPOINT' }],
    'with a checkpoint that is none': [
      (dir) => replace(dir, 'checkpoints.ndjson', () => '"ciao"\n'),
      { reason: 'CHECKPOINT_ILLEGGIBILE' },
    ],
    'with 10 GB of zeros after its events': [
      (dir) => truncateSync(path.join(dir, 'events.ndjson'), 10 * 2 ** 30),
      { reason: 'FILE_GONFIATO' },
    ],
    'with 10 GB of one line, and a manifest that says so': [
      (dir) => {
        truncateSync(path.join(dir, 'events.ndjson'), 10 * 2 ** 30);
        tellManifest(dir, { 'events.ndjson': { size: 10 * 2 ** 30, sha256: 'a'.repeat(64) } });
      },
      { reason: 'RIGA_TROPPO_LUNGA' },
    ],
    'with a manifest of 10 GB': [
      (dir) => truncateSync(path.join(dir, 'manifest.json'), 10 * 2 ** 30),
      { reason: 'MANIFESTO_ILLEGGIBILE' },
    ],
    'with junk after its end': [
      (dir) => replace(dir, 'events.ndjson', (all) => `${all}rumore\n`),
      { reason: 'RIGA_ILLEGGIBILE', firstBadPosition: 20 },
    ],
    'with a line of another form': [
      (dir) =>
        replace(
          dir,
          'events.ndjson',
          lines((all) => all.map((line, n) => (n === 6 ? line.replace('{', '{ ') : line))),
        ),
      { reason: 'RIGA_ILLEGGIBILE', firstBadPosition: 6 },
    ],
    'with a key said twice': [
      (dir) => replace(dir, 'events.ndjson', lines((all) => all.map((line, n) => (n === 6 ? line.replace('"anno":2024', '"anno":2025,"anno":2024') : line)))), // prettier-ignore
      { reason: 'RIGA_ILLEGGIBILE', firstBadPosition: 6 },
    ],
    'with brackets a million deep': [
      (dir) =>
        replace(
          dir,
          'events.ndjson',
          lines((all) => [`${'['.repeat(1e6)}${']'.repeat(1e6)}`, ...all.slice(1)]),
        ),
      { reason: 'RIGA_ILLEGGIBILE', firstBadPosition: 0 },
    ],
    'without its events': [(dir) => rmSync(path.join(dir, 'events.ndjson')), { reason: 'FILE_MANCANTE' }],
    'without a manifest': [(dir) => rmSync(path.join(dir, 'manifest.json')), { reason: 'MANIFESTO_MANCANTE' }],
    'whose manifest is no JSON': [
      (dir) => writeFileSync(path.join(dir, 'manifest.json'), '{'),
      { reason: 'MANIFESTO_ILLEGGIBILE' },
    ],
    'whose manifest names other files': [
      (dir) => tellManifest(dir, { '../fuori': { size: 1, sha256: 'a'.repeat(64) } }),
      { reason: 'MANIFESTO_ILLEGGIBILE' },
    ],
    'whose manifest says fewer events': [(dir) => tellManifest(dir, {}, { events: 19 }), { reason: 'MANIFESTO_FALSO' }],
    'whose manifest says another end of the log': [
      (dir) => tellManifest(dir, {}, { position: 18 }),
      { reason: 'MANIFESTO_FALSO', firstBadPosition: 19 },
    ],
    'whose manifest says another scope': [
      (dir) => tellManifest(dir, {}, { scope: 'altrove' }),
      { reason: 'EVENTO_DI_ALTRO_ENTE', firstBadPosition: 0 },
    ],
    'whose manifest says another log': [
      (dir) => tellManifest(dir, {}, { origin: 'prova.localhost/altrove' }),
      { reason: 'POLITICA_DI_ALTRO_REGISTRO' },
    ],
    'whose README says something else': [
      (dir) => replace(dir, 'README.md', (text) => text.replace('non prova', 'prova'), false),
      { reason: 'FILE_TRONCATO' },
    ],
    'whose README has another hash': [
      (dir) => replace(dir, 'README.md', (text) => text.replace('Serve', 'Basta'), false),
      { reason: 'FILE_ALTERATO' },
    ],
    'with a link in the place of a file': [
      (dir) => {
        rmSync(path.join(dir, 'events.ndjson'));
        symlinkSync('/dev/zero', path.join(dir, 'events.ndjson'));
      },
      { reason: 'FILE_NON_ORDINARIO' },
    ],
    'with a folder in the place of a file': [
      (dir) => {
        rmSync(path.join(dir, 'texts.ndjson'));
        mkdirSync(path.join(dir, 'texts.ndjson'));
      },
      { reason: 'FILE_NON_ORDINARIO' },
    ],
    'with a file that nobody named': [
      (dir) => writeFileSync(path.join(dir, 'altro.bin'), ''),
      { reason: 'FILE_IN_PIU' },
    ],
    'with a policy that is none': [(dir) => replace(dir, 'policy', () => 'ciao\n'), { reason: 'POLITICA_ILLEGGIBILE' }],
    'with half a leaf': [(dir) => replace(dir, 'leaves.bin', () => 'abc'), { reason: 'FOGLIE_ILLEGGIBILI' }],
  };

  it.each(Object.entries(cases))('%s', async (_name, [spoil, expected]) => {
    const dir = await bundle();
    spoil(dir);
    expect(await refused(dir)).toMatchObject(expected);
  });

  it('and so is what the auditor brings that is none', async () => {
    const dir = await bundle();
    expect((await refused(dir, '--kept', beside('k', 'ciao'))).reason).toBe('TENUTO_ILLEGGIBILE');
    expect((await refused(dir, '--kept', path.join(dir, 'non-esiste'))).reason).toBe('TENUTO_ILLEGGIBILE');
    expect((await refused(dir, '--policy', beside('p', '\0'))).reason).toBe('POLITICA_ILLEGGIBILE');
    expect((await refused(dir, '--policy', '/dev/zero')).reason).toBe('POLITICA_ILLEGGIBILE');
    expect((await refused(dir, '--kept')).reason).toBe('ARGOMENTI_NON_VALIDI');
    expect((await refused(dir, '--fidati')).reason).toBe('ARGOMENTI_NON_VALIDI');
    expect((await refused(dir, path.join(dir, 'altrove'))).reason).toBe('CARTELLA_MANCANTE');
    const { signer } = newSigner(ORIGIN, LOG_KEY);
    const others = beside('p', formatPolicy({ log: signer, witnesses: [], quorum: 0 }));
    expect((await refused(dir, '--policy', others)).reason).toBe('CHIAVE_FUORI_POLITICA');
  });

  it('but a verifier kept elsewhere takes the folder as an argument, kept checkpoints lying in it', async () => {
    const dir = await bundle();
    const kept = path.join(dir, 'tenuto.txt');
    writeFileSync(kept, notesOf(piccoloRegistro())[0]!);
    const own = beside('verify.mjs', '');
    copyFileSync(path.join(dir, 'verify.mjs'), own);
    expect((await runVerifier(path.dirname(own), dir, '--kept', kept)).verdict.ok).toBe(true);
  });
});
