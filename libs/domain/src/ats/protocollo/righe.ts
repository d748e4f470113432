import {
  NOMI_TABELLE,
  tabelleProtocollo,
  type CodiciProtocollo,
  type DefinizioneTabella,
  type NomeTabella,
} from './tabelle.js';

/** A cell: cents for an `importo`, an ISO day for a `data`, a decimal or any other value as text, null for none. */
export type Cella = string | number | null;

/** The rows of each table, as who reads the platform finds them. Amounts in integer cents, days ISO. */
interface ConRiferimento {
  /** Where the row comes from, for who goes back to it; in no column. */
  readonly riferimento: string;
}
export interface RigaProgettoProtocollo extends ConRiferimento {
  readonly cup: string;
  readonly titolo: string;
  readonly programma: string;
  readonly dal: string | null;
  readonly al: string | null;
  readonly finanziamento: number;
  readonly cofinanziamento: number;
  readonly stato: string;
}
export interface RigaAffidamento extends ConRiferimento {
  readonly cup: string;
  readonly cig: string | null;
  readonly motivo: string | null;
  readonly ente: string;
  readonly importo: number;
  readonly dal: string;
}
export interface RigaImpegno extends ConRiferimento {
  readonly cup: string;
  readonly numero: string;
  readonly data: string;
  readonly importo: number;
  readonly cig: string | null;
  readonly ente: string;
}
export interface RigaPagamento extends ConRiferimento {
  readonly cup: string;
  readonly mandato: string;
  readonly data: string;
  readonly importo: number;
  readonly cig: string | null;
  readonly documento: string | null;
  readonly dataDocumento: string | null;
  readonly ente: string;
}
export interface RigaPercettore extends ConRiferimento {
  readonly cup: string;
  readonly mandato: string;
  readonly data: string;
  readonly codiceFiscale: string | null;
  readonly denominazione: string | null;
  readonly importo: number;
  readonly ente: string;
}
export interface RigaIndicatore extends ConRiferimento {
  readonly cup: string;
  readonly indicatore: string;
  readonly unita: string;
  readonly ente: string;
  readonly entro: string | null;
  readonly atteso: string | null;
  readonly realizzato: string | null;
}

export interface RigheProtocollo {
  readonly progetto: readonly RigaProgettoProtocollo[];
  readonly affidamenti: readonly RigaAffidamento[];
  readonly impegni: readonly RigaImpegno[];
  readonly pagamenti: readonly RigaPagamento[];
  readonly percettori: readonly RigaPercettore[];
  readonly indicatori: readonly RigaIndicatore[];
}

/** A table with its cells, in the order of its columns. */
export interface Tabella {
  readonly definizione: DefinizioneTabella;
  readonly righe: readonly (readonly Cella[])[];
}

/** The tables that are wanted, in the order of the protocol; rows in an order of their own, so that equal rows give equal files. */
export function tabelleDi(
  righe: RigheProtocollo,
  quali: readonly NomeTabella[],
  codici: Partial<CodiciProtocollo> = {},
): readonly Tabella[] {
  return tabelleProtocollo(codici)
    .filter(({ nome }) => quali.includes(nome))
    .map((definizione) => ({
      definizione,
      righe: (righe[definizione.nome] as readonly object[])
        .map((riga) => definizione.colonne.map(({ campo }) => (riga as Readonly<Record<string, Cella>>)[campo] ?? null))
        .sort(byCells),
    }));
}

/** By the first cell that differs; numbers as numbers, nothing before something. */
function byCells(a: readonly Cella[], b: readonly Cella[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!;
    if (left === right) continue;
    if (left === null) return -1;
    if (right === null) return 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** What of an expense goes into the tables; one that is shared out over several projects comes with the share of one. */
export interface SpesaDaEsportare {
  readonly riferimento: string;
  readonly cup: string;
  readonly ente: string;
  readonly cig: string | null;
  readonly motivoSenzaCig: string | null;
  readonly competenza: string;
  /** What of it this project pays. */
  readonly quotaCentesimi: number;
  readonly documento: { readonly numero: string; readonly data: string } | null;
  readonly codiceFiscale: string | null;
  readonly denominazione: string | null;
  readonly impegni: readonly AttoContabile[];
  readonly pagamenti: readonly AttoContabile[];
}
export interface AttoContabile {
  readonly numero: string;
  readonly data: string;
  readonly centesimi: number;
}

type DalleSpese = Pick<RigheProtocollo, 'affidamenti' | 'impegni' | 'pagamenti' | 'percettori'>;

/** The rows that come from expenses, of the tables that are wanted. Those of one CIG and one body are one award procedure. */
export function righeDelleSpese(
  spese: readonly SpesaDaEsportare[],
  quali: readonly NomeTabella[] = NOMI_TABELLE,
): DalleSpese {
  const per = (nome: NomeTabella) => (quali.includes(nome) ? spese : []);
  return {
    affidamenti: affidamentiDi(per('affidamenti')),
    impegni: per('impegni').flatMap(({ riferimento, cup, cig, ente, impegni }) =>
      impegni.map(({ numero, data, centesimi: importo }) => ({ riferimento, cup, numero, data, importo, cig, ente })),
    ),
    pagamenti: per('pagamenti').flatMap(({ riferimento, cup, cig, ente, documento, pagamenti }) =>
      pagamenti.map(({ numero: mandato, data, centesimi: importo }) => ({
        ...{ riferimento, cup, mandato, data, importo, cig, ente },
        documento: documento?.numero ?? null,
        dataDocumento: documento?.data ?? null,
      })),
    ),
    percettori: per('percettori').flatMap(({ riferimento, cup, ente, codiceFiscale, denominazione, pagamenti }) =>
      pagamenti.map(({ numero: mandato, data, centesimi: importo }) => ({
        ...{ riferimento, cup, mandato, data, codiceFiscale, denominazione, importo, ente },
      })),
    ),
  };
}

function affidamentiDi(spese: readonly SpesaDaEsportare[]): readonly RigaAffidamento[] {
  const affidamenti = new Map<string, RigaAffidamento>();
  for (const spesa of spese) {
    const { riferimento, cup, cig, motivoSenzaCig: motivo, ente, competenza: dal, quotaCentesimi: importo } = spesa;
    const key = JSON.stringify([cup, cig, motivo, ente]);
    const known = affidamenti.get(key) ?? { riferimento, cup, cig, motivo, ente, importo: 0, dal };
    affidamenti.set(key, { ...known, importo: known.importo + importo, dal: dal < known.dal ? dal : known.dal });
  }
  return [...affidamenti.values()];
}
