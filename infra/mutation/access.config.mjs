import { mutation } from './options.mjs';

/** Who is let in: the guard, effective rights, the access model; with a database and a projector. */
export default mutation({
  name: 'access',
  what: ['apps/api/src/tenancy/access/{access-model,access.guard,rights}.ts'],
  specs: ['apps/api/src/tenancy/access'],
  projects: 'api',
});
