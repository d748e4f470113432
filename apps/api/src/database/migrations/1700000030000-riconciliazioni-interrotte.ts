import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when nothing was heard of an export under work, so that one whose process has ended is taken up again; and what
 * the projector needs to delete those that have expired, also where nobody loads any more.
 */
export class RiconciliazioniInterrotte1700000030000 implements MigrationInterface {
  name = 'RiconciliazioniInterrotte1700000030000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'alter table platform.riconciliazioni add column aggiornata_il timestamptz not null default now()',
      'grant update (aggiornata_il) on platform.riconciliazioni to consorzi_api',
      'grant select (scope, scade_il), delete on platform.riconciliazioni to consorzi_projector',
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke all on platform.riconciliazioni from consorzi_projector');
    await runner.query('alter table platform.riconciliazioni drop column aggiornata_il');
  }
}
