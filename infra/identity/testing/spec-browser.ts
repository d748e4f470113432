/** As much of a browser as sign-in needs in a spec: cookies by host and path, redirects, forms. No script runs. */
export class SpecBrowser {
  private readonly cookies: { host: string; path: string; name: string; value: string }[] = [];
  /** Where `visit` and `submit` last ended. */
  url = '';
  /** Every `Set-Cookie` line seen. */
  readonly setCookies: string[] = [];

  /** Follows redirects to the end, or until one leads to an address starting with `stopAt`, whose response is given. */
  async visit(url: string, init: RequestInit = {}, stopAt?: string): Promise<Response> {
    let next: { url: string; init: RequestInit } = { url, init };
    for (let hop = 0; hop < 15; hop++) {
      const response = await this.send(next.url, next.init);
      this.url = next.url;
      const location = response.headers.get('location');
      if (!location || response.status < 300 || response.status > 399) return response;
      const target = new URL(location, next.url).href;
      if (stopAt && target.startsWith(stopAt)) return Object.assign(response, { target });
      await response.arrayBuffer();
      next = { url: target, init: {} };
    }
    throw new Error(`too many redirects, the last to ${next.url}`);
  }

  /** One request with the cookies of its host and path; keeps those that the answer sets. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = this.cookieHeader(url);
    if (cookie) headers.set('cookie', cookie);
    // Servers are restarted under this browser: a connection kept open would be a dead one.
    headers.set('connection', 'close');
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    const lines = response.headers.getSetCookie();
    this.setCookies.push(...lines);
    for (const line of lines) this.keep(new URL(url), line);
    return response;
  }

  /** Fills in the first form of a page that this browser is on. */
  async submit(page: string, fields: Record<string, string>, stopAt?: string): Promise<Response> {
    const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
    if (!action) throw new Error('no form on this page');
    const body = new URLSearchParams(fields);
    const headers = { origin: new URL(this.url).origin };
    return this.visit(new URL(action, this.url).href, { method: 'POST', body, headers }, stopAt);
  }

  cookieHeader(url: string): string {
    const { hostname, pathname } = new URL(url);
    return this.cookies
      .filter(({ host, path }) => host === hostname && isWithin(pathname, path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  cookie(name: string): string | undefined {
    return this.cookies.find((cookie) => cookie.name === name)?.value;
  }

  private keep(url: URL, line: string): void {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim());
    const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)];
    const attribute = (key: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = attribute('path') ?? '/';
    const same = (cookie: { host: string; path: string; name: string }) =>
      cookie.host === url.hostname && cookie.path === path && cookie.name === name;
    const old = this.cookies.findIndex(same);
    if (old >= 0) this.cookies.splice(old, 1);
    const expires = attribute('expires');
    if (!expires || Date.parse(expires) > Date.now()) {
      this.cookies.push({ host: url.hostname, path, name, value });
    }
  }
}

/** RFC 6265: the path itself or something below it. */
function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
