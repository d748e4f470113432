import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';

import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino from 'pino';
import request from 'supertest';

import type { ApiConfig } from '../boot/platform.module.js';
import { identityProxy } from './identity-proxy.js';
import { servePages } from './pages.js';
import { securityHeaders } from './security-headers.js';

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
    await app.init();
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
