import type {
  CodiceRifiutoRegis,
  Mappatura,
  NomeTabella,
  PropostaMappatura,
  RigaIlleggibile,
  TotaleEsito,
} from '@consorzi/domain/ats';

import type { Gruppo } from './gruppo.js';

/**
 * What the thread is asked: to look at a file, or to lay its lines beside ours. Ours come afterwards as a message of
 * their own, `NostreInColonne`, so that the file is read while they are looked up.
 */
export type Compito =
  | { readonly tipo: 'leggi'; readonly bytes: Uint8Array; readonly tabella: NomeTabella }
  | { readonly tipo: 'confronta'; readonly bytes: Uint8Array; readonly mappatura: Mappatura };

/** What a file looks like: enough to choose its columns by. */
export interface FileLetto {
  readonly foglio: string;
  readonly righe: number;
  readonly intestazioni: readonly string[];
  /** The first lines, as words. */
  readonly anteprima: readonly (readonly string[])[];
  readonly proposta: PropostaMappatura;
}

export interface Riassunto {
  readonly nostre: number;
  readonly loro: number;
  readonly totali: readonly TotaleEsito[];
  readonly illeggibili: readonly RigaIlleggibile[];
  /** All of them; of very many only the first are kept. */
  readonly quanteIlleggibili: number;
}

/**
 * `progress` and `righe` may come any number of times, then exactly one of the others. Both say a growing share of the
 * thread's own work, 0-1: of the lines, how many of them have been told.
 */
export type Messaggio =
  | { readonly tipo: 'progress'; readonly quota: number }
  | { readonly tipo: 'righe'; readonly gruppo: Gruppo; readonly quota: number }
  | { readonly tipo: 'letto'; readonly file: FileLetto }
  | { readonly tipo: 'confrontato'; readonly riassunto: Riassunto }
  | {
      readonly tipo: 'rifiutato';
      readonly codice: CodiceRifiutoRegis;
      readonly dettagli: Readonly<Record<string, string | number>>;
    }
  | { readonly tipo: 'fallito'; readonly message: string };
