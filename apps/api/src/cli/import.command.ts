import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import type { Command } from 'commander';

import { DEFAULT_MAX_BYTES, ImportRefused } from '@consorzi/domain/importing';

import { parseInWorker } from '../importing/index.js';
import type { CliContext } from './context.js';
import { Percent } from './percent.js';

/** `import --dry-run FILE`: what the importer reads from a document; nothing is stored. */
export function register(program: Command, _context: CliContext): void {
  program
    .command('import')
    .description('legge un documento (testo o .docx) e mostra la proposta, senza registrare nulla')
    .argument('<file>', 'il documento')
    .requiredOption('--dry-run', 'legge soltanto; per importare si usano le pagine, dove la proposta si rivede')
    .option('--json', 'la proposta intera, un solo oggetto JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const percent = new Percent(100);
      const proposal = await parseInWorker(
        { document: path.basename(file), bytes: bytesOf(file) },
        {
          onProgress: (share) => percent.reach(Math.floor(share * 100)),
        },
      );
      percent.end();
      if (json) return console.log(JSON.stringify(proposal));
      console.log(
        `${proposal.kind}  ${proposal.organization ?? 'ente non riconosciuto'}  ${proposal.year ?? 'anno non trovato'}`,
      );
      for (const { number, title, activities, indicators } of proposal.objectives) {
        console.log(
          `  ${number ?? '-'}  ${title ?? ''}  (${activities.length} attività, ${indicators.length} indicatori)`,
        );
      }
      console.log(
        `${proposal.sections.length} sezioni conservate, ${proposal.unread.length} righe non lette, ${proposal.warnings.length} avvertenze`,
      );
    });
}

function bytesOf(file: string): Buffer {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Error(`il file ${file} non esiste`);
  if (size > DEFAULT_MAX_BYTES) throw new ImportRefused('DOCUMENTO_TROPPO_GRANDE');
  return readFileSync(file);
}
