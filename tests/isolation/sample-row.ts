import type { Column, Table } from './catalog.js';

/** What the checks of a table ask of a column, where any value of its type, or none, would not do. */
const PARTICULAR: Readonly<Record<string, (scope: string, n: number) => string>> = {
  'log.events.stream': (scope, n) => `${scope}-Prova.${n}`,
  'platform.impronte_spese.impronta': (_, n) => `\\x${String(n).padStart(64, '0')}`,
  'platform.proposte.stato': () => 'pronta',
  // Of a file that is there: the first row of the scope is made before, and every other one belongs to it.
  'platform.riconciliazioni_righe.riconciliazione_id': (_, n) =>
    `00000000-0000-4000-8000-00000000000${n === 3 ? 1 : n}`,
  'platform.testi.sale': () => '\\x00',
  'platform.testi.testo': (_, n) => `parole ${n}`,
  'read.checkpoints.status': () => 'attiva',
  'read.leases.work': (_, n) => (n === 3 ? 'build' : 'front'),
};

/** Rows that others of the sample must refer to, made before it. */
export const FIRST: Readonly<Record<string, readonly string[]>> = {
  'platform.persone_nomi': [
    `insert into platform.persone (persona_id, issuer, subject, username)
     select ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'prova', n::text, n::text from generate_series(1, 4) n
     on conflict do nothing`,
  ],
};

/** One row of a table, the `n`th (1 to 4) of the scope: columns that must be given, and values for them. */
export function sampleRow(table: Table, scope: string, n: number): { columns: string[]; values: string[] } {
  const columns = table.columns.filter(
    ({ wanted, generated, name }) => !generated && (wanted || `${table.name}.${name}` in PARTICULAR),
  );
  return {
    columns: columns.map(({ name }) => name),
    values: columns.map((column) => valueOf(table, column, scope, n)),
  };
}

function valueOf({ name: table }: Table, { name, type }: Column, scope: string, n: number): string {
  if (name === 'scope') return scope;
  const particular = PARTICULAR[`${table}.${name}`];
  if (particular) return particular(scope, n);
  switch (type) {
    case 'text':
    case 'character varying':
      return `prova ${n}`;
    case 'integer':
    case 'bigint':
    case 'smallint':
      return String(n);
    case 'boolean':
      return 'false';
    case 'uuid':
      return `00000000-0000-4000-8000-00000000000${n}`;
    case 'json':
    case 'jsonb':
      return '{}';
    case 'timestamp with time zone':
      return '2024-01-01T00:00:00Z';
    case 'date':
      return '2024-01-01';
    case 'bytea':
      return '\\x00';
    default:
      return type.endsWith('[]') ? '{}' : unknown(table, name, type);
  }
}

function unknown(table: string, column: string, type: string): never {
  throw new Error(`${table}.${column} is of type ${type}: say in sample-row.ts what a row of it looks like`);
}
