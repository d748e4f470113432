import { Presets, SingleBar } from 'cli-progress';

/** How far a long command has come, on stderr: a bar for who looks on, otherwise a line every ten percent. */
export class Percent {
  readonly #bar: SingleBar | undefined;
  #told = 0;

  constructor(private readonly total: number) {
    if (!process.stderr.isTTY) return;
    const format = '{bar} {percentage}% | {value}/{total} | ancora {eta_formatted}';
    this.#bar = new SingleBar({ stream: process.stderr, format }, Presets.shades_classic);
    this.#bar.start(total, 0);
  }

  /** `count` of the total are done. */
  reach(count: number): void {
    if (this.#bar) return this.#bar.update(Math.min(count, this.total));
    const percent = this.total === 0 ? 100 : Math.floor((count / this.total) * 10) * 10;
    if (percent <= this.#told) return;
    this.#told = percent;
    console.error(`${percent}%`);
  }

  end(): void {
    this.reach(this.total);
    this.#bar?.stop();
  }
}
