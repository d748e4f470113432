import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The lines of a comparison are kept as they came, since they are only ever given back whole, and an index holds those
 * alone that differ: of fifty thousand nearly all are equal. Those that stand there are in another shape: their
 * comparisons are as before they were begun, the files stay.
 */
export class RigheDaRiconciliare1700000034000 implements MigrationInterface {
  readonly name = 'RigheDaRiconciliare1700000034000';

  async up(queries: QueryRunner): Promise<void> {
    await this.begunAgain(queries, 'json', ` where esito <> 'uguale'`);
  }

  async down(queries: QueryRunner): Promise<void> {
    await this.begunAgain(queries, 'jsonb', '');
  }

  private async begunAgain(queries: QueryRunner, type: 'json' | 'jsonb', which: string): Promise<void> {
    for (const statement of [
      'truncate platform.riconciliazioni_righe',
      // The owner sees the rows of every tenant for the length of this transaction.
      'alter table platform.riconciliazioni no force row level security',
      `update platform.riconciliazioni set stato = 'daMappare', percento = 100, riassunto = null, condivise = null
       where stato in ('inConfronto', 'pronta')`,
      'alter table platform.riconciliazioni force row level security',
      'drop index platform.riconciliazioni_righe_esito_idx',
      `alter table platform.riconciliazioni_righe alter column riga type ${type} using riga::${type}`,
      `create index riconciliazioni_righe_esito_idx
        on platform.riconciliazioni_righe (scope, riconciliazione_id, esito, numero)${which}`,
    ]) {
      await queries.query(statement);
    }
  }
}
