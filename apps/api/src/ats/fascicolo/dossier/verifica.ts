#!/usr/bin/env node
// Verifica di un dossier della piattaforma Consorzi. Licenza EUPL-1.2. Node 20.19 o successivo, senza rete né altro:
//
//   node verify.mjs [CARTELLA]
//
// Confronta ogni file con l'impronta SHA-256 del manifesto e dice che cosa manca, è cambiato o è di troppo. L'ultima riga
// è un oggetto JSON; esce con 0 se tutto torna, con 1 altrimenti.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifesto {
  readonly formato: string;
  readonly versione: number;
  readonly file: Readonly<Record<string, { readonly byte: number; readonly sha256: string }>>;
}

const cartella = path.resolve(process.argv[2] ?? import.meta.dirname);
const problemi: string[] = [];

async function improntaDi(file: string): Promise<{ byte: number; sha256: string }> {
  const hash = createHash('sha256');
  let byte = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    byte += chunk.length;
  }
  return { byte, sha256: hash.digest('hex') };
}

const manifesto = JSON.parse(readFileSync(path.join(cartella, 'manifest.json'), 'utf8')) as Manifesto;
if (manifesto.formato !== 'consorzi-dossier' || manifesto.versione !== 1) {
  problemi.push('Il manifesto non è quello di un dossier di questa versione.');
}
const presenti = readdirSync(cartella, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory())
  .map((entry) => path.relative(cartella, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .filter((name) => name !== 'manifest.json');
const attesi = manifesto.file ?? {};
for (const name of presenti) if (!Object.hasOwn(attesi, name)) problemi.push(`Non è del dossier: ${name}`);
for (const [name, { byte, sha256 }] of Object.entries(attesi)) {
  if (!presenti.includes(name)) {
    problemi.push(`Manca: ${name}`);
    continue;
  }
  const trovato = await improntaDi(path.join(cartella, name));
  if (trovato.byte !== byte || trovato.sha256 !== sha256) problemi.push(`È cambiato: ${name}`);
}
for (const problema of problemi) console.log(problema);
const quanti = Object.keys(attesi).length;
console.log(problemi.length === 0 ? `Tutti i ${quanti} file corrispondono al manifesto.` : 'Il dossier non corrisponde al manifesto.'); // prettier-ignore
console.log(JSON.stringify({ ok: problemi.length === 0, file: quanti, problemi: problemi.length }));
process.exitCode = problemi.length === 0 ? 0 : 1;
