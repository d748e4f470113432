import type { KnownAreas } from './scores.js';

/** The unit that what follows belongs to, and how much of it is read: in its own heading, or deduced from elsewhere. */
export class CurrentUnit {
  name: string | null = null;
  /** Its heading stood alone on its line: the next line is its name. */
  isAwaited = false;
  #isNew = false;
  #isDeduced = false;

  constructor(readonly areas: KnownAreas) {}

  read(printed: string): void {
    this.#enter(printed, false);
  }

  /** From the title of a chapter, or from the misprint of a unit that is known. */
  deduce(name: string): void {
    this.#enter(name, true);
  }

  leave(): void {
    this.name = null;
  }

  /** How the next sheet has its unit: inherited where it was not printed again since the last one. */
  forSheet(): { readonly inherited: boolean; readonly deduced: boolean } {
    const known = this.name !== null;
    const from = { inherited: known && !this.#isNew, deduced: known && this.#isDeduced };
    this.#isNew = false;
    return from;
  }

  #enter(printed: string, deduced: boolean): void {
    this.name = printed.replace(/[\s.:]+$/, '');
    this.#isNew = true;
    this.#isDeduced = deduced;
    this.areas.add(this.name);
  }
}
