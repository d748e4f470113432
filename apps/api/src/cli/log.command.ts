import { Option, type Command } from 'commander';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import { allProjections } from '@consorzi/projections/all';
import { replayDigests, type ReplayedDigest } from '@consorzi/projections/projecting';

import type { Config } from '../config.js';
import { compareLogs, copyLog, lastOf, LogsDiffer, TargetBehind, type Compared } from '../event-sourcing/index.js';
import { eventsUntil } from '../projections/index.js';
import type { CliContext } from './context.js';
import { Percent } from './percent.js';

interface Options {
  readonly from: Config['EVENT_STORE'];
  readonly to: Config['EVENT_STORE'];
  readonly scope: string;
  readonly json?: boolean;
}

/** `log copy`: carries the log of a scope from one store to the other and proves that nothing changed on the way. */
export function register(program: Command, context: CliContext): void {
  const log = program.command('log').description('il registro di un ente');
  log
    .command('copy')
    .description('copia il registro di un ente da un archivio all’altro e verifica che sia identico')
    .addOption(archivio('--from <archivio>', 'da dove'))
    .addOption(archivio('--to <archivio>', 'verso dove'))
    .requiredOption('--scope <ente>', 'l’ente')
    .option('--json', 'l’esito come un oggetto JSON')
    .action(async ({ from, to, scope, json }: Options) => {
      if (from === to) throw new Error(`--from e --to sono lo stesso archivio, ${from}`);
      const [source, target] = [await context.eventStoreIn(from), await context.eventStoreIn(to)];
      const last = await lastOf(source, scope);
      if (last < 0) throw new Error(`nessun ente si chiama ${scope} in ${from}`);
      try {
        // Somebody may go on writing: what came meanwhile is copied too.
        for (let end = last, reached = -1; end > reached; end = await lastOf(source, scope)) {
          reached = await copied(source, target, scope, end);
        }
        const compared = await verified(source, target, scope, last);
        const digests = await sameDigests(source, target, scope, last);
        if (json) console.log(JSON.stringify({ scope, from, to, ...compared, digests }));
        else print({ scope, from, to, compared, digests });
      } catch (error) {
        throw inParole(error, { from, to });
      }
    });
}

const archivio = (flags: string, description: string) =>
  new Option(flags, description).choices(['postgres', 'kurrentdb']).makeOptionMandatory();

async function copied(source: EventStore, target: EventStore, scope: string, last: number): Promise<number> {
  console.error('Copio ...');
  const percent = new Percent(last + 1);
  const reached = await copyLog(source, target, { scope, onProgress: (position) => percent.reach(position + 1) });
  percent.end();
  return reached;
}

async function verified(source: EventStore, target: EventStore, scope: string, last: number): Promise<Compared> {
  console.error('Confronto evento per evento ...');
  const percent = new Percent(last + 1);
  const compared = await compareLogs(source, target, scope, (position) => percent.reach(position + 1));
  percent.end();
  return compared;
}

/** What every read model comes to from either log. The events are the same by now: so must these be. */
async function sameDigests(source: EventStore, target: EventStore, scope: string, last: number) {
  console.error('Ricalcolo le letture dai due registri ...');
  const ours = await replayDigests(allProjections, eventsUntil(source, scope, last));
  const theirs = await replayDigests(allProjections, eventsUntil(target, scope, last));
  const different = ours.digests.find((one, index) => one.sha256 !== theirs.digests[index]!.sha256);
  if (different) throw new Error(`la lettura ${different.projection} non viene uguale dai due registri`);
  return ours.digests.map(({ projection, sha256 }) => ({ projection, sha256 }));
}

function print(done: {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly compared: Compared;
  readonly digests: readonly Pick<ReplayedDigest, 'projection' | 'sha256'>[];
}): void {
  const { scope, from, to, compared, digests } = done;
  console.log(`Il registro di ${scope} sta in ${to} come in ${from}: ${compared.events} eventi, tutti uguali.`);
  console.log(`Radice del registro di trasparenza: ${compared.root}`);
  console.log(`Impronte uguali di ${digests.length} letture:`);
  for (const { projection, sha256 } of digests) console.log(`${sha256}  ${projection}`);
}

function inParole(error: unknown, { from, to }: Pick<Options, 'from' | 'to'>): unknown {
  if (error instanceof LogsDiffer) {
    const where = `alla posizione ${error.position}`;
    return new Error(`${where} i due registri di ${error.scope} sono diversi: quello in ${to} non è copia di ${from}`);
  }
  if (error instanceof TargetBehind) {
    const { reached, expected } = error;
    return new Error(
      `${to} ha accolto gli eventi fino a ${expected} e ne mostra fino a ${reached}: ripetere il comando`,
    );
  }
  return error;
}
