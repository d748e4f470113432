import { createHash } from 'node:crypto';

import { EMPTY_HASH, signed, type S3Request } from './s3-signature.js';

const keys = {
  region: 'us-east-1',
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const at = new Date('2013-05-24T00:00:00Z');
const host = 'examplebucket.s3.amazonaws.com';
const signatureOf = (request: S3Request) => /Signature=(\w+)$/.exec(signed(request, keys, at)['authorization']!)?.[1];

// The examples of "Signature Calculations for the Authorization Header", Amazon S3 API reference.
describe('the signature of a request to an S3 store', () => {
  it('is that of the published examples', () => {
    const range = { host, method: 'GET', path: '/test.txt', headers: { range: 'bytes=0-9' }, payloadHash: EMPTY_HASH } as const; // prettier-ignore
    expect(signatureOf(range)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
    const put = {
      host,
      method: 'PUT',
      path: '/test$file.text',
      headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      payloadHash: createHash('sha256').update('Welcome to Amazon S3.').digest('hex'),
    } as const;
    expect(signatureOf(put)).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd');
    const lifecycle = { host, method: 'GET', path: '/', query: { lifecycle: '' }, payloadHash: EMPTY_HASH } as const;
    expect(signatureOf(lifecycle)).toBe('fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543');
    const list = { host, method: 'GET', path: '/', query: { prefix: 'J', 'max-keys': '2' }, payloadHash: EMPTY_HASH } as const; // prettier-ignore
    expect(signatureOf(list)).toBe('34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
  });

  it('covers every header, so that none can be changed on the way', () => {
    const base = { host, method: 'PUT', path: '/a', payloadHash: EMPTY_HASH } as const;
    expect(signatureOf({ ...base, headers: { 'content-length': '1' } })).not.toBe(
      signatureOf({ ...base, headers: { 'content-length': '2' } }),
    );
  });
});
