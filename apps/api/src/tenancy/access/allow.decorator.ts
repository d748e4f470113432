import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

import type { Permesso } from '@consorzi/domain/tenancy';

import type { RequestContext } from './request-context.js';

export const ACCESS = 'consorzi:access';

/** What a resolver asks of who calls it: a right in the scope named by its arguments, or only to be signed in. */
export type Access = ({ readonly permesso: Permesso } & OfPerimeter) | { readonly signedIn: true };

/**
 * `applicato`: the operation answers with what lies in `ctx.perimetro` and nothing else. One that does not say so is
 * refused to whoever is narrowed.
 */
export interface OfPerimeter {
  readonly perimetro?: 'applicato' | undefined;
}

/** The right that a query or mutation needs in the scope of its `scope` or `input.scope` argument. */
export const Allow = (permesso: Permesso, options: OfPerimeter = {}) =>
  SetMetadata(ACCESS, { permesso, ...options } satisfies Access);

/** For the few operations that name no scope: who am I, which consortia may I enter. */
export const AllowSignedIn = () => SetMetadata(ACCESS, { signedIn: true } satisfies Access);

/** The RequestContext that the access guard made for this field. */
export const Ctx = createParamDecorator((_data: unknown, execution: ExecutionContext): RequestContext => {
  const { contexts, key } = contextStore(execution);
  const ctx = contexts.get(key);
  if (!ctx) throw new Error('no request context: the resolver declares no scope');
  return ctx;
});

/** One operation may name several scopes, field by field: contexts are kept by the field's place in the answer. */
export function contextStore(execution: ExecutionContext): { contexts: Map<string, RequestContext>; key: string } {
  const gql = GqlExecutionContext.create(execution);
  const holder = gql.getContext<{ contexts?: Map<string, RequestContext> }>();
  holder.contexts ??= new Map();
  const { path } = gql.getInfo<{ path: { key: string | number; prev?: unknown } }>();
  return { contexts: holder.contexts, key: String(path.key) };
}
