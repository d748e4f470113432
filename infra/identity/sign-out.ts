import type { Context, Provider, ProviderSession } from 'oidc-provider';

import { logoutPage, messagePage, type PageLinks } from './pages.js';

const LOGOUT = '/protocol/openid-connect/logout';

/** What the provider's sign-out shows and does; `cookiePath` is where the session's cookie lives. */
export function signOutPages(links: PageLinks, cookiePath: string) {
  return {
    /** With the ID token of the person signed in, the application itself asked: no question, out and back at once. */
    async logoutSource(context: Context, form: string): Promise<void> {
      const { session, entities } = context.oidc;
      if (entities.IdTokenHint && entities.IdTokenHint.payload.sub === session?.accountId) {
        await endSession(context, cookiePath);
        return backToApplication(context, links);
      }
      context.body = logoutPage(form, links);
    },

    async postLogoutSuccessSource(context: Context): Promise<void> {
      context.type = 'html';
      context.body = messagePage('Uscita completata', 'Non sei più collegato a Consorzi.', links);
    },
  };
}

/** A person without a session has nothing to confirm: straight back, instead of the provider's page with a script. */
export function skipEmptySignOut(links: PageLinks) {
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    if (context.path !== LOGOUT || context.status !== 200 || context.oidc.session?.accountId) return;
    backToApplication(context, links);
  };
}

async function endSession(context: Context, cookiePath: string): Promise<void> {
  const { session, provider } = context.oidc;
  await endAuthorizations(provider, session);
  await session?.destroy();
  context.cookies.set(provider.cookieName('session'), null, { path: cookiePath });
}

/** What is to be known of a session that ends. */
interface Ended {
  readonly accountId?: string | undefined;
  readonly authorizations?: ProviderSession['authorizations'] | undefined;
}

/** Takes back all that was given in a session, and tells each application that it is over. */
export async function endAuthorizations(provider: Provider, session: Ended | undefined): Promise<void> {
  for (const [clientId, { grantId, sid }] of Object.entries(session?.authorizations ?? {})) {
    if (grantId) {
      await provider.RefreshToken.revokeByGrantId(grantId);
      await provider.AuthorizationCode.revokeByGrantId(grantId);
      await provider.Grant.adapter.destroy(grantId);
    }
    const client = await provider.Client.find(clientId);
    // Whoever cannot be told now is told by the next refresh, which is refused.
    if (client?.backchannelLogoutUri) await client.backchannelLogout(session!.accountId!, sid).catch(() => undefined);
  }
}

/** `post_logout_redirect_uri` has been checked against the client's own list; anything else is undefined by now. */
function backToApplication(context: Context, links: PageLinks): void {
  const { post_logout_redirect_uri: asked, state } = context.oidc.params ?? {};
  const target = new URL(asked ?? links.application);
  if (asked && state) target.searchParams.set('state', state);
  context.status = 303;
  context.redirect(target.href);
}
