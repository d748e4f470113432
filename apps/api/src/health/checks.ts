import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { countOpenAlarms } from '../audit/index.js';
import type { ApiConfig } from '../boot/platform.module.js';
import { migrations } from '../database/migrations/index.js';
import type { ReadinessCheck } from './readiness.js';

export function databaseCheck(pool: Pool): ReadinessCheck {
  return {
    name: 'database',
    check: async () => {
      await pool.query('select 1').catch(() => Promise.reject(new Error('unreachable')));
    },
  };
}

/** Every migration of this release has been run; those of a newer one beside them do not matter. */
export function schemaCheck(pool: Pool): ReadinessCheck {
  return {
    name: 'schema',
    check: async () => {
      const { rows } = await pool.query<{ name: string }>('select name from migrations');
      const done = new Set(rows.map(({ name }) => name));
      const missing = migrations.filter((migration) => !done.has(migrationName(migration)));
      if (missing.length > 0) throw new Error(`${missing.length} migrations to run`);
    },
  };
}

/** As TypeORM records it: the instance's own name where it has one, otherwise the class's. */
const migrationName = (migration: (typeof migrations)[number]) => new migration().name ?? migration.name;

/** No log is otherwise than it was signed. Who reads this learns how many, never whose. */
export function transparencyCheck(pool: Pool, store: EventStore): ReadinessCheck {
  return {
    name: 'transparency',
    isDetail: true,
    check: async () => {
      const scopes = (await store.scopes()).map(({ scope }) => scope);
      const { size } = await countOpenAlarms(pool, scopes);
      if (size > 0) throw new Error(`alarm in ${size} logs`);
    },
  };
}

/** The issuer publishes its configuration: people can sign in. */
export function identityCheck(config: ApiConfig): ReadinessCheck {
  const base = config.IDENTITY_INTERNAL_URL ?? config.KEYCLOAK_URL;
  const discovery = `${base}/realms/${config.KEYCLOAK_REALM}/.well-known/openid-configuration`;
  return {
    name: 'identity',
    check: async () => {
      const response = await fetch(discovery, { signal: AbortSignal.timeout(2_500) }).catch(() => undefined);
      await response?.body?.cancel();
      if (!response?.ok) throw new Error(response ? `answered ${response.status}` : 'unreachable');
    },
  };
}
