import type { MigrationInterface } from 'typeorm';

/** In the order in which they run. A migration that has landed is never edited. */
export const migrations: (new () => MigrationInterface)[] = [];
