/**
 * Changes the code one word at a time; some spec beside it must notice. Outside `.ci/run`: every change is a run of
 * Jest. `what` is the code that is changed, `specs` what must notice, `projects` whose specs they are.
 *
 * @param {{ name: string, what: string[], specs: string[], projects: string }} part
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export const mutation = ({ name, what, specs, projects }) => ({
  testRunner: 'command',
  commandRunner: {
    command:
      'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js ' +
      `--bail --silent --selectProjects ${projects} -- ${specs.join(' ')}`,
  },
  mutate: what,
  ignorePatterns: ['.data', '.nx', '**/dist', 'reports'],
  concurrency: 2,
  timeoutMS: 60_000,
  disableTypeChecks: true,
  allowEmpty: false,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  jsonReporter: { fileName: `.cache/mutation/${name}.json` },
  tempDirName: `.cache/stryker-${name}`,
});
