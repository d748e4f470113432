import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '#root';

import { DEMO_USERS } from '../identity/demo-users.js';
import { demoRealm, realm } from './realm.js';

const committed = readFileSync(path.join(root, 'infra/keycloak/consorzi-realm.json'), 'utf8');

describe('the realm file', () => {
  it('is what the demo users and the clients make of it', () => {
    expect(JSON.parse(committed)).toEqual(realm());
  });

  it('knows no person and no secret', () => {
    expect(committed).not.toContain('credentials');
    for (const { username, name } of DEMO_USERS) {
      expect(committed).not.toContain(username);
      expect(committed).not.toContain(name);
    }
    expect(committed).toContain('"secret": "${KEYCLOAK_CLIENT_SECRET}"');
    expect(committed).not.toContain('directAccessGrantsEnabled": true');
  });

  it('has an organization for every alias that a demo user belongs to', () => {
    const { organizations } = realm() as { organizations: { alias: string }[] };
    const aliases = new Set(organizations.map(({ alias }) => alias));
    for (const user of DEMO_USERS) for (const alias of user.organizations) expect(aliases).toContain(alias);
  });

  it('gives the demo users to their organizations, in the demonstration alone', () => {
    const { organizations } = demoRealm() as { organizations: { alias: string; members: { username: string }[] }[] };
    const membersOf = (name: string) =>
      organizations.find(({ alias }) => alias === name)!.members.map(({ username }) => username);
    expect(membersOf('cissac')).toEqual(expect.arrayContaining(['direttore.cissac', 'revisore.inrete']));
    expect(membersOf('inrete')).not.toContain('direttore.cissac');
  });
});
