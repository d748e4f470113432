/** A realm's administrator, by Keycloak's admin REST API. Names and ids in its answers are Keycloak's. */
export class KeycloakAdmin {
  constructor(
    private readonly url: string,
    private readonly password: string,
    private readonly realm = 'consorzi',
  ) {}

  /** Keycloak's id of a user: the `sub` of their tokens. */
  async userId(username: string): Promise<string> {
    const users = await this.ask<{ id: string }[]>('GET', `/users?exact=true&username=${encodeURIComponent(username)}`);
    if (!users[0]) throw new Error(`no user ${username}`);
    return users[0].id;
  }

  async disable(username: string): Promise<void> {
    const path = `/users/${await this.userId(username)}`;
    await this.ask('PUT', path, { ...(await this.ask<object>('GET', path)), enabled: false });
  }

  async removeFrom(organization: string, username: string): Promise<void> {
    const organizations = await this.ask<{ id: string; alias: string }[]>('GET', '/organizations?max=500');
    const { id } = organizations.find(({ alias }) => alias === organization)!;
    await this.ask('DELETE', `/organizations/${id}/members/${await this.userId(username)}`);
  }

  /** Ends all sessions of a user; Keycloak tells the clients by back-channel logout. */
  async signOut(username: string): Promise<void> {
    await this.ask('POST', `/users/${await this.userId(username)}/logout`);
  }

  /** Sets attributes of a client, which it had not, while `work` runs. */
  async withAttributes<T>(clientId: string, extra: Record<string, string>, work: () => Promise<T>): Promise<T> {
    const [client] = await this.ask<{ id: string; attributes: object }[]>('GET', `/clients?clientId=${clientId}`);
    const put = (attributes: Record<string, string>) =>
      this.ask('PUT', `/clients/${client!.id}`, { ...client, attributes: { ...client!.attributes, ...attributes } });
    await put(extra);
    // One that is not named stays; an empty one goes.
    return work().finally(() => put(Object.fromEntries(Object.keys(extra).map((name) => [name, '']))));
  }

  async createClient(client: object): Promise<void> {
    await this.ask('POST', '/clients', client);
  }

  /** A token of the bootstrap administrator, in the realm `master`. It lives for a minute: asked for each time. */
  async ownToken(): Promise<string> {
    const answer = await fetch(`${this.url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: 'admin',
        password: this.password,
      }),
    });
    if (!answer.ok) throw new Error(`Keycloak answers the administrator ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  /** One question of the API; the answer's JSON, undefined where it has none. */
  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.url}/admin/realms/${this.realm}${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.ownToken()}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Keycloak answers ${method} ${path} with ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
