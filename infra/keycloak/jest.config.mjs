// The specs that need a real Keycloak (`*.keycloak.ts`): everything else as in the specs of the API.
import { root } from '../root.mjs';

import everything from '../../jest.config.mjs';

const api = everything.projects.find(({ displayName }) => displayName === 'api');

/** @type {import('jest').Config} */
export default {
  ...everything,
  rootDir: root,
  projects: [
    {
      ...api,
      displayName: 'keycloak',
      roots: ['<rootDir>/apps/api/src', '<rootDir>/infra/keycloak'],
      testMatch: ['**/*.keycloak.ts'],
    },
  ],
};
