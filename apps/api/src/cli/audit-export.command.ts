import type { Command } from 'commander';

import { exportBundle, exportDossier } from '../audit/index.js';
import type { CliContext } from './context.js';
import { Percent } from './percent.js';
import { letturaPer, OPZIONE_INCARICO } from './perimetro.js';

/** `audit export` and `audit dossier`: a whole log, or a plan of it, as a folder that can be checked without us. */
export function register(program: Command, context: CliContext): void {
  const known = program.commands.find((one) => one.name() === 'audit');
  const group = known ?? program.command('audit').description('Verifica: registro, fascicoli, dossier');

  group
    .command('export')
    .description('scrive il fascicolo del registro di un ente, da verificare con «node CARTELLA/verify.mjs»')
    .requiredOption('--scope <ente>', 'l’ente')
    .requiredOption('--out <cartella>', 'una cartella che non c’è, o vuota')
    .action(async ({ scope, out }: { scope: string; out: string }) => {
      const written = await withPercent(async (onProgress) =>
        exportBundle({ ...(await sources(context)), scope, out, onProgress }),
      );
      told(written, out);
    });

  group
    .command('dossier')
    .description(
      'scrive il dossier di un piano: documento, eventi scelti, prove; per la Corte dei conti o un ministero',
    )
    .requiredOption('--scope <ente>', 'l’ente')
    .requiredOption('--piano <id>', 'il piano')
    .option('--obiettivo <id...>', 'soltanto questi obiettivi del piano')
    .option('--al <data>', 'come stava a questa data o a questo istante ISO')
    .option(...OPZIONE_INCARICO)
    .requiredOption('--out <cartella>', 'una cartella che non c’è, o vuota')
    .action(async ({ scope, piano, obiettivo, al, incarico, out }: DossierWords) => {
      const perimetro = await letturaPer(await context.pool('api'), scope, incarico);
      const written = await withPercent(async (onProgress) =>
        exportDossier({
          ...(await sources(context)),
          ...{ scope, out, onProgress, pianoId: piano, obiettivi: obiettivo ?? [], perimetro },
          al: al === undefined ? undefined : instantOf(al),
        }),
      );
      told(written, out);
    });
}

interface DossierWords {
  readonly scope: string;
  readonly piano: string;
  readonly obiettivo?: readonly string[];
  readonly al?: string;
  readonly incarico?: string;
  readonly out: string;
}

const sources = async (context: CliContext) => ({
  ...{ pool: await context.pool('api'), store: await context.eventStore(), now: new Date() },
});

async function withPercent<T>(work: (onProgress: (events: number, of: number) => void) => Promise<T>): Promise<T> {
  let percent: Percent | undefined;
  const result = await work((events, of) => (percent ??= new Percent(of)).reach(events));
  percent?.end();
  return result;
}

function told({ events, position }: { readonly events: number; readonly position: number }, out: string): void {
  console.log(`${events} eventi, registro fino alla posizione ${position}, in ${out}`);
  console.log(`Per verificare: node ${out}/verify.mjs`);
}

/** A day counts to its end, in the zone of this machine. */
function instantOf(al: string): Date {
  const time = new Date(/^\d{4}-\d{2}-\d{2}$/.test(al) ? `${al}T23:59:59.999` : al);
  if (!/^\d{4}-\d{2}-\d{2}/.test(al) || Number.isNaN(time.getTime())) throw new Error(`--al ${al}: non è una data`);
  return time;
}
