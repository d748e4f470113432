import type { IncomingMessage } from 'node:http';

import type { Context, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';

import type { Directory } from './directory.js';
import { type LoginAttempts, type Outcome } from './login-attempts.js';
import { loginPage, messagePage, STYLESHEET, type PageLinks } from './pages.js';

/** Path of the sign-in form inside the realm; Keycloak's own starts the same way. */
export const AUTHENTICATE = '/login-actions/authenticate';
export const STYLESHEET_PATH = '/resources/accesso.css';

const MESSAGES: Readonly<Record<Exclude<Outcome, 'accettato'>, string>> = {
  rifiutato: 'Nome utente o password non corretti',
  bloccato: 'Troppi tentativi con questo nome utente: riprova tra un minuto',
};
const LONGEST_BODY = 8_192;

export interface SignInPages {
  readonly provider: Provider;
  readonly directory: Directory;
  readonly attempts: LoginAttempts;
  readonly links: PageLinks;
  /** Public path of the realm: the form posts below it. */
  readonly realmPath: string;
}

/** Serves the form at `/login-actions/authenticate/:uid`, checks what is posted and hands the person to the provider. */
export function signInPages(options: SignInPages) {
  const { provider, directory, attempts, links, realmPath } = options;
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (context.path === STYLESHEET_PATH) {
      context.type = 'text/css';
      context.set('cache-control', 'public, max-age=3600');
      context.body = STYLESHEET;
      return;
    }
    if (!context.path.startsWith(`${AUTHENTICATE}/`)) return next();
    const action = `${realmPath}${context.path}`;
    try {
      await provider.interactionDetails(context.req, context.res);
      if (context.method !== 'POST') return show(context, loginPage({ ...links, action, username: '', error: null }));

      const form = await readForm(context.req);
      const username = (form.get('username') ?? '').trim().toLowerCase();
      const person = directory.byUsername(username);
      const outcome = await attempts.check(username, form.get('password') ?? '', person !== undefined);
      if (outcome !== 'accettato' || !person) {
        const error = MESSAGES[outcome === 'bloccato' ? 'bloccato' : 'rifiutato'];
        return show(context, loginPage({ ...links, action, username, error }), 401);
      }
      const login = { accountId: person.subject, remember: true };
      const resume = await provider.interactionResult(context.req, context.res, { login });
      context.status = 303;
      context.redirect(resume);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      const message = 'La richiesta di accesso è scaduta o è già stata usata: ricomincia da Consorzi.';
      show(context, messagePage('Accesso scaduto', message, links), 400);
    }
  };
}

function show(context: Context, html: string, status = 200): void {
  context.status = status;
  context.type = 'html';
  context.body = html;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LONGEST_BODY) throw new errors.SessionNotFound('form too long');
  }
  return new URLSearchParams(body);
}
