import { createWriteStream } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import type { Command } from 'commander';

import { isMese, isScope, isUuid } from '@consorzi/domain/shared';

import { scriviDossier } from '../ats/index.js';
import { FILE_VARIABLES, openStore } from '../files/index.js';
import type { CliContext } from './context.js';
import { letturaPer, OPZIONE_INCARICO } from './perimetro.js';

interface Words {
  readonly scope: string;
  readonly progetto: string;
  readonly dal?: string;
  readonly al?: string;
  readonly incarico?: string;
  readonly out: string;
  readonly force?: boolean;
}

/** `ats dossier`: the evidence of a project as one ZIP, to be checked with the `verify.mjs` within it. */
export function register(program: Command, context: CliContext): void {
  const known = program.commands.find((one) => one.name() === 'ats');
  const group = known ?? program.command('ats').description('Ambiti territoriali: progetti, spese, fascicoli');
  group
    .command('dossier')
    .description('scrive in uno ZIP i documenti delle spese di un progetto, con indice, impronte e verifica')
    .requiredOption('--scope <ente>', 'il consorzio')
    .requiredOption('--progetto <id>', 'il progetto')
    .option('--dal <mese>', 'dal mese AAAA-MM')
    .option('--al <mese>', 'fino al mese AAAA-MM')
    .option(...OPZIONE_INCARICO)
    .requiredOption('--out <file>', 'lo ZIP da scrivere')
    .option('--force', 'al posto di un file che c’è già')
    .action(async ({ scope, progetto, dal, al, incarico, out, force }: Words) => {
      const months = [dal, al].every((one) => one === undefined || isMese(one));
      if (!isScope(scope) || !isUuid(progetto) || !months) throw new Error('ente, progetto o mese non indicati bene');
      await assertFree(out, force);
      const files = openStore(await context.config(...FILE_VARIABLES));
      const now = new Date().toISOString();
      const pool = await context.pool('api');
      const chiesto = { scope, perimetro: await letturaPer(pool, scope, incarico), progettoId: progetto, dal, al };
      const zip = await scriviDossier(pool, files, chiesto, now);
      if (!zip) throw new Error(`${scope} non ha un progetto ${progetto}`);
      const partial = `${out}.parziale`;
      await pipeline(zip.stream, createWriteStream(partial, { mode: 0o600 })).catch(async (error: unknown) => {
        await rm(partial, { force: true });
        throw error;
      });
      await rename(partial, out);
      console.log(`${zip.spese} spese, ${zip.documenti} documenti, in ${out}`);
      console.log('Per verificare: aprire lo ZIP in una cartella e lì «node verify.mjs»');
    });
}

/** Said before anything is read. A folder is never replaced, a file only where that was asked. @throws Error */
async function assertFree(out: string, force = false): Promise<void> {
  const there = await lstat(out).catch(() => null);
  if (there?.isDirectory()) throw new Error(`${out} è una cartella: indicare il file da scrivere`);
  if (there && !force) throw new Error(`${out} esiste già: indicare un altro file, o --force per sostituirlo`);
}
