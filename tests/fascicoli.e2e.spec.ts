import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { modelloPredefinito } from '@consorzi/domain/ats';
import { openPromise } from 'yauzl';

import { FATTURA, PDF } from '../apps/api/src/files/testing/samples.js';
import { zip } from '../infra/testing/zip.js';
import { runCommand } from '../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { atsProprio } from './ats-proprio.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';
import { progettoDiProva, recepisci } from './recepisci.js';

const [ALFA, BETA, RETE] = ['fascicolialfa', 'fascicolibeta', 'fascicolirete'];
const progetto = progettoDiProva('Fascicoli di prova', { ats: RETE, modello: modelloPredefinito('regis-2025')! });
const { progettoId } = progetto;
const pdf = (words: string) => Buffer.concat([PDF, Buffer.from(`% ${words}\n`)]);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let platform: SpecPlatform;
let alfa: Client;
let beta: Client;
let capofila: Client;
beforeAll(async () => {
  platform = await startPlatform();
  [alfa, beta] = [await consorzioProprio(platform, ALFA, 'Anna'), await consorzioProprio(platform, BETA, 'Bruno')];
  capofila = await atsProprio(platform, RETE, [ALFA, BETA]);
  for (const scope of [ALFA, BETA]) await recepisci(platform, scope, progetto);
});
afterAll(() => platform?.stop());

const spesa = (numero: string) => ({
  ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: 'Supervisione', cup: progetto.cup },
  ...{ cig: { codice: 'B10A9942A7' }, documento: { numero, data: '2025-03-14' } },
  fornitore: { denominazione: 'Cooperativa', partitaIva: '07264440012' },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
  ...{ scissioneIva: true, quote: [{ progettoId, voceId: progetto.voci[0]!.voceId, centesimi: 122_000 }] },
});
const registrata = async (numero: string, client = alfa, scope = ALFA): Promise<string> =>
  (await client.done('registraSpesa', { scope, spesa: spesa(numero) })).id;
const carica = (bytes: Uint8Array, nome: string, client = alfa, scope = ALFA) =>
  client.rest('POST', `/api/fascicoli/${scope}/caricamenti?nome=${encodeURIComponent(nome)}`, bytes);
const caricato = async (bytes: Uint8Array, nome: string): Promise<string> => {
  const { status, body } = await carica(bytes, nome);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body['caricamentoId'] as string;
};
const deposita = (spesaId: string, caricamentoId: string, tipo: string) =>
  alfa.send('depositaDocumento', { scope: ALFA, spesaId, caricamentoId, tipo });
const depositato = async (spesaId: string, bytes: Uint8Array, nome: string, tipo: string) => {
  const esito = await deposita(spesaId, await caricato(bytes, nome), tipo);
  if (esito.__typename !== 'ComandoEseguito') throw new Error(JSON.stringify(esito));
  const { documenti } = await fascicolo(spesaId);
  return documenti.at(-1)!.documentoId as string;
};
const FASCICOLO = `query ($scope: ID!, $spesaId: ID!, $quando: QuandoInput) {
  fascicolo(scope: $scope, spesaId: $spesaId, quando: $quando) { momento { posizione } fascicolo { spesaId tipoSpesa annullata
    documenti { documentoId tipo sha256 byte mediaType nome ritiratoIl motivoDelRitiro }
    progetti { progettoId titolo mese completo richiesti { tipo obbligatorio presente } } } } }`;
const fascicolo = async (spesaId: string, quando?: object, client = alfa, scope = ALFA) =>
  (await client.ask(FASCICOLO, { scope, spesaId, quando })).fascicolo.fascicolo;
const scarica = (spesaId: string, documentoId: string, client = alfa, scope = ALFA) =>
  fetch(`${platform.url}/api/fascicoli/${scope}/${spesaId}/${documentoId}`, { headers: client.headers });
const quarantena = () => readdirSync(path.join(platform.data, 'file/.quarantena'));

describe('the fascicolo of an expense', () => {
  it('lacks what the template asks, until it is deposited; what it held then stays to be seen', async () => {
    const spesaId = await registrata('1/PA');
    const before = (await fascicolo(spesaId)).progetti[0];
    expect(before).toMatchObject({ progettoId, titolo: 'Fascicoli di prova', mese: '2025-03', completo: false });
    const wanted = (before.richiesti as { tipo: string; obbligatorio: boolean }[]).filter((one) => one.obbligatorio);
    expect(wanted.map(({ tipo }) => tipo)).toEqual(expect.arrayContaining(['fattura', 'mandato', 'quietanza']));
    for (const { tipo } of wanted) await depositato(spesaId, pdf(`${tipo} 1`), `${tipo} n. 1.pdf`, tipo);
    const after = await fascicolo(spesaId);
    expect(after.progetti[0].completo).toBe(true);
    expect(after.documenti[0]).toMatchObject({ nome: 'fattura n. 1.pdf', mediaType: 'application/pdf', sha256: sha256(pdf('fattura 1')) }); // prettier-ignore

    const { documentoId } = after.documenti[0];
    const { posizione } = await alfa.done('ritiraDocumento', {
      scope: ALFA,
      spesaId,
      documentoId,
      motivo: 'Illeggibile',
    });
    const withdrawn = await fascicolo(spesaId);
    expect(withdrawn.progetti[0].completo).toBe(false);
    expect(withdrawn.documenti[0]).toMatchObject({
      motivoDelRitiro: 'Illeggibile',
      ritiratoIl: expect.any(String) as string,
    });
    expect((await fascicolo(spesaId, { posizione: posizione! - 1 })).documenti[0].ritiratoIl).toBeNull();
    const { fascicoli } =
      await alfa.ask(`{ fascicoli(scope: "${ALFA}", progettoId: "${progettoId}", dal: "2025-03", al: "2025-03") {
      fascicoli { spesaId documenti completo mancanti } } }`);
    const own = (fascicoli.fascicoli as { spesaId: string }[]).find((one) => one.spesaId === spesaId);
    expect(own).toMatchObject({ completo: false, mancanti: ['fattura'], documenti: wanted.length - 1 });
  });

  it('gives its files back as they came, to be kept and never to be shown', async () => {
    const spesaId = await registrata('2/PA');
    const documentoId = await depositato(spesaId, pdf('perché'), 'Perché “no”.pdf', 'altro');
    const answer = await scarica(spesaId, documentoId);
    expect(answer.status).toBe(200);
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256(pdf('perché')));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Perche no.pdf"; filename*=UTF-8''Perch%C3%A9%20%E2%80%9Cno%E2%80%9D.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  });

  it('takes a file once, an upload that is there, an expense that is there', async () => {
    const [spesaId, altra] = [await registrata('3/PA'), await registrata('4/PA')];
    const id = await caricato(pdf('tre'), 'tre.pdf');
    expect(await deposita(spesaId, id, 'fattura')).toMatchObject({ __typename: 'ComandoEseguito' });
    expect(await deposita(spesaId, await caricato(pdf('tre'), 'altro nome.pdf'), 'altro')).toMatchObject({ codice: 'DOCUMENTO_GIA_DEPOSITATO' }); // prettier-ignore
    expect(await deposita(altra, id, 'altro')).toMatchObject({ __typename: 'ComandoEseguito' });
    expect(await deposita(spesaId, randomUUID(), 'altro')).toMatchObject({ codice: 'CARICAMENTO_INESISTENTE' });
    expect(await deposita(randomUUID(), id, 'altro')).toMatchObject({ codice: 'SPESA_INESISTENTE' });
  });

  it('belongs to its consortium: nothing of it opens elsewhere', async () => {
    const spesaId = await registrata('5/PA');
    const documentoId = await depositato(spesaId, pdf('cinque'), 'cinque.pdf', 'fattura');
    const id = await caricato(pdf('sei'), 'sei.pdf');
    expect((await scarica(spesaId, documentoId, beta)).status).toBe(403);
    expect((await scarica(spesaId, documentoId, beta, BETA)).status).toBe(404);
    expect(await fascicolo(spesaId, undefined, beta, BETA)).toBeNull();
    const own = await registrata('6/PA', beta, BETA);
    const stolen = { scope: BETA, spesaId: own, caricamentoId: id, tipo: 'fattura' };
    expect(await beta.send('depositaDocumento', stolen)).toMatchObject({ codice: 'CARICAMENTO_INESISTENTE' });
    expect((await carica(pdf('x'), 'x.pdf', beta)).body).toMatchObject({ codice: 'NON_PERMESSO' });
  });
});

describe('a document, for the ATS', () => {
  const chiesto = (spesaId: string, documentoId: string, scope = ALFA, client = capofila) =>
    fetch(`${platform.url}/api/fascicoli/${RETE}/condivisi/${scope}/${spesaId}/${documentoId}`, {
      headers: client.headers,
    });

  const ELENCO = `{ momento { posizione } momenti { scope posizione } edges { cursor node { spesaId consorzio mese annullata
    mancanti documenti { documentoId tipo sha256 } } } pageInfo { hasNextPage endCursor } }`;
  const daAts = `query ($id: ID!, $mese: String, $quando: QuandoInput, $after: String, $first: Int) {
    viste: documentiCondivisi(scope: "${RETE}", progettoId: $id, mese: $mese, quando: $quando, first: $first, after: $after) ${ELENCO} }`;
  const daMembro = `query ($id: ID!, $ats: ID!) {
    viste: documentiVistiDallAts(scope: "${ALFA}", ats: $ats, progettoId: $id) ${ELENCO} }`;
  /** What the ATS is shown of the project; checked to say no name that anybody gave a file. */
  const elenco = async (args: object = {}) => {
    const { viste } = await capofila.ask(daAts, { id: progettoId, first: 50, ...args });
    expect(JSON.stringify(viste)).not.toContain('.pdf');
    return viste as Elenco;
  };

  it('is there while a condivisione of documents covers it, by its kind and not by its name', async () => {
    const spesaId = await registrata('80/PA');
    const documentoId = await depositato(spesaId, pdf('ottanta'), 'Fattura di Mario Rossi.pdf', 'fattura');
    expect((await chiesto(spesaId, documentoId)).status).toBe(404);
    const concedi = (tipi: readonly string[], dalMese: string) =>
      alfa.done('concediCondivisione', { scope: ALFA, ats: RETE, progettoId, tipi, dalMese });
    await concedi(['spese'], '2025-01');
    expect((await chiesto(spesaId, documentoId)).status).toBe(404);
    await concedi(['documenti'], '2025-04');
    expect((await chiesto(spesaId, documentoId)).status).toBe(404);
    const { id: condivisioneId } = await concedi(['documenti'], '2025-01');
    const visti = await elenco();
    const una = visti.edges.find(({ node }) => node.spesaId === spesaId)!.node;
    expect(una).toMatchObject({ consorzio: ALFA, annullata: false, documenti: [{ documentoId, tipo: 'fattura' }] });
    expect((await elenco({ mese: una.mese })).edges).toContainEqual(expect.objectContaining({ node: una }));
    expect((await elenco({ mese: '2024-12' })).edges).toEqual([]);
    // A page at a time, the same rows in the same order.
    const [first] = visti.edges;
    const one = await elenco({ first: 1 });
    expect([one.edges, one.pageInfo.hasNextPage]).toEqual([[first], visti.edges.length > 1]);
    expect((await elenco({ after: first!.cursor })).edges).toEqual(visti.edges.slice(1));
    // The member asks the same question of itself; of another ATS there is nothing to see.
    const { viste: nostre } = await alfa.ask(daMembro, { id: progettoId, ats: RETE });
    const senza = ({ edges }: Elenco) => edges.map(({ cursor, node }) => ({ cursor, ...node, mancanti: null }));
    expect(senza(nostre as Elenco)).toEqual(senza(visti));
    // What is missing is told by the procedure that the asker's own log knows: here the ATS has registered none.
    expect(una.mancanti).toBeNull();
    const { mancanti } = (nostre as Elenco).edges.find(({ node }) => node.spesaId === spesaId)!.node;
    expect(mancanti).not.toContain('fattura');
    expect(mancanti!.length).toBeGreaterThan(0);
    expect((await alfa.ask(daMembro, { id: progettoId, ats: 'altrarete' }))['viste'].edges).toEqual([]);
    const answer = await chiesto(spesaId, documentoId);
    expect([answer.status, sha256(new Uint8Array(await answer.arrayBuffer()))]).toEqual([200, sha256(pdf('ottanta'))]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="fattura-[0-9a-f]{8}\.pdf"/);
    // Not as if it were the ATS's own, nor of another member, nor for who is not of the ATS.
    expect((await scarica(spesaId, documentoId, capofila, RETE)).status).toBe(404);
    expect((await chiesto(spesaId, documentoId, BETA)).status).toBe(404);
    expect((await chiesto(spesaId, documentoId, ALFA, beta)).status).toBe(403);

    const ritirato = await depositato(spesaId, pdf('ottantuno'), 'per errore.pdf', 'altro');
    expect((await chiesto(spesaId, ritirato)).status).toBe(200);
    const prima = await elenco();
    await alfa.done('ritiraDocumento', { scope: ALFA, spesaId, documentoId: ritirato, motivo: 'Per errore' });
    expect((await chiesto(spesaId, ritirato)).status).toBe(404);
    // Then it was there, now it is withdrawn; and once it is not shared, then is as empty as now.
    const diSpesa = ({ edges }: Elenco) => edges.find(({ node }) => node.spesaId === spesaId)?.node.documenti.length;
    const allora = { posizione: prima.momento.posizione, momenti: prima.momenti };
    expect([diSpesa(await elenco()), diSpesa(await elenco({ quando: allora }))]).toEqual([1, 2]);
    await alfa.done('revocaCondivisione', { scope: ALFA, condivisioneId, motivo: 'Fine' });
    expect((await chiesto(spesaId, documentoId)).status).toBe(404);
    for (const quando of [undefined, allora]) expect(diSpesa(await elenco({ quando }))).toBeUndefined();
    expect((await scarica(spesaId, documentoId)).status).toBe(200);
  });
});

describe('a hostile file', () => {
  it.each([
    ['fattura.xml', pdf('falso'), 415, 'ESTENSIONE_FALSA', 'è un PDF'],
    ['fattura.pdf', Buffer.from('MZ programma'), 415, 'TIPO_NON_AMMESSO', 'programma'],
    ['archivio.zip', zip([{ name: '../fuori.txt', content: 'x' }]), 400, 'ARCHIVIO_PERCORSO', 'escono'],
    ['archivio.zip', zip([{ name: 'zeri', content: Buffer.alloc(40 << 20) }]), 400, 'ARCHIVIO_BOMBA', 'troppo'],
    ['../', pdf('senza nome'), 400, 'NOME_NON_VALIDO', 'nome'],
    ['vuoto.pdf', new Uint8Array(0), 400, 'FILE_VUOTO', 'vuoto'],
  ])('is refused with the reason: %s', async (nome, bytes, status, codice, words) => {
    const answer = await carica(bytes, nome);
    expect([answer.status, answer.body['codice']]).toEqual([status, codice]);
    expect(answer.body['messaggio']).toContain(words);
    expect(quarantena()).toEqual([]);
  });

  /** Sends so many bytes, a mebibyte at a time, as fast as they are taken; what was answered, and how many went. */
  const flood = (byte: number, announced: boolean) =>
    new Promise<{ status: number; sent: number }>((resolve, reject) => {
      let sent = 0;
      let done = false;
      const headers = { ...alfa.headers, 'content-type': 'application/octet-stream', ...(announced && { 'content-length': String(byte) }) }; // prettier-ignore
      const outgoing = request(`${platform.url}/api/fascicoli/${ALFA}/caricamenti?nome=grande.txt`, { method: 'POST', headers }); // prettier-ignore
      outgoing.on('response', (response) => {
        done = true;
        resolve({ status: response.statusCode!, sent });
        outgoing.destroy();
      });
      outgoing.on('error', (error) => !done && reject(error));
      const chunk = Buffer.alloc(1 << 20, 'a');
      const more = () => {
        while (!done && sent < byte) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) return void outgoing.once('drain', more);
        }
        if (!done) outgoing.end();
      };
      more();
    });

  it.each([true, false])('of 200 MB is cut off early, its length told or not (%s)', async (announced) => {
    const { status, sent } = await flood(200 << 20, announced);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(60 << 20);
    expect(quarantena()).toEqual([]);
  });

  it('that breaks off leaves nothing behind', async () => {
    const outgoing = request(`${platform.url}/api/fascicoli/${ALFA}/caricamenti?nome=rotto.pdf`, {
      ...{ method: 'POST', headers: { ...alfa.headers, 'content-type': 'application/octet-stream', 'content-length': '5000000' } }, // prettier-ignore
    });
    outgoing.on('error', () => undefined);
    outgoing.write(pdf('meta'));
    for (const end = Date.now() + 10_000; quarantena().length === 0 && Date.now() < end;) await sleep(20);
    expect(quarantena()).toHaveLength(1);
    outgoing.destroy();
    for (const end = Date.now() + 10_000; quarantena().length > 0 && Date.now() < end;) await sleep(20);
    expect(quarantena()).toEqual([]);
  });
});

describe('a partner’s archive', () => {
  const opened = async (bytes: Uint8Array, nome = 'archivio.zip') => {
    const sent = await alfa.rest('POST', `/api/fascicoli/${ALFA}/archivi?nome=${nome}`, bytes);
    if (sent.status !== 201) return { ...sent, archivioId: null };
    const archivioId = sent.body['archivioId'] as string;
    for (;;) {
      const { body } = await alfa.rest('GET', `/api/fascicoli/${ALFA}/archivi/${archivioId}/avanzamento`);
      if (body['stato'] !== 'inLettura') return { status: 201, body, archivioId };
      await sleep(50);
    }
  };
  const proposte = async (archivioId: string) =>
    (
      await alfa.ask(`{ archivioDiDocumenti(scope: "${ALFA}", archivioId: "${archivioId}") {
        file { caricamentoId percorso tipo confidenza depositatoIn candidati { spesaId punti motivi giaDepositato } }
        rifiutati { percorso codice } } }`)
    ).archivioDiDocumenti;

  it('is opened, each file proposed for its expense; what is confirmed is deposited, and shown as such', async () => {
    const spesaId = await registrata('27/PA');
    await alfa.done('registraPagamento', {
      scope: ALFA,
      spesaId,
      mandato: '512',
      data: '2025-04-02',
      centesimi: 122_000,
    });
    const { body, archivioId } = await opened(
      zip([
        { name: 'Coop 27/IT07264440012_x.xml', content: FATTURA },
        { name: 'Coop 27/Mandato 512 del 02.04.2025.pdf', content: pdf('mandato') },
        { name: 'Coop 27/DURC.pdf', content: pdf('durc') },
        { name: 'Coop 27/virus.pdf', content: 'MZ' },
        { name: '__MACOSX/._DURC.pdf', content: 'x' },
        { name: 'foto.png', content: Buffer.from('89504e470d0a1a0a00', 'hex') },
      ]),
    );
    expect(body).toEqual({ stato: 'pronto', letti: 5, totale: 5, errore: null, rifiutati: 1 });
    const found = await proposte(archivioId!);
    expect(found.rifiutati).toEqual([{ percorso: 'Coop 27/virus.pdf', codice: 'TIPO_NON_AMMESSO' }]);
    type File = {
      caricamentoId: string;
      percorso: string;
      tipo: string;
      confidenza: string;
      candidati: { spesaId: string }[];
    };
    const told = (found.file as File[]).map((one) => [one.percorso, one.tipo, one.confidenza, one.candidati[0]?.spesaId === spesaId]); // prettier-ignore
    expect(told).toEqual([
      ['Coop 27/DURC.pdf', 'durc', 'media', true],
      ['Coop 27/IT07264440012_x.xml', 'fattura', 'alta', true],
      ['Coop 27/Mandato 512 del 02.04.2025.pdf', 'mandato', 'alta', true],
      ['foto.png', 'altro', 'nessuna', false],
    ]);
    const [durc] = found.file as File[];
    await deposita(spesaId, durc!.caricamentoId, 'durc');
    const after = (await proposte(archivioId!)).file[0];
    expect(after).toMatchObject({ depositatoIn: [spesaId], candidati: [{ giaDepositato: true }] });
  });

  it.each([
    ['ARCHIVIO_PERCORSO', zip([{ name: '../../x.pdf', content: PDF }])],
    ['ARCHIVIO_BOMBA', zip([{ name: 'zeri.pdf', content: Buffer.alloc(40 << 20) }])],
    ['ARCHIVIO_NON_VALIDO', Buffer.from('non uno ZIP')],
  ])('that would do harm is refused before it is opened: %s', async (codice, bytes) => {
    expect(await opened(bytes)).toMatchObject({ status: 400, body: { codice } });
    expect(quarantena()).toEqual([]);
  });
});

describe('the dossier of a project', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-dossier-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Unpacks as an auditor does. */
  async function unpack(bytes: Buffer, into: string) {
    const file = path.join(folder, `${into}.zip`);
    writeFileSync(file, bytes);
    const out = path.join(folder, into);
    const opened = await openPromise(file, { lazyEntries: true });
    for await (const entry of opened.eachEntry()) {
      const target = path.join(out, entry.fileName);
      execFileSync('mkdir', ['-p', path.dirname(target)]);
      const chunks: Buffer[] = [];
      for await (const chunk of (await opened.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
        chunks.push(chunk);
      writeFileSync(target, Buffer.concat(chunks));
    }
    return out;
  }
  const verify = (out: string) => {
    try {
      const words = execFileSync(process.execPath, [path.join(out, 'verify.mjs')], { cwd: tmpdir(), env: {}, encoding: 'utf8' }); // prettier-ignore
      return { code: 0, words, verdict: JSON.parse(words.trim().split('\n').at(-1)!) as object };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, words: stdout, verdict: JSON.parse(stdout.trim().split('\n').at(-1)!) as object };
    }
  };

  it('is one ZIP with an index, that is checked without us, and by the command line the same', async () => {
    const spesaId = await registrata('60/PA');
    await depositato(spesaId, pdf('sessanta'), 'Fattura: <60>.pdf', 'fattura');
    const answer = await fetch(`${platform.url}/api/dossier/${ALFA}/${progettoId}?dal=2025-03&al=2025-03`, { headers: alfa.headers }); // prettier-ignore
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const out = await unpack(Buffer.from(await answer.arrayBuffer()), 'dossier');
    const { code, verdict } = verify(out);
    expect([code, verdict]).toMatchObject([0, { ok: true, problemi: 0 }]);
    const index = readFileSync(path.join(out, 'indice.html'), 'utf8');
    expect(index).toContain('60/PA');
    expect(index).toContain('1.220,00');
    expect(index).not.toContain('<60>');
    const line = readFileSync(path.join(out, 'indice.csv'), 'utf8').split('\r\n').find((one) => one.includes(sha256(pdf('sessanta'))))!; // prettier-ignore
    const file = /"(2025-03\/[^"]+\.pdf)"/.exec(line)![1]!;
    expect(sha256(readFileSync(path.join(out, file)))).toBe(sha256(pdf('sessanta')));

    const zipped = path.join(folder, 'cli.zip');
    const told = await runCommand(platform.data, 'ats', 'dossier', '--scope', ALFA, '--progetto', progettoId, '--out', zipped); // prettier-ignore
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(verify(await unpack(readFileSync(zipped), 'cli')).code).toBe(0);

    writeFileSync(path.join(out, file), randomBytes(10));
    writeFileSync(path.join(out, 'aggiunto.pdf'), PDF);
    const broken = verify(out);
    expect(broken.code).toBe(1);
    expect(broken.words).toContain(`È cambiato: ${file}`);
    expect(broken.words).toContain('Non è del dossier: aggiunto.pdf');
    rmSync(path.join(out, file));
    expect(verify(out).words).toContain(`Manca: ${file}`);
  });

  it('is of a project that is there, for who may read it', async () => {
    const status = async (client: Client, address: string) => (await fetch(`${platform.url}/api/dossier/${address}`, { headers: client.headers })).status; // prettier-ignore
    expect(await status(alfa, `${ALFA}/${randomUUID()}`)).toBe(404);
    expect(await status(alfa, `${ALFA}/${progettoId}?dal=marzo`)).toBe(400);
    expect(await status(beta, `${ALFA}/${progettoId}`)).toBe(403);
  });
});

interface Elenco {
  readonly momento: { readonly posizione: number };
  readonly momenti: readonly { readonly scope: string; readonly posizione: number }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: {
      readonly spesaId: string;
      readonly mese: string;
      readonly mancanti: readonly string[] | null;
      readonly documenti: readonly { readonly tipo: string }[];
    };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}
