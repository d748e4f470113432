import { setTimeout as sleep } from 'node:timers/promises';

import { claim, type Claim } from './claim.js';
import { openDataFolder, secretsOf } from './data-folder.js';
import { loadDemo } from './demo.js';
import { isFree, type EmbeddedPostgres } from './embedded-postgres.js';
import { boundLogs, freshLog } from './log-files.js';
import { startDatabase } from './platform-database.js';
import { processesOf } from './platform-processes.js';
import { choosePort } from './ports.js';
import { waitUntilReady } from './ready.js';
import type { Settings } from './settings.js';
import { StartRefused } from './start-refused.js';
import { Supervised } from './supervised.js';

const say = (line: string) => console.log(line);

/**
 * The platform of one machine: PostgreSQL, identity provider, projector, API with the pages. Started in that order,
 * stopped in the opposite one.
 */
export class Platform {
  /** Aborted by the first call of `stop`. */
  readonly #stopping = new AbortController();
  #starting: Promise<void> = Promise.resolve();
  #stopped: Promise<number> | undefined;
  #failure: string | undefined;
  #claim: Claim | undefined;
  #postgres: EmbeddedPostgres | undefined;
  #children: Supervised[] = [];

  constructor(private readonly settings: Settings) {}

  /** Resolves when the platform is ready, or was stopped before. @throws StartRefused with the one line to show. */
  async start(): Promise<void> {
    this.#starting = this.#startInOrder();
    try {
      await this.#starting;
    } catch (error) {
      this.#failure ??= (error as Error).message;
      await this.stop();
      throw error;
    }
  }

  /** Ends everything in order and gives the exit code. Called again, it is the same end. */
  stop(): Promise<number> {
    this.#stopping.abort();
    this.#stopped ??= this.#stopInOrder();
    return this.#stopped;
  }

  async #startInOrder(): Promise<void> {
    const { PORT, HOST, PUBLIC_URL, dataFolder } = this.settings;
    const { signal } = this.#stopping;
    const data = openDataFolder(dataFolder);
    this.#claim = await claim(data);
    if (!(await isFree(PORT, HOST))) {
      throw new StartRefused(`La porta ${PORT} è già occupata: sceglierne un'altra, per esempio PORT=${PORT + 1}.`);
    }

    say(`Avvio PostgreSQL (dati in ${data.path}) ...`);
    const secrets = secretsOf(data);
    const { server, migrated } = await startDatabase(data, secrets);
    this.#postgres = server;
    if (migrated.length > 0) say(`Schema portato a questa versione (${migrated.length} passi).`);
    if (signal.aborted) return;

    say("Avvio l'accesso, le proiezioni e l'API ...");
    boundLogs(data.inside('log'));
    const identityPort = await choosePort(data, 'identity');
    for (const process of processesOf({ settings: this.settings, data, secrets, server, identityPort })) {
      const log = freshLog(data.inside('log'), process.name);
      const onStart = () => this.#record();
      this.#children.push(new Supervised({ ...process, log, onStart, onGivenUp: (line) => this.#fail(line) }));
    }
    this.#record();
    const untilReady = () => waitUntilReady(`http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`, signal);
    await untilReady();
    await loadDemo(data, signal);
    await untilReady();
    if (signal.aborted) return;
    void this.#keepPostgres(async () => (await startDatabase(data, secrets)).server);
    say(`Consorzi pronto: ${PUBLIC_URL}`);
  }

  /** PostgreSQL is nobody's child (it may have been taken over): looked at every second, started again when gone. */
  async #keepPostgres(startAgain: () => Promise<EmbeddedPostgres>): Promise<void> {
    for (let restarts = 0; !this.#stopped; await sleep(1_000, undefined, { ref: false })) {
      const { port, isAlive } = this.#postgres!;
      if (isAlive()) continue;
      if (++restarts > 5) return this.#fail('PostgreSQL si ferma di continuo: vedi log/postgres.log tra i dati.');
      say('PostgreSQL si è fermato: lo riavvio ...');
      try {
        this.#postgres = await startAgain();
      } catch (error) {
        return this.#fail((error as Error).message);
      }
      // The others were told the port at birth.
      if (this.#postgres.port !== port)
        return this.#fail(`Un altro programma ha preso la porta ${port} di PostgreSQL.`);
    }
  }

  /** A part that cannot run takes the platform with it: half a platform would only puzzle people. */
  #fail(line: string): void {
    if (this.#stopped) return;
    this.#failure = line;
    console.error(line);
    void this.stop().then((code) => process.exit(code));
  }

  #record(): void {
    this.#claim!.record({
      url: this.settings.PUBLIC_URL,
      postgres: this.#postgres!.port,
      children: this.#children.flatMap(({ id }) => id ?? []),
      stopping: this.#stopping.signal.aborted,
    });
  }

  async #stopInOrder(): Promise<number> {
    // What is being started is waited for: stopped half-way it would be nobody's.
    await this.#starting.catch(() => undefined);
    if (this.#postgres) {
      if (this.#failure === undefined) say('Mi fermo ...');
      this.#record();
      for (const child of [...this.#children].reverse()) await child.stop(12_000);
      await this.#postgres.stop();
    }
    await this.#claim?.release();
    if (this.#failure === undefined) say('Fermato.');
    return this.#failure === undefined ? 0 : 1;
  }
}
