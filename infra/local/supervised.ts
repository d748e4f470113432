import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { lastLine } from './log-files.js';
import { processId, type ProcessId } from './processes.js';

export interface SupervisedOptions {
  /** As people read it: `api`, `projector`, `identity`. */
  readonly name: string;
  /** The compiled file to run. */
  readonly entry: string;
  /** Options of Node itself. */
  readonly nodeFlags?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The file that takes all its output. */
  readonly log: string;
  /** Called at each birth, with the number of the process. */
  onStart(): void;
  /** It could not be kept alive; `line` says why, for people. */
  onGivenUp(line: string): void;
}

/** Crashes within this time count together; after so many it is given up. */
const WINDOW_MS = 60_000;
const MAX_CRASHES = 5;

/**
 * A child process kept alive: born again after a crash with a growing pause, given up when it says itself that it
 * cannot run (`{ refused: line }` over its channel) or crashes over and over.
 */
export class Supervised {
  #child: ChildProcess | undefined;
  #stopping = false;
  #refusal: string | undefined;
  #crashes: number[] = [];

  constructor(private readonly options: SupervisedOptions) {
    this.#start();
  }

  get name(): string {
    return this.options.name;
  }

  /** The living process, if there is one now. */
  get id(): ProcessId | undefined {
    return this.#child?.pid === undefined ? undefined : processId(this.#child.pid);
  }

  /** Asks it to end (SIGTERM), and after `patienceMs` makes it. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
  }

  #start(): void {
    const output = openSync(this.options.log, 'a', 0o600);
    const preloaded = path.join(import.meta.dirname, 'end-with-parent.js');
    const { nodeFlags = [], entry } = this.options;
    this.#child = spawn(process.execPath, [...nodeFlags, '--enable-source-maps', '--import', preloaded, entry], {
      env: this.options.env,
      // Its own process group: Ctrl+C reaches the supervisor alone, which stops things in their order.
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    this.#child.on('message', (message: { refused?: string }) => {
      if (message.refused) this.#refusal = message.refused;
    });
    this.#child.once('exit', () => void this.#onExit());
    this.options.onStart();
  }

  async #onExit(): Promise<void> {
    if (this.#stopping) return;
    if (this.#refusal) return this.options.onGivenUp(this.#refusal);
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < WINDOW_MS), now];
    if (this.#crashes.length >= MAX_CRASHES) {
      return this.options.onGivenUp(
        `Il processo «${this.name}» si ferma di continuo: ${lastLine(this.options.log)} (registro: ${this.options.log})`,
      );
    }
    await sleep(250 * 2 ** (this.#crashes.length - 1));
    if (!this.#stopping) this.#start();
  }
}
