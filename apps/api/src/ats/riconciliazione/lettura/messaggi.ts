import type {
  CodiceRifiutoRegis,
  Mappatura,
  NomeTabella,
  PropostaMappatura,
  RigaConfrontabile,
  RigaIlleggibile,
  RigaRiconciliata,
  TotaleEsito,
} from '@consorzi/domain/ats';

/** What the thread is asked: to look at a file, or to lay its lines beside ours. */
export type Compito =
  | { readonly tipo: 'leggi'; readonly bytes: Uint8Array; readonly tabella: NomeTabella }
  | {
      readonly tipo: 'confronta';
      readonly bytes: Uint8Array;
      readonly mappatura: Mappatura;
      readonly nostre: readonly RigaConfrontabile[];
    };

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

/** A line with what it is known by again: `firma` is of its key and of its difference together, empty where there is none. */
export type RigaFirmata = RigaRiconciliata & { readonly impronta: string; readonly firma: string };

/** `progress` and `righe` may come any number of times, then exactly one of the others. */
export type Messaggio =
  | { readonly tipo: 'progress'; readonly quota: number }
  | { readonly tipo: 'righe'; readonly righe: readonly RigaFirmata[] }
  | { readonly tipo: 'letto'; readonly file: FileLetto }
  | { readonly tipo: 'confrontato'; readonly riassunto: Riassunto }
  | {
      readonly tipo: 'rifiutato';
      readonly codice: CodiceRifiutoRegis;
      readonly dettagli: Readonly<Record<string, string | number>>;
    }
  | { readonly tipo: 'fallito'; readonly message: string };
