import type { ApolloServerPlugin } from '@apollo/server';
import type { NextFunction, Request, Response } from 'express';

import type { IdentityOf } from '../tenancy/index.js';
import type { KnownCredentials } from './early-check.js';
import { GateFull, type FairGate, type UploadGate } from './fair-gate.js';
import { UPLOAD_POINTS, type Rates } from './rates.js';
import { answerTooMany, isGraphQL, pathOf } from './too-many.js';

/** Seconds to wait when the queue is full. */
const RETRY_AFTER = 2;

/** The place of an operation: given back when both its answer is out (or nobody waits for it) and its work is done. */
interface Place {
  working: number;
  answered: boolean;
  release(): void;
}
const places = new WeakMap<object, Place>();

/**
 * Once it is known who asks, and before anything is asked of the database or a document is taken in: how often has this
 * person come, and is it the turn of their consortium? The group is what the provider says that they belong to, as the
 * person cannot change it; who belongs to several consortia is in a group with those who belong to the same.
 */
export function inTurn(
  identityOf: IdentityOf,
  known: KnownCredentials,
  rates: Rates,
  gates: { readonly operations: FairGate; readonly uploads: UploadGate },
) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const path = pathOf(request);
    const isOperation = isGraphQL(path);
    if (!isOperation && !/^\/api\//i.test(path)) return next();
    // Who they are is told by others, with their own words when it cannot be told.
    const identity = await identityOf.of(request).catch(() => null);
    if (!identity) return next();
    known.proved(request);
    const isUpload = !isOperation && request.method === 'POST';
    const points = isUpload ? UPLOAD_POINTS : 1;
    const wait = await rates.ofPerson(identity.issuer, identity.subject, points);
    if (wait !== null) return answerTooMany(request, response, wait);
    if (!isOperation && !isUpload) return next();
    try {
      const group = identity.memberships.length > 0 ? [...identity.memberships].sort().join(' ') : identity.subject;
      const leave = await (isUpload ? gates.uploads : gates.operations).enter(group);
      const place = { working: 0, answered: false, release: () => place.answered && place.working === 0 && leave() };
      places.set(request, place);
      const answered = () => {
        place.answered = true;
        place.release();
      };
      // Who went away while waiting leaves the place to the next.
      if (response.destroyed || response.closed) answered();
      else {
        response.once('close', answered);
        next();
      }
    } catch (error) {
      if (!(error instanceof GateFull)) return next(error);
      await answerTooMany(request, response, RETRY_AFTER);
    }
  };
}

/**
 * Keeps the place of an upload until what is called: its document is read after the answer, in a worker that others feel
 * as much as an answer that is waited for.
 */
export function keepPlace(request: object): () => void {
  const place = places.get(request);
  if (!place) return () => undefined;
  place.working++;
  let kept = true;
  return () => {
    if (!kept) return;
    kept = false;
    place.working--;
    place.release();
  };
}

/** Keeps the place of an operation that nobody waits for any more until it has ended: hanging up gains nothing. */
export const keepsPlace: ApolloServerPlugin<{ req: object }> = {
  requestDidStart: ({ contextValue }) => {
    const place = places.get(contextValue.req);
    if (!place) return Promise.resolve();
    place.working++;
    return Promise.resolve({
      willSendResponse: () => {
        place.working--;
        place.release();
        return Promise.resolve();
      },
    });
  },
};
