import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { signed, type S3Keys, type S3Request } from '../s3-signature.js';

/**
 * A double of an S3-compatible store, in memory: as one does, it refuses a request whose signature is not that of its
 * own headers and keys, and a body that is not the one that was signed.
 */
export class S3Double {
  readonly objects = new Map<string, { readonly body: Buffer; at: Date }>();
  readonly refused: string[] = [];
  /** Objects on a page of a listing. */
  page = 2;

  private constructor(
    private readonly server: Server,
    private readonly keys: S3Keys,
  ) {}

  static async start(keys: S3Keys): Promise<S3Double> {
    const server = createServer();
    const double = new S3Double(server, keys);
    server.on('request', (request, response) => {
      double.answer(request).then(
        ({ status, body = '', headers = {} }) => response.writeHead(status, headers).end(body),
        (error: Error) => response.writeHead(500).end(error.message),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/prove`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body?: string | Buffer; headers?: Record<string, string> }> {
    // prettier-ignore
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { pathname, searchParams } = new URL(request.url!, 'http://double');
    const refuse = (status: number, code: string) => {
      this.refused.push(code);
      return { status, body: `<Error><Code>${code}</Code></Error>` };
    };
    if (!this.isSigned(request, decodeURIComponent(pathname), Object.fromEntries(searchParams)))
      return refuse(403, 'SignatureDoesNotMatch');
    if (request.headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex'))
      return refuse(400, 'XAmzContentSHA256Mismatch');
    if (request.headers['transfer-encoding'] !== undefined) return refuse(411, 'MissingContentLength');
    if (pathname === '/prove') return { status: 200, body: this.listing(searchParams) };
    const key = pathname.replace('/prove/', '');
    const known = this.objects.get(key);
    if (request.method === 'PUT') {
      this.objects.set(key, { body, at: new Date() });
      return { status: 200 };
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    if (!known) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    return { status: 200, body: known.body, headers: { 'content-length': String(known.body.length) } };
  }

  private isSigned(request: IncomingMessage, path: string, query: Record<string, string>): boolean {
    const { authorization = '', host = '' } = request.headers;
    const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
    const own = ['host', 'x-amz-content-sha256', 'x-amz-date'];
    const headers = Object.fromEntries(
      names.filter((name) => !own.includes(name)).map((name) => [name, String(request.headers[name])]),
    );
    const stamp = String(request.headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
    const payloadHash = String(request.headers['x-amz-content-sha256']);
    const asked = { method: request.method as S3Request['method'], host, path, query, headers, payloadHash };
    return signed(asked, this.keys, new Date(stamp))['authorization'] === authorization;
  }

  private listing(query: URLSearchParams): string {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
    const after = keys.filter((key) => key > (query.get('continuation-token') ?? ''));
    const page = after.slice(0, this.page);
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${this.objects.get(key)!.at.toISOString()}</LastModified></Contents>`,
    );
    const next = after.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }
}
