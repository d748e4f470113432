import { mutation } from './options.mjs';

/** Which tokens are believed, and what they say of memberships. */
export default mutation({
  name: 'tokens',
  what: ['apps/api/src/tenancy/sign-in/{organization,access-tokens}.ts'],
  specs: ['apps/api/src/tenancy/sign-in/organization.spec.ts', 'apps/api/src/tenancy/sign-in/access-tokens.spec.ts'],
  projects: 'api',
});
