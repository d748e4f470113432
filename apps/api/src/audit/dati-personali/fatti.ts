import { registro, type RegistroRow } from '@consorzi/projections/audit';
import type { Reader } from '@consorzi/projections/projecting';

import type { FattoDellaPersona } from './dati-personali.types.js';

const PAGE = 100;

/** With the command, by which the texts that came with it are found. */
export type Fatto = FattoDellaPersona & { readonly commandId: string };

/** What a person did in a scope, oldest first: by the registro's index on persons, so that it costs what they did. */
export async function fattiDi(reader: Reader, personaId: string): Promise<readonly Fatto[]> {
  const all: Fatto[] = [];
  for (let after: string | undefined; ;) {
    const rows = await reader.where(registro, { personaId }, { first: PAGE, ...(after !== undefined && { after }) });
    all.push(...rows.map(({ row }) => fattoOf(row)));
    if (rows.length < PAGE) return all;
    after = rows.at(-1)!.key;
  }
}

function fattoOf({ position, recordedAt, type, role, stream, act, commandId }: RegistroRow): Fatto {
  return {
    posizione: position,
    registratoIl: recordedAt,
    tipo: type,
    ruolo: role,
    // The scope stands before it, once for all.
    oggetto: stream.slice(stream.indexOf('-') + 1),
    atto: act,
    commandId,
  };
}
