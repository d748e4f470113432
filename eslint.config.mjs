import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

import { noDrawers } from './infra/lint/no-drawers.mjs';

/** The same names in domain, projections, api and web; one is entered through its index or module only. */
const CONTEXTS = 'tenancy|planning|consuntivo|evaluation|budget|ats|audit|importing|publishing';

/** Events travel by the log alone: of @nestjs/cqrs only the command and query buses are used. */
const OUR_OWN_LOG = {
  name: '@nestjs/cqrs',
  importNames: [
    'EventBus',
    'EventPublisher',
    'EventsHandler',
    'IEventHandler',
    'AggregateRoot',
    'Saga',
    'UnhandledExceptionBus',
  ],
  message: 'Events travel by the log alone; only the command and query buses are used.',
};
const NO_RANDOM = {
  name: 'node:crypto',
  importNames: ['randomUUID', 'randomBytes', 'randomInt', 'webcrypto', 'getRandomValues'],
  message: 'Ids arrive with the command.',
};
const PURE = [
  {
    regex:
      '^(node:)?(fs|http|https|http2|net|tls|dgram|child_process|worker_threads|process|os|timers|perf_hooks)(/|$)',
    message: 'The libraries are pure: no I/O and no clock; the edge does it and passes the result.',
  },
  { regex: '^(@nestjs/|express|pg$|typeorm|pino|react|graphql)', message: 'The libraries know no framework.' },
];
const CLOCK = 'Time arrives with the command or the event.';
const DAY = 'A day is that of Italy: giornoDi(now).';
const HTTP = 'HTTP is a matter of the edge: say what happened, the edge says how it is answered.';

/** Which project may use which. `allow`: imports that are let through all the same. */
const projects = (allow = []) => ({
  enforceBuildableLibDependency: false,
  allow,
  depConstraints: [
    { sourceTag: 'project:domain', onlyDependOnLibsWithTags: ['project:domain'] },
    { sourceTag: 'project:projections', onlyDependOnLibsWithTags: ['project:projections', 'project:domain'] },
    { sourceTag: 'project:api', onlyDependOnLibsWithTags: ['project:api', 'project:projections', 'project:domain'] },
    { sourceTag: 'project:web', onlyDependOnLibsWithTags: ['project:web'] },
  ],
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist.new/**',
      '**/dist.old/**',
      '**/node_modules/**',
      '.nx/**',
      '.data/**',
      '.cache/**',
      '**/coverage/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { '@nx': nx, boundaries, names: { rules: { 'no-drawers': noDrawers } } },
    settings: {
      'boundaries/elements': [
        { type: 'context', pattern: `*/*/src/(${CONTEXTS})`, partialMatch: false },
        { type: 'project', pattern: ['*/*', 'tests', 'infra'], partialMatch: false },
      ],
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
      'boundaries/root-path': import.meta.dirname,
      'import/resolver': { [`${import.meta.dirname}/infra/lint/resolver.cjs`]: {} },
    },
    rules: {
      // Text taken from paper and PDF is full of them, and they are matched on purpose.
      'no-control-regex': 'off',
      'names/no-drawers': 'error',
      'no-restricted-imports': ['error', { paths: [OUR_OWN_LOG] }],
      'boundaries/dependencies': [
        'error',
        {
          default: 'allow',
          message: 'A context is entered through its index.ts (or its module) only.',
          policies: [
            { disallow: { to: { element: { type: 'context' } } } },
            { allow: { to: { element: { type: 'context', fileInternalPath: ['index.ts', '*.module.ts'] } } } },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Timers, listeners and handlers of the pages are given async functions on purpose.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['apps/**', 'libs/**'], rules: { '@nx/enforce-module-boundaries': ['error', projects()] } },
  {
    // The test server, the embedded parts: infra is no project, and nothing at run time needs it.
    files: ['apps/**/*.spec.ts', 'libs/**/*.spec.ts', '**/testing/**'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', projects([3, 4, 5, 6, 7].map((up) => `${'../'.repeat(up)}infra/**`))],
    },
  },
  {
    files: ['libs/*/src/**'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: [OUR_OWN_LOG, NO_RANDOM], patterns: PURE }],
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: CLOCK },
        { name: 'setInterval', message: CLOCK },
        { name: 'fetch', message: HTTP },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK },
        { object: 'performance', property: 'now', message: CLOCK },
        { object: 'Math', property: 'random', message: 'Nothing here is left to chance.' },
        { object: 'crypto', property: 'randomUUID', message: NO_RANDOM.message },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
        { selector: "CallExpression[callee.name='Date']", message: CLOCK },
        { selector: "CallExpression[callee.object.property.name='now'][callee.property.name='slice']", message: DAY },
        {
          selector: 'Identifier[name=/^[hH]ttps?([A-Z]|$)|[a-z]Https?([A-Z]|$)|^statusCode$|^cookies?$/]',
          message: HTTP,
        },
      ],
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        globalThis: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
