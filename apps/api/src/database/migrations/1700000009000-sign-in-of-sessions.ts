import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The provider ends sessions by the names it knows: the person's subject, its own session's id. */
export class SignInOfSessions1700000009000 implements MigrationInterface {
  readonly name = 'SignInOfSessions1700000009000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index sessioni_subject on platform.sessioni ((sess -> 'signIn' ->> 'subject'));
      create index sessioni_sid on platform.sessioni ((sess -> 'signIn' ->> 'sid'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index platform.sessioni_subject, platform.sessioni_sid');
  }
}
