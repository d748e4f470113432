import { hash } from 'node:crypto';

import canonicalizeModule from 'canonicalize';

import { InvalidEvent } from './event-store.js';

/** The package's types speak of a default export, its CommonJS code is the function itself. */
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/**
 * The RFC 8785 (JCS) form of a value.
 * @throws InvalidEvent for what a payload may not hold: fractions, unsafe integers, undefined, functions.
 */
export function canonicalJson(value: unknown): string {
  assertPayload(value, '$');
  return canonicalize(value)!;
}

/** SHA-256 (hex) of the RFC 8785 form. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** SHA-256 (hex) of a text's UTF-8 bytes. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

function assertPayload(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') return assertWellFormed(value, path);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new InvalidEvent(`${path}: only safe integers`);
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertPayload(item, `${path}[${index}]`);
    return;
  }
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.entries(value).forEach(([key, item]) => {
      assertWellFormed(key, path);
      assertPayload(item, `${path}.${key}`);
    });
  }
  throw new InvalidEvent(`${path}: ${typeof value} is not part of a payload`);
}

function assertWellFormed(text: string, path: string): void {
  if (!text.isWellFormed()) throw new InvalidEvent(`${path}: lone surrogate`);
}
