// One configuration for every project: swc turns TypeScript into ES modules, the libraries are read from source.
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
const project = (displayName, root, withDatabase = true) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${root}`],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data', '<rootDir>/.cache'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
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
  testTimeout: 60_000,
};
