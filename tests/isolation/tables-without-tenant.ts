import type { RuntimeRole, Verb } from './catalog.js';

interface Exception {
  /** Why its rows belong to no tenant. */
  readonly reason: string;
  /** What the runtime roles may do to it; nothing where a role is left out. */
  readonly grants: Partial<Record<RuntimeRole, readonly Verb[]>>;
}

/** Every table whose rows say nothing of a tenant. One that is not here is a mistake. */
export const TABLES_WITHOUT_TENANT: Readonly<Record<string, Exception>> = {
  'platform.persone': {
    reason: 'a person may belong to several consortia, and to none for a moment; names are kept elsewhere, by scope',
    grants: { consorzi_api: ['select', 'insert', 'update'] },
  },
  'platform.sessioni': {
    reason: 'a session is of a person, who says the scope at each operation',
    grants: { consorzi_api: ['select', 'insert', 'update', 'delete'] },
  },
  'public.migrations': {
    reason: 'what the owner role has run: a process does not start on a database that is not up to date',
    grants: { consorzi_api: ['select'], consorzi_projector: ['select'] },
  },
  'read.log_heads': {
    reason: 'one row: when the end of each log was last seen, slugs and numbers only; dates are resolved against it',
    grants: { consorzi_api: ['select'], consorzi_projector: ['select', 'update'] },
  },
};
