import path from 'node:path';

/** The checkout. Known here, in a file that is never compiled, since compiled ones stand one folder deeper. */
export const root = path.resolve(import.meta.dirname, '..');
