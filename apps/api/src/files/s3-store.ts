import { createReadStream } from 'node:fs';
import { request as plain, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { isSha256, keyOf, type FileStore } from './file-store.js';
import { EMPTY_HASH, encodedPath, encodedQuery, signed, type S3Keys, type S3Request } from './s3-signature.js';

export interface S3Config extends S3Keys {
  /** Address of the bucket, path style: `https://storage.example/bucket`. */
  readonly url: string;
}

const PATIENCE_MS = 60_000;

/**
 * Files in an S3-compatible store, as `<scope>/<sha256>` in one bucket. The hash that is signed with an upload is the
 * file's own, so that the store itself refuses bytes that changed on the way.
 */
export class S3Store implements FileStore {
  private readonly base: URL;

  constructor(
    private readonly config: S3Config,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.base = new URL(config.url);
  }

  async commit(scope: string, sha256: string, file: string, byte: number): Promise<void> {
    const headers = { 'content-length': String(byte), 'content-type': 'application/octet-stream' };
    const request = { method: 'PUT', path: this.pathOf(scope, sha256), headers, payloadHash: sha256 } as const;
    const answer = await this.send(request, createReadStream(file));
    await done(answer, [200]);
  }

  async open(scope: string, sha256: string) {
    const answer = await this.send({ method: 'GET', path: this.pathOf(scope, sha256), payloadHash: EMPTY_HASH });
    if (answer.statusCode !== 200) return done(answer, [404]).then(() => null);
    return { byte: Number(answer.headers['content-length']), stream: answer as Readable };
  }

  async has(scope: string, sha256: string): Promise<boolean> {
    const answer = await this.send({ method: 'HEAD', path: this.pathOf(scope, sha256), payloadHash: EMPTY_HASH });
    await done(answer, [200, 404]);
    return answer.statusCode === 200;
  }

  async *list(scope: string) {
    const prefix = `${keyOf(scope, '0'.repeat(64))[0]}/`;
    for (let next: string | null = ''; next !== null;) {
      const query = { 'list-type': '2', prefix, ...(next && { 'continuation-token': next }) };
      const path = this.base.pathname.replace(/\/$/, '');
      const answer = await this.send({ method: 'GET', path, query, payloadHash: EMPTY_HASH });
      const page: string = await done(answer, [200]);
      for (const [, one = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const sha256 = inside(one, 'Key')?.slice(prefix.length) ?? '';
        const at = new Date(inside(one, 'LastModified') ?? '');
        if (isSha256(sha256) && !Number.isNaN(at.getTime())) yield { sha256, at };
      }
      next = inside(page, 'IsTruncated') === 'true' ? (inside(page, 'NextContinuationToken') ?? null) : null;
    }
  }

  async remove(scope: string, sha256: string): Promise<void> {
    const answer = await this.send({ method: 'DELETE', path: this.pathOf(scope, sha256), payloadHash: EMPTY_HASH });
    await done(answer, [200, 204, 404]);
  }

  private pathOf(scope: string, sha256: string): string {
    return `${this.base.pathname.replace(/\/$/, '')}/${keyOf(scope, sha256).join('/')}`;
  }

  private async send(asked: Omit<S3Request, 'host'>, body?: Readable): Promise<IncomingMessage> {
    const headers = signed({ ...asked, host: this.base.host }, this.config, this.now());
    const query = asked.query ? `?${encodedQuery(asked.query)}` : '';
    const address = `${this.base.origin}${encodedPath(asked.path)}${query}`;
    const request = (this.base.protocol === 'https:' ? secure : plain)(address, { method: asked.method, headers });
    request.setTimeout(PATIENCE_MS, () => request.destroy(new Error('the file store does not answer')));
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.once('error', reject);
    });
    if (!body) request.end();
    // What breaks the body breaks the request, and is heard there.
    else void pipeline(body, request).catch((error: Error) => request.destroy(error));
    return answer;
  }
}

/** The text of an answer. @throws Error with the store's own code, for a status that was not expected. */
async function done(answer: IncomingMessage, expected: readonly number[]): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (expected.includes(answer.statusCode ?? 0)) return text;
  throw new Error(`the file store answered ${answer.statusCode}${inside(text, 'Code') ? ` ${inside(text, 'Code')}` : ''}`); // prettier-ignore
}

const inside = (xml: string, tag: string): string | undefined => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
