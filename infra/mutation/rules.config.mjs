import { mutation } from './options.mjs';

/** Which roles there are, what each may do, who grants and stands in; how a token's memberships are read. */
export default mutation({
  name: 'rules',
  what: ['libs/domain/src/tenancy/{accessi,delega,ruoli}.ts', 'apps/api/src/tenancy/sign-in/{organization,access-tokens}.ts'],
  specs: ['libs/domain/src/tenancy/accessi.spec.ts', 'apps/api/src/tenancy/sign-in/organization.spec.ts', 'apps/api/src/tenancy/sign-in/access-tokens.spec.ts'],
  projects: 'domain api',
});
