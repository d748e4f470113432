import { mutation } from './options.mjs';

/** Which roles there are, what each may do, who grants them and who stands in. */
export default mutation({
  name: 'roles',
  what: ['libs/domain/src/tenancy/{accessi,delega,ruoli}.ts'],
  specs: ['libs/domain/src/tenancy', 'libs/domain/src/ats'],
  projects: 'domain',
});
