/**
 * A reference to free text that people wrote. The words live outside the log, in `testi`, where they can be erased;
 * the event keeps only the salted SHA-256 (hex), so that every proof still holds once text and salt are gone.
 */
export type TestoRef = {
  readonly testoId: string;
  readonly hash: string;
};
