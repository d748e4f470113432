// One configuration for every project: swc turns TypeScript into ES modules, the libraries are read from source.
const swc = (tsx) => ({
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});
const project = (displayName, root, withDatabase = true) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${root}`],
  testMatch: ['**/*.spec.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js'] },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data', '<rootDir>/.cache'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc(false)], '^.+\\.tsx$': ['@swc/jest', swc(true)] },
  ...(withDatabase && {
    globalSetup: '<rootDir>/infra/testing/global-setup.mjs',
    globalTeardown: '<rootDir>/infra/testing/global-teardown.mjs',
  }),
});

/** @type {import('jest').Config} */
export default {
  projects: [
    project('domain', 'libs/domain', false),
    project('projections', 'libs/projections'),
    project('api', 'apps/api'),
    project('web', 'apps/web', false),
    project('infra', 'infra'),
    project('tests', 'tests'),
  ],
  testTimeout: 180_000,
};
