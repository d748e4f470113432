/** A checkpoint as a mail tells it; `time` ISO. */
interface Told {
  readonly size: number;
  readonly time: string | null;
  readonly note: string;
}

const hour = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Rome' });

/** What goes to those who keep checkpoints. */
export function checkpointWords(scope: string, checkpoints: readonly Told[]): string {
  const last = checkpoints.at(-1)!;
  return `Il registro di «${scope}» è stato sigillato${last.time ? ` il ${hour.format(new Date(last.time))}` : ''}: \
l'ultimo sigillo copre i primi ${last.size} eventi.

Conservate questo messaggio fuori dalla piattaforma. Se un giorno il registro fosse riscritto o accorciato, anche insieme
ai suoi sigilli, il sigillo qui sotto non tornerebbe più e la verifica lo direbbe:

    node verify.mjs --kept SIGILLO

dove SIGILLO è l'allegato ${scope}-${last.size}.checkpoint.txt e verify.mjs sta nel fascicolo esportato del registro.

Il sigillo prova che cosa era scritto nel registro e in quale ordine. Non prova che ciò che è stato scritto fosse vero, né
che tutto sia stato scritto.

Sigilli allegati: ${checkpoints.length}. L'ultimo:

${last.note}`;
}

/** What goes to the same once, when it changes. */
export function keyWords(scope: string, policy: string, verifier: string | null): string {
  return `Queste sono le chiavi con cui si controllano i sigilli del registro di «${scope}» e le firme dei suoi testimoni.
Conservatele fuori dalla piattaforma: un fascicolo esportato si verifica con queste e non con quelle che porta con sé.

    node verify.mjs --policy FILE

dove FILE è l'allegato ${scope}.policy.txt.

${
  verifier
    ? `Impronta SHA-256 del verificatore (verify.mjs):

${verifier}
`
    : `Il verificatore non è ancora disponibile su questa piattaforma: la sua impronta seguirà.
`
}
${policy}`;
}
