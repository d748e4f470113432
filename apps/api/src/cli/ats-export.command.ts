import { createWriteStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { isNomeTabella, NOMI_TABELLE } from '@consorzi/domain/ats';
import { isUuid } from '@consorzi/domain/shared';
import type { Command } from 'commander';

import { fileProtocollo, FORMATI_PROTOCOLLO, leggiProtocollo } from '../ats/index.js';
import { Testi } from '../testi/index.js';
import type { CliContext } from './context.js';
import { letturaPer, OPZIONE_INCARICO } from './perimetro.js';

interface Words {
  readonly scope: string;
  readonly progetto: string;
  readonly formato: string;
  readonly tabelle?: readonly string[];
  readonly al?: string;
  readonly incarico?: string;
  readonly out: string;
}

/** `ats export`: the tables of a project for another platform, as the pages give them. */
export function register(program: Command, context: CliContext): void {
  const known = program.commands.find((one) => one.name() === 'ats');
  const group = known ?? program.command('ats').description('ATS: progetti, spese, scambi con altre piattaforme');
  group
    .command('export')
    .description('scrive le tabelle di un progetto nella struttura del protocollo dati della coesione')
    .requiredOption('--scope <ente>', 'l’ATS, o il consorzio per i propri dati')
    .requiredOption('--progetto <id>', 'il progetto')
    .option('--formato <formato>', FORMATI_PROTOCOLLO.join(' o '), 'xlsx')
    .option('--tabelle <nome...>', `soltanto queste: ${NOMI_TABELLE.join(', ')}`)
    .option('--al <data>', 'come stava a questa data o a questo istante ISO')
    .option(...OPZIONE_INCARICO)
    .requiredOption('--out <file>', 'un file che non c’è')
    .action(async ({ scope, progetto, formato: asked, tabelle = NOMI_TABELLE, al, incarico, out }: Words) => {
      const formato = FORMATI_PROTOCOLLO.find((one) => one === asked);
      if (!formato) throw new Error(`--formato ${asked}: è csv o xlsx`);
      const unknown = tabelle.find((one) => !isNomeTabella(one));
      if (unknown !== undefined) throw new Error(`--tabelle ${unknown}: sono ${NOMI_TABELLE.join(', ')}`);
      if (!isUuid(progetto)) throw new Error(`--progetto ${progetto}: non è un identificativo`);
      if (existsSync(out)) throw new Error(`il file ${out} esiste già`);
      const pool = await context.pool('api');
      const perimetro = await letturaPer(pool, scope, incarico);
      const domanda = { scope, progettoId: progetto, perimetro, al: instantOf(al), now: new Date().toISOString() };
      const dati = await leggiProtocollo(pool, new Testi(pool), domanda);
      if (!dati) throw new Error(`nell’ente ${scope} non c’è il progetto ${progetto}`);
      const file = fileProtocollo(dati, formato, tabelle.filter(isNomeTabella));
      await pipeline(file.stream, createWriteStream(out, { flags: 'wx' }));
      console.log(`${file.nome.endsWith('.zip') ? 'Un archivio ZIP di CSV' : file.nome} in ${out}`);
      for (const [nome, righe] of Object.entries(dati.righe)) {
        if (tabelle.includes(nome)) console.log(`  ${nome}: ${(righe as readonly unknown[]).length} righe`);
      }
    });
}

/** A day counts to its end, in the zone of this machine. */
function instantOf(al: string | undefined): Date | undefined {
  if (al === undefined) return undefined;
  const time = new Date(/^\d{4}-\d{2}-\d{2}$/.test(al) ? `${al}T23:59:59.999` : al);
  if (!/^\d{4}-\d{2}-\d{2}/.test(al) || Number.isNaN(time.getTime())) throw new Error(`--al ${al}: non è una data`);
  return time;
}
