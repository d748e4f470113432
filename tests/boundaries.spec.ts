import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Each rule of the architecture with an import or a line that must be refused, and its nearest allowed neighbour. */
interface Case {
  readonly rule: string;
  readonly file: string;
  readonly refused: string;
  readonly allowed: string;
}

const PROJECTS = '@nx/enforce-module-boundaries';
const CONTEXTS = 'boundaries/dependencies';
const IMPORTS = 'no-restricted-imports';

const cases: readonly Case[] = [
  {
    rule: PROJECTS,
    file: 'libs/domain/src/planning/x.ts',
    refused: "import '@consorzi/projections/projecting';",
    allowed: "import '../shared/index.js';",
  },
  {
    rule: PROJECTS,
    file: 'libs/projections/src/planning/x.ts',
    refused: "import '../../../../apps/api/src/config.js';",
    allowed: "import '@consorzi/domain/shared';",
  },
  {
    rule: PROJECTS,
    file: 'apps/web/src/planning/x.ts',
    refused: "import '@consorzi/domain/shared';",
    allowed: "import './y.js';",
  },
  {
    rule: CONTEXTS,
    file: 'libs/domain/src/planning/x.ts',
    refused: "import '../tenancy/accessi/accessi.js';",
    allowed: "import '../tenancy/index.js';",
  },
  {
    rule: CONTEXTS,
    file: 'libs/projections/src/audit/x.ts',
    refused: "import '../planning/albero-obiettivi/albero-obiettivi.js';",
    allowed: "import '../audit/registro/registro.js';",
  },
  {
    rule: CONTEXTS,
    file: 'apps/api/src/planning/x.ts',
    refused: "import type { Y } from '../tenancy/access/y.js';",
    allowed: "import type { TenancyModule } from '../tenancy/tenancy.module.js';",
  },
  {
    rule: CONTEXTS,
    file: 'apps/api/src/app.module.ts',
    refused: "export * from './budget/capitolo.handler.js';",
    allowed: "export * from './budget/budget.module.js';",
  },
  {
    rule: CONTEXTS,
    file: 'apps/web/src/planning/x.tsx',
    refused: "import '../consuntivo/ConsuntivoPage.js';",
    allowed: "import '../consuntivo/index.js';",
  },
  ...['EventBus', 'EventPublisher', 'AggregateRoot', 'Saga', 'EventsHandler'].map((name) => ({
    rule: IMPORTS,
    file: 'apps/api/src/planning/x.ts',
    refused: `import { ${name} } from '@nestjs/cqrs'; ${name};`,
    allowed: "import { CommandBus } from '@nestjs/cqrs'; CommandBus;",
  })),
  ...['node:fs', 'fs/promises', 'node:http', '@nestjs/common', 'pg', 'typeorm'].map((name) => ({
    rule: IMPORTS,
    file: 'libs/domain/src/planning/x.ts',
    refused: `import '${name}';`,
    allowed: "import 'node:crypto';",
  })),
  {
    rule: IMPORTS,
    file: 'libs/projections/src/planning/x.ts',
    refused: "import { randomUUID } from 'node:crypto'; randomUUID();",
    allowed: "import { createHash } from 'node:crypto'; createHash('sha256');",
  },
  {
    rule: 'no-restricted-properties',
    file: 'libs/domain/src/planning/x.ts',
    refused: 'export const now = Date.now();',
    allowed: 'export const day = Date.UTC(2024, 0, 1);',
  },
  {
    rule: 'no-restricted-properties',
    file: 'libs/projections/src/planning/x.ts',
    refused: 'export const luck = Math.random();',
    allowed: 'export const most = Math.max(1, 2);',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/domain/src/planning/x.ts',
    refused: 'export const now = new Date();',
    allowed: "export const day = new Date('2024-01-01');",
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/domain/src/planning/x.ts',
    refused: 'export const httpStatus = 404;',
    allowed: 'export const status = 404;',
  },
  ...['services/x.ts', 'utils.ts', 'common/x.ts', 'x.helpers.ts', 'base.resolver.ts'].map((name) => ({
    rule: 'names/no-drawers',
    file: `apps/api/src/planning/${name}`,
    refused: 'export {};',
    allowed: '',
  })),
];

describe('the boundaries that lint keeps', () => {
  let refusedBy: readonly (readonly string[])[];
  let allowedBy: readonly (readonly string[])[];

  beforeAll(() => {
    const neighbour = ({ rule, file, allowed }: Case) =>
      rule === 'names/no-drawers'
        ? { file: 'apps/api/src/planning/obiettivo.resolver.ts', text: 'export {};' }
        : { file, text: allowed };
    const texts = [...cases.map(({ file, refused }) => ({ file, text: refused })), ...cases.map(neighbour)];
    const results = lint(texts);
    refusedBy = results.slice(0, cases.length);
    allowedBy = results.slice(cases.length);
  }, 120_000);

  it.each(cases.map((each, index) => [each.rule, each.file, each.refused, index] as const))(
    '%s refuses, in %s: %s',
    (rule, _file, _text, index) => {
      expect(refusedBy[index]).toContain(rule);
      expect(allowedBy[index]).not.toContain(rule);
    },
  );
});

function lint(texts: readonly { file: string; text: string }[]): (readonly string[])[] {
  const program = path.resolve(import.meta.dirname, '../infra/testing/lint-texts.mjs');
  const output = execFileSync(process.execPath, [program], {
    input: JSON.stringify(texts),
    env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as (readonly string[])[];
}
