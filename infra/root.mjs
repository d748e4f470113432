import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at the end. Known here, in a file that is never compiled: compiled ones stand deeper. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
