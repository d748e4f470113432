import { DEMO_CONSORTIA, DEMO_PASSWORD, DEMO_USERS, type DemoScope } from './demo-users.js';

/** Addresses that the pages name. */
export interface PageLinks {
  readonly stylesheet: string;
  /** Where a person starts again. */
  readonly application: string;
}

export interface LoginPage extends PageLinks {
  readonly action: string;
  readonly username: string;
  /** Shown above the form and read out by screen readers; null at the first visit. */
  readonly error: string | null;
}

/** The sign-in form, and below it every demo user as a button: this provider is for demonstration and says so. */
export function loginPage({ action, username, error, stylesheet }: LoginPage): string {
  const described = error ? ' aria-invalid="true" aria-describedby="errore"' : '';
  const focus = (field: 'username' | 'password') => ((username === '') === (field === 'username') ? ' autofocus' : '');
  return page(
    `${error ? 'Errore: ' : ''}Accesso a Consorzi`,
    stylesheet,
    `<h1>Accedi a Consorzi</h1>
${error ? `<p class="errore" id="errore" role="alert">${escaped(error)}</p>` : ''}
<form method="post" action="${escaped(action)}">
  <label for="username">Nome utente</label>
  <input id="username" name="username" value="${escaped(username)}" autocomplete="username" autocapitalize="none"
    spellcheck="false" required${described}${focus('username')}>
  <label for="password">Password</label>
  <input id="password" name="password" type="password" autocomplete="current-password" required${described}${focus('password')}>
  <button type="submit">Accedi</button>
</form>
<section aria-labelledby="prova">
  <h2 id="prova">Utenti di prova</h2>
  <p>Questo servizio di accesso è dimostrativo: persone inventate, una password per tutti
    (<code>${escaped(DEMO_PASSWORD)}</code>). Scegli un utente per entrare subito.</p>
  ${(Object.keys(DEMO_CONSORTIA) as DemoScope[]).map((scope) => usersOf(scope, action)).join('\n')}
</section>`,
  );
}

function usersOf(scope: DemoScope, action: string): string {
  const buttons = DEMO_USERS.filter((user) => user.organizations[0] === scope).map(
    ({ username, name }) =>
      `<li><button name="username" value="${escaped(username)}"><strong>${escaped(username)}</strong> ${escaped(name)}</button></li>`,
  );
  return `<details${scope === 'inrete' ? ' open' : ''}>
  <summary>${escaped(DEMO_CONSORTIA[scope])}</summary>
  <form method="post" action="${escaped(action)}">
    <input type="hidden" name="password" value="${escaped(DEMO_PASSWORD)}">
    <ul>${buttons.join('')}</ul>
  </form>
</details>`;
}

/** A page with a message and the way back. */
export function messagePage(title: string, message: string, { stylesheet, application }: PageLinks): string {
  return page(
    title,
    stylesheet,
    `<h1>${escaped(title)}</h1>
<p>${escaped(message)}</p>
<p><a href="${escaped(application)}">Torna a Consorzi</a></p>`,
  );
}

/** Asks before signing out. `form` is the provider's own hidden form `op.logoutForm`, which guards against forgery. */
export function logoutPage(form: string, { stylesheet, application }: PageLinks): string {
  return page(
    'Uscita da Consorzi',
    stylesheet,
    `<h1>Vuoi uscire da Consorzi?</h1>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Esci</button>
<p><a href="${escaped(application)}">Resta collegato</a></p>`,
  );
}

function page(title: string, stylesheet: string, main: string): string {
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(stylesheet)}">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** Italian public-site blue on white, contrast 7:1 and more, targets of 44 px, one column at phone width. */
export const STYLESHEET = `
*{box-sizing:border-box}
body{margin:0;background:#f0f3f7;color:#17324d;font:1rem/1.5 'Titillium Web',system-ui,sans-serif}
main{max-width:30rem;margin:2rem auto;padding:1.5rem;background:#fff;border-top:4px solid #0059b3}
h1{margin:0 0 1rem;font-size:1.6rem;line-height:1.2}
h2{margin:2rem 0 .5rem;font-size:1.2rem}
label{display:block;margin-top:1rem;font-weight:600}
input{width:100%;min-height:44px;padding:.5rem .75rem;border:1px solid #5c6f82;border-radius:4px;font:inherit}
input[aria-invalid]{border:2px solid #b3002d}
button{min-height:44px;padding:.5rem 1.25rem;border:0;border-radius:4px;background:#0059b3;color:#fff;font:inherit;font-weight:600;cursor:pointer}
form>button{width:100%;margin-top:1.5rem}
button:hover{background:#004080}
:focus-visible{outline:3px solid #ff9900;outline-offset:2px}
a{color:#0059b3}
.errore{padding:.75rem;border-left:4px solid #b3002d;background:#fdeef1;color:#8a0023;font-weight:600}
details{border-bottom:1px solid #d9dadb}
summary{padding:.65rem 0;font-weight:600;cursor:pointer}
ul{margin:0 0 1rem;padding:0;list-style:none}
li button{width:100%;margin-bottom:.25rem;background:#fff;color:#17324d;font-weight:400;text-align:left;border:1px solid #b1b1b3}
li button:hover{background:#e6eef7}
li strong{display:inline-block;min-width:14rem;color:#0059b3}
@media (max-width:34rem){main{margin:0;min-height:100vh;padding:1rem}li strong{display:block}}
`;
