/** The log cannot be used: the words (Italian) name the reason and the mend, and hold nothing of the address. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused';
}
