import type { BundleKind } from '@consorzi/domain/audit';

import type { LogFacts } from './write-bundle.js';

/** What comes with a bundle or a dossier, for the person who opens it: how to check it, and what that does not show. */
export function readmeOf(kind: BundleKind, facts: LogFacts): string {
  return (kind === 'bundle' ? bundle(facts) : dossier(facts)) + shared;
}

const bundle = ({ denominazione, scope, origin, position, exportedAt }: LogFacts): string => `# Fascicolo di verifica

Registro degli eventi di **${denominazione}** (\`${scope}\`, registro \`${origin}\`), esportato il ${exportedAt}, fino alla
posizione ${position}.

## Come si verifica

Serve Node 20.19 o successivo; niente rete, niente database, nulla da installare. Nella cartella di questo file:

    node verify.mjs

Dice in italiano che cosa torna e che cosa no; l'ultima riga è un oggetto JSON; il codice di uscita è 0 se tutto torna, 1
altrimenti. Due aggiunte contano:

    node verify.mjs --policy FILE --kept CHECKPOINT

- \`--policy FILE\`: le chiavi in cui credere, **avute per altra via** (la pagina della trasparenza, un invio precedente). Il
  file \`policy\` di questa cartella è arrivato con il fascicolo: chi ha fatto il fascicolo può averne scelto le chiavi.
- \`--kept CHECKPOINT\`: un checkpoint firmato ricevuto tempo fa e **tenuto da parte**. È il solo modo di accorgersi che la
  fine del registro è stata tagliata o riscritta insieme ai suoi checkpoint. Si può ripetere; senza, la risposta dice
  soltanto «coerente fino al checkpoint N del tempo T», mai che il registro sia completo.
- \`--replay\`: rifà le letture (piani, obiettivi, consuntivi ...) dagli eventi, con lo stesso codice della piattaforma, e ne
  confronta le impronte con quelle di \`digests.json\`.

Anche l'impronta SHA-256 di \`verify.mjs\` è pubblicata a parte: confrontarla (\`sha256sum verify.mjs\`) prima di fidarsi del
verificatore che è arrivato con il fascicolo.

## Che cosa c'è

| file | che cosa contiene |
| --- | --- |
| \`events.ndjson\` | un evento per riga, nell'ordine del registro, come fu registrato (forma RFC 8785) |
| \`texts.ndjson\` | le parole che gli eventi richiamano, con il sale della loro impronta; di quelle cancellate solo l'impronta |
| \`leaves.bin\` | le foglie dell'albero (RFC 6962), 32 byte ciascuna, come la piattaforma le teneva |
| \`checkpoints.ndjson\` | i checkpoint firmati (C2SP signed-note) con le controfirme, dal più vecchio |
| \`policy\` | le chiavi del registro e dei testimoni, come la piattaforma le nomina |
| \`digests.json\` | le impronte delle letture alla posizione esportata |
| \`manifest.json\` | che cosa è questa cartella, con grandezza e impronta di ogni file |
| \`verify.mjs\` | il verificatore |

## Che cosa prova

- Nessun evento è stato cambiato, tolto, aggiunto o scambiato da quando il checkpoint che lo copre fu firmato: se è
  successo, la verifica dice la posizione o, se anche l'albero è stato rifatto, l'intervallo tra due checkpoint.
- Le parole sono quelle registrate allora; di quelle cancellate per legge si vede che c'erano e che sono state cancellate.
- I checkpoint si seguono: ognuno aggiunge al precedente e non lo riscrive.

`;

const dossier = ({ denominazione, scope, origin, exportedAt }: LogFacts): string => `# Dossier

Estratto del registro degli eventi di **${denominazione}** (\`${scope}\`, registro \`${origin}\`), fatto il ${exportedAt}. Si
legge aprendo \`documento.html\`; si verifica con Node 20.19 o successivo, senza rete né installazione:

    node verify.mjs

Con \`--policy FILE\` si usano chiavi avute per altra via; con \`--kept CHECKPOINT\` si confronta un checkpoint della stessa
grandezza tenuto da parte. L'impronta SHA-256 di \`verify.mjs\` è pubblicata a parte.

| file | che cosa contiene |
| --- | --- |
| \`documento.html\` | piano, variazioni, consuntivo e storia, da leggere e stampare |
| \`events.ndjson\` | gli eventi scelti, come furono registrati (forma RFC 8785) |
| \`proofs.ndjson\` | per ogni evento la prova che sta nell'albero del checkpoint (RFC 6962) |
| \`texts.ndjson\` | le parole che questi eventi richiamano |
| \`checkpoints.ndjson\` | l'ultimo checkpoint firmato, con le controfirme |
| \`policy\` | le chiavi del registro e dei testimoni, come la piattaforma le nomina |
| \`manifest.json\`, \`verify.mjs\` | che cosa è questa cartella; il verificatore |

## Che cosa prova

- Ogni evento del dossier sta nel registro che il checkpoint firma, a quella posizione e con quel contenuto; le parole sono
  quelle registrate allora.

Non prova che il dossier contenga **tutti** gli eventi che riguardano il piano o l'obiettivo: chi lo ha fatto li ha scelti. Per
questo serve il fascicolo dell'intero registro. \`documento.html\` è una lettura degli eventi fatta dalla piattaforma: fa fede
ciò che gli eventi dicono.

`;

const shared = `## Che cosa non prova

- **Che ciò che fu scritto fosse vero**: la firma dice quando e da chi fu registrato, non che fosse esatto.
- **Che sia stato registrato tutto**: di ciò che nessuno ha mai scritto non resta traccia.
- **Indipendenza dei testimoni**: testimoni che stanno sulla stessa piattaforma non sono indipendenti da chi la gestisce, a meno
  che le loro chiavi non siano custodite altrove.
- **Gli eventi dopo l'ultimo checkpoint**: non sono ancora sigillati; la verifica dice quanti sono.
- **Il nome dell'ente e la data di esportazione** scritti nel manifesto: nessuna firma li copre.
`;
