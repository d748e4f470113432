/** A plain page for a sign-in that went wrong, with the way to try again. Texts are our own constants. */
export function messagePage(title: string, message: string): string {
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Consorzi</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${message}</p>
<p><a href="/accesso">Accedi di nuovo</a> oppure <a href="/">torna alla pagina iniziale</a>.</p>
</main>
</body>
</html>
`;
}
