import type { MigrationInterface, QueryRunner } from 'typeorm';

import { FILLFACTOR } from '../../projections/tables.js';

/** Read models made before their tables left room on each page; the pages that they have fill up and are left so. */
export class RoomForUpdates1700000006000 implements MigrationInterface {
  readonly name = 'RoomForUpdates1700000006000';

  async up(queries: QueryRunner): Promise<void> {
    for (const name of CHANGED) await queries.query(`alter table read.${name} set (fillfactor = ${FILLFACTOR})`);
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const name of CHANGED) await queries.query(`alter table read.${name} reset (fillfactor)`);
  }
}

const CHANGED = [
  'consorzio',
  'centri',
  'accessi',
  'piani',
  'progetti_peg',
  'albero_obiettivi',
  'variazioni',
  'consuntivi',
  'importazioni',
];
