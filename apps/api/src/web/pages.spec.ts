import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino from 'pino';
import request from 'supertest';

import { compressPages } from '../../../../infra/compress.mjs';
import type { ApiConfig } from '../boot/platform.module.js';
import { identityProxy } from './identity-proxy.js';
import { servePages } from './pages.js';
import { securityHeaders } from './security-headers.js';

/** Long enough to be worth compressing, with letters of more than one byte. */
const LONG = Array.from({ length: 300 }, (_, line) => `export const perche${line} = 'perché ${line}';`).join('\n');

@Controller()
class Answers {
  @Get('graphql')
  graphql() {
    return { from: 'graphql' };
  }

  @Post('x')
  post() {
    return { from: 'post' };
  }
}
@Module({ controllers: [Answers] })
class AnswersModule {}

describe('what the API serves besides itself', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-pages-'));
  let app: NestExpressApplication;
  let provider: http.Server;
  const get = (address: string, accept = 'text/html') =>
    request(app.getHttpServer()).get(address).set('Accept', accept);

  beforeAll(async () => {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<title>Consorzi</title>');
    writeFileSync(path.join(folder, 'favicon.svg'), '<svg/>');
    writeFileSync(path.join(folder, 'assets/index-1a2b.js'), 'export {};');
    writeFileSync(path.join(folder, 'assets/long-5e6f.js'), LONG);
    writeFileSync(path.join(folder, 'assets/style-7a8b.css'), 'p{color:red}'.repeat(200));
    compressPages(folder);
    provider = http.createServer((asked, answer) => {
      asked
        .resume()
        .on('end', () => answer.setHeader('Content-Type', 'text/plain').end(`${asked.method} ${asked.url}`));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const { port } = provider.address() as AddressInfo;

    app = await NestFactory.create<NestExpressApplication>(AnswersModule, { logger: false, bodyParser: false });
    const origin = 'http://localhost:3000';
    app.use(securityHeaders({ PUBLIC_URL: origin, KEYCLOAK_URL: origin } as ApiConfig));
    app.use(identityProxy(`http://127.0.0.1:${port}`, pino({ level: 'silent' })));
    servePages(app, folder);
    app.useBodyParser('json');
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    provider.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the page for every address of the web application, and never lets the browser keep it', async () => {
    for (const address of ['/', '/inrete/piano/2024', '/un.punto/nel/mezzo', '/inrete/peg/1.02.01']) {
      const answer = await get(address, address === '/' ? '*/*' : 'text/html,*/*').expect(200);
      expect(answer.text).toBe('<title>Consorzi</title>');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('lets files with their hash in the name be kept for good, others be asked for again', async () => {
    const asset = await get('/assets/index-1a2b.js', '*/*').expect(200);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await get('/favicon.svg', '*/*').expect(200);
    expect(icon.headers['cache-control']).toBe('no-cache');
  });

  it('does not answer with the page what is no page', async () => {
    expect((await get('/graphql').expect(200)).body).toEqual({ from: 'graphql' });
    expect((await request(app.getHttpServer()).post('/x').expect(201)).body).toEqual({ from: 'post' });
    await get('/api/none').expect(404);
    await get('/piano', 'application/json').expect(404);
    await get('/assets/gone-3c4d.js', '*/*').expect(404);
  });

  /** One request with nothing added and nothing unpacked. */
  const bare = (address: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const { port } = (app.getHttpServer() as http.Server).address() as AddressInfo;
      const asked = http.request({ host: '127.0.0.1', port, path: address, headers, method, agent: false });
      asked.once('error', reject).once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () => {
          resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks) });
        });
      });
      asked.end();
    });

  it.each<[string, string | undefined, (body: Buffer) => Buffer]>([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['identity', undefined, (body) => body],
    ['deflate', undefined, (body) => body],
    ['', undefined, (body) => body],
  ])('to who reads «%s» gives a script as %s, whole', async (accepted, encoding, unpack) => {
    const { status, headers, body } = await bare('/assets/long-5e6f.js', { 'accept-encoding': accepted });
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(unpack(body).toString()).toBe(LONG);
    if (encoding) expect(body.length).toBeLessThan(LONG.length / 4);
  });

  it('tells its twins apart by their tags, and says when nothing has changed', async () => {
    const tagFor = async (accepted: string) =>
      (await bare('/assets/long-5e6f.js', { 'accept-encoding': accepted }, 'HEAD')).headers.etag!;
    const tags = [await tagFor('br'), await tagFor('gzip'), await tagFor('identity')];
    expect(new Set(tags).size).toBe(3);
    const again = { 'accept-encoding': 'br', 'if-none-match': tags[0]! };
    expect((await bare('/assets/long-5e6f.js', again)).status).toBe(304);
    const other = await bare('/assets/long-5e6f.js', { ...again, 'accept-encoding': 'gzip' });
    expect([other.status, other.headers['content-encoding']]).toEqual([200, 'gzip']);
  });

  it('gives a part of a file, and the answer to a condition that fails, without an encoding they do not have', async () => {
    const part = await bare('/assets/long-5e6f.js', { 'accept-encoding': 'br', range: 'bytes=0-5' });
    expect([part.status, part.body.toString()]).toEqual([206, LONG.slice(0, 6)]);
    const failed = await bare('/assets/long-5e6f.js', { 'accept-encoding': 'br', 'if-match': '"altro"' });
    expect([failed.status, failed.headers['content-encoding']]).toEqual([412, undefined]);
  });

  it('compresses styles, and neither what is small nor the page nor any answer of the platform', async () => {
    const all = { 'accept-encoding': 'gzip, br', accept: 'text/html' };
    const encodingOf = async (address: string) => (await bare(address, all)).headers['content-encoding'];
    expect(await encodingOf('/assets/style-7a8b.css')).toBe('br');
    for (const address of ['/assets/index-1a2b.js', '/favicon.svg', '/', '/graphql', '/realms/consorzi']) {
      expect([address, await encodingOf(address)]).toEqual([address, undefined]);
    }
    expect((await bare('/.compressi/br/assets/long-5e6f.js', all)).status).toBe(404);
    expect((await bare('/assets/gone-3c4d.js', all)).status).toBe(404);
  });

  it('runs no script but its own', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('hands /realms on as it comes, bodies too, and says so in words when nobody is there', async () => {
    const server = app.getHttpServer() as http.Server;
    expect((await get('/realms/consorzi/x?y=1')).text).toBe('GET /realms/consorzi/x?y=1');
    expect((await request(server).post('/realms/consorzi/token').send({ a: 1 })).text).toBe(
      'POST /realms/consorzi/token',
    );
    provider.closeAllConnections();
    await new Promise((resolve) => provider.close(resolve));
    const answer = await get('/realms/consorzi').expect(502);
    expect(answer.text).toContain("L'accesso non è disponibile");
  });
});
