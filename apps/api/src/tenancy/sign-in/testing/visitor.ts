import type { Browser, Page } from 'playwright-core';

import type { SessionTokens } from '../identity-provider.js';
import type { StatoSessione } from '../sign-in.controller.js';
import type { ContractPlatform } from './contract-platform.js';

/** A person in front of a real browser of their own. */
export class Visitor {
  private constructor(
    private readonly platform: ContractPlatform,
    readonly page: Page,
  ) {}

  static async arrive(browser: Browser, platform: ContractPlatform): Promise<Visitor> {
    const context = await browser.newContext({ locale: 'it-IT' });
    context.setDefaultTimeout(30_000);
    return new Visitor(platform, await context.newPage());
  }

  /** Arrives and signs in, asking for `ritorno`. */
  static async signedIn(
    browser: Browser,
    platform: ContractPlatform,
    username: string,
    ritorno = '/',
  ): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, platform);
    await visitor.page.goto(`${platform.url}/accesso?ritorno=${encodeURIComponent(ritorno)}`);
    await platform.enter(visitor.page, username);
    await visitor.page.waitForURL(`${platform.url}${ritorno}`);
    return visitor;
  }

  /** What the pages are told of who is signed in. */
  async session(): Promise<StatoSessione> {
    const answer = await this.page.goto(`${this.platform.url}/accesso/sessione`);
    if (answer!.status() !== 200) throw new Error(`answered ${answer!.status()}`);
    return (await answer!.json()) as StatoSessione;
  }

  /** Presses a button of a page of `origin` that posts to the platform's `path`. */
  async press(path: string, origin = this.platform.url): Promise<void> {
    // Any page of that origin will do; this one says that there was no such attempt.
    await this.page.goto(`${origin}/accesso/ritorno`);
    const action = JSON.stringify(`${this.platform.url}${path}`);
    await Promise.all([
      this.page.waitForEvent('framenavigated'),
      this.page.evaluate(`
        const form = document.createElement('form');
        form.method = 'post';
        form.action = ${action};
        document.body.append(form);
        form.submit();
      `),
    ]);
    await this.page.waitForLoadState();
  }

  /** The session's cookie, as `name=value`. */
  async cookie(): Promise<string> {
    const cookies = await this.page.context().cookies(this.platform.url);
    const session = cookies.find(({ name }) => name === 'consorzi.sid');
    return `consorzi.sid=${session?.value ?? ''}`;
  }

  /** What the database keeps of the session; undefined once it is gone. */
  async stored(): Promise<{ tokens: SessionTokens; signIn: { subject: string; sid: string } } | undefined> {
    const { rows } = await this.platform.pool.query('select sess from platform.sessioni where sid = $1', [
      await this.sid(),
    ]);
    return (rows as { sess: { tokens: SessionTokens; signIn: { subject: string; sid: string } } }[])[0]?.sess;
  }

  /** As if the access token had just expired: the next request renews it. */
  async letTokenExpire(): Promise<void> {
    await this.platform.pool.query(
      `update platform.sessioni
       set sess = jsonb_set(sess, '{tokens}', sess -> 'tokens' || '{"refreshAt": 0, "expiresAt": 0}') where sid = $1`,
      [await this.sid()],
    );
  }

  /** The id in the signed cookie `s:<id>.<signature>`. */
  private async sid(): Promise<string> {
    return decodeURIComponent((await this.cookie()).split('=')[1]!)
      .slice(2)
      .split('.')[0]!;
  }
}
