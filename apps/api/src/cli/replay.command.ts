import { setTimeout as sleep } from 'node:timers/promises';

import type { Command } from 'commander';

import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import { allProjections } from '@consorzi/projections/all';
import { genereDi, NOMI_DEI_GENERI } from '@consorzi/projections/audit';
import { replayDigests } from '@consorzi/projections/projecting';

import { fraseOf } from '../audit/index.js';
import { compareWithReplay, eventsUntil } from '../projections/index.js';
import type { CliContext } from './context.js';

interface Options {
  readonly scope: string;
  readonly to?: string;
  readonly kind?: readonly string[];
  readonly person?: string;
  readonly speed?: string;
  readonly json?: boolean;
  readonly check?: boolean;
}

/** `replay`: the log told event by event, and what every read model comes to when it is folded anew. */
export function register(program: Command, context: CliContext): void {
  program
    .command('replay')
    .description('racconta il registro di un ente evento per evento e ricalcola le letture da capo, in memoria')
    .requiredOption('--scope <ente>', 'l’ente')
    .option('--to <quando>', 'fin dove: una data, un istante ISO o una posizione; altrimenti fino all’ultimo evento')
    .option('--kind <genere...>', `mostra soltanto questi generi: ${NOMI_DEI_GENERI.join(', ')}`)
    .option('--person <id>', 'mostra soltanto ciò che ha fatto questa persona')
    .option('--speed <n>', 'eventi al secondo; altrimenti senza pause')
    .option('--json', 'un oggetto JSON per riga, l’ultimo con le impronte')
    .option('--check', 'confronta le impronte con quelle delle letture in uso; esce con 1 se una è diversa')
    .action(async (options: Options) => {
      const store = await context.eventStore('projector');
      const last = await lastOf(store, options.scope);
      const shows = filterOf(options);
      const pause = pauseOf(options.speed);
      if (options.check && options.to !== undefined) {
        throw new Error('--check confronta con le letture di adesso: non va insieme a --to');
      }
      const print = options.json ? printJson : printLine;
      const told = tell(eventsTo(store, options.scope, options.to, last), async (event) => {
        if (!shows(event)) return;
        print(event);
        if (pause > 0) await sleep(pause);
      });
      const outcome = await replayDigests(allProjections, told);
      const check = options.check
        ? await compareWithReplay(store, await context.pool('projector'), allProjections, options.scope)
        : undefined;
      if (options.json) console.log(JSON.stringify({ ...outcome, ...(check && { check }) }));
      else printOutcome(outcome, check);
      if (check?.some(({ equal }) => !equal)) process.exitCode = 1;
    });
}

async function lastOf(store: EventStore, scope: string): Promise<number> {
  const own = (await store.scopes()).find((one) => one.scope === scope);
  if (!own) throw new Error(`nessun ente si chiama ${scope}`);
  return own.last;
}

/**
 * The events up to what `--to` names: a position, or what was recorded by then. Times count as the register has them, so
 * that a slower clock does not cut the log short.
 */
async function* eventsTo(
  store: EventStore,
  scope: string,
  to: string | undefined,
  last: number,
): AsyncGenerator<PositionedEvent> {
  if (to === undefined || /^\d+$/.test(to)) {
    const position = to === undefined ? last : Number(to);
    if (position > last) throw new Error(`il registro di ${scope} arriva alla posizione ${last}`);
    return yield* eventsUntil(store, scope, position);
  }
  const until = instantOf(to);
  for await (const event of eventsUntil(store, scope, last)) {
    if (event.recordedAt > until) return;
    yield event;
  }
}

/** A day counts to its end, in the zone of this machine. */
function instantOf(to: string): string {
  const time = new Date(/^\d{4}-\d{2}-\d{2}$/.test(to) ? `${to}T23:59:59.999` : to);
  if (!/^\d{4}-\d{2}-\d{2}/.test(to) || Number.isNaN(time.getTime())) {
    throw new Error(`--to ${to}: non è una data, un istante ISO o una posizione`);
  }
  return time.toISOString();
}

function filterOf({ kind, person }: Options): (event: PositionedEvent) => boolean {
  const unknown = kind?.find((one) => !(NOMI_DEI_GENERI as readonly string[]).includes(one));
  if (unknown) throw new Error(`nessun genere si chiama ${unknown}; sono: ${NOMI_DEI_GENERI.join(', ')}`);
  return ({ type, personaId }) =>
    (!kind || kind.includes(genereDi(type) ?? '')) && (!person || person.toLowerCase() === personaId);
}

/** Milliseconds between two events. */
function pauseOf(speed: string | undefined): number {
  if (speed === undefined) return 0;
  const perSecond = Number(speed);
  if (!(perSecond > 0)) throw new Error(`--speed ${speed}: indicare quanti eventi al secondo`);
  return 1_000 / perSecond;
}

/** The events, each told as it passes by. */
async function* tell(events: AsyncIterable<PositionedEvent>, each: (event: PositionedEvent) => Promise<void>) {
  for await (const event of events) {
    await each(event);
    yield event;
  }
}

const NESSUNO: ReadonlyMap<string, string> = new Map();

function printLine(event: PositionedEvent): void {
  const { position, recordedAt, personaId, role, act } = event;
  const atto = act ? `  [${act.organo} n. ${act.numero} del ${act.data}]` : '';
  console.log(`${position}  ${recordedAt}  ${personaId} (${role})  ${fraseOf(event, NESSUNO)}${atto}`);
}

function printJson(event: PositionedEvent): void {
  const { position, recordedAt, occurredAt, type, personaId, role, act } = event;
  const [genere, frase] = [genereDi(type), fraseOf(event, NESSUNO)];
  console.log(JSON.stringify({ position, recordedAt, occurredAt, type, genere, personaId, role, frase, act }));
}

function printOutcome(
  { position, digests }: Awaited<ReturnType<typeof replayDigests>>,
  check: Awaited<ReturnType<typeof compareWithReplay>> | undefined,
): void {
  console.log(`\nImpronte delle letture alla posizione ${position}:`);
  for (const one of digests) {
    console.log(`${one.sha256}  ${one.projection}  ${one.rows} righe, ${one.versions} versioni`);
    if (one.stopped) console.log(`  si ferma alla posizione ${one.position}: ${one.stopped}`);
  }
  if (!check) return;
  const differ = check.filter(({ equal }) => !equal);
  console.log(
    differ.length === 0
      ? `\nUguali alle letture in uso: ${check.length} su ${check.length}.`
      : `\nDiverse dalle letture in uso: ${differ.length} su ${check.length}.`,
  );
  for (const { projection, position: at, live, replayed, otherVersion } of differ) {
    const why = otherVersion ? ' (scritte da un’altra versione del programma: ricostruire)' : '';
    console.log(`  ${projection} @${at}: in uso ${live}, ricalcolata ${replayed}${why}`);
  }
}
