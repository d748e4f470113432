import { tabellaProtocollo, type Colonna, type NomeTabella, type TipoValore } from '../protocollo/index.js';
import { postoDi, somiglianza, type Foglio, type Mappatura } from './mappatura.js';
import { isVuota, parole, sembra, valoreDi, type CellaLetta, type Valore } from './valori.js';

/** Why an export is not read at all: Italian sentences, for who gave the file. */
export const RIFIUTI_REGIS = {
  FILE_VUOTO: 'Il file non contiene righe.',
  FILE_TROPPO_GRANDE: 'Il file supera la dimensione ammessa.',
  FILE_NON_RICONOSCIUTO: 'Il file non è un CSV o un foglio .xlsx.',
  TROPPE_COLONNE: 'Il file ha più colonne di quante se ne leggono.',
  TROPPE_RIGHE: 'Il file ha più righe di quante se ne leggono.',
  XLSX_NON_VALIDO: 'Il file .xlsx è danneggiato o non è un foglio di calcolo.',
  XLSX_BOMBA: 'Il file .xlsx, aperto, sarebbe troppo grande.',
  XLSX_PERCORSO_NON_AMMESSO: 'Il file .xlsx contiene un percorso non ammesso.',
  XLSX_DOCTYPE: 'Il file .xlsx contiene una dichiarazione DOCTYPE.',
  INTESTAZIONI_ASSENTI: 'Nel file non si trova una riga di intestazioni.',
  COLONNA_MANCANTE: 'Nel file manca una colonna che la mappatura usa.',
  COLONNA_DOPPIA: 'Nel file una colonna che la mappatura usa compare due volte.',
  COLONNA_DI_ALTRO_TIPO: 'I valori di una colonna non sono del suo tipo: il file può avere le colonne spostate.',
  CHIAVE_ASSENTE: 'La mappatura non indica nessun campo che distingua le righe.',
  TEMPO_SCADUTO: 'La lettura del file ha superato il tempo ammesso.',
  MEMORIA_ESAURITA: 'La lettura del file ha superato la memoria ammessa.',
} as const;
export type CodiceRifiutoRegis = keyof typeof RIFIUTI_REGIS;

/** The export is refused. `details` name columns of the file, never what stands in its cells. */
export class RegisRifiutato extends Error {
  constructor(
    readonly codice: CodiceRifiutoRegis,
    readonly dettagli: Readonly<Record<string, string | number>> = {},
  ) {
    super(RIFIUTI_REGIS[codice]);
    this.name = 'RegisRifiutato';
  }
}

/** A line that compares: its fields by name, both as they compare and as they were written. */
export interface RigaConfrontabile {
  /** Of ours the expense, of theirs the line of the file. */
  readonly riferimento: string;
  readonly valori: Readonly<Record<string, Valore>>;
  readonly scritti: Readonly<Record<string, string>>;
}
/** A line that cannot be compared, and why: it is shown, never left out in silence. */
export interface RigaIlleggibile {
  readonly riga: number;
  readonly campo: string;
  readonly motivo: 'tipo' | 'chiave';
  readonly scritto: string;
}
export interface Letta {
  readonly righe: readonly RigaConfrontabile[];
  readonly illeggibili: readonly RigaIlleggibile[];
}

/** Of a hundred filled cells of a column, so many may be wrong before the column itself is. */
const SBAGLIATI_PERCENTO = 5;

/**
 * The lines of an export, read by a mapping.
 * @throws RegisRifiutato COLONNA_MANCANTE with the heading that is most like it, COLONNA_DOPPIA, COLONNA_DI_ALTRO_TIPO
 * with what the column looks like, CHIAVE_ASSENTE.
 */
export function leggiConMappatura(foglio: Foglio, mappatura: Mappatura): Letta {
  const { colonne } = tabellaProtocollo(mappatura.tabella);
  const chiave = mappatura.chiave.filter((campo) => mappatura.colonne.some((one) => one.campo === campo));
  if (chiave.length === 0) throw new RegisRifiutato('CHIAVE_ASSENTE');
  const usate = mappatura.colonne.map(({ campo, intestazione }) => {
    const colonna = colonne.find((one) => one.campo === campo);
    if (!colonna) throw new RegisRifiutato('COLONNA_MANCANTE', { colonna: campo });
    return { colonna, intestazione, at: placeOf(foglio, intestazione) };
  });
  for (const { colonna, intestazione, at } of usate) assertType(foglio, colonna, intestazione, at, mappatura);

  const righe: RigaConfrontabile[] = [];
  const illeggibili: RigaIlleggibile[] = [];
  for (const { numero, celle } of foglio.righe) {
    const valori: Record<string, Valore> = {};
    const scritti: Record<string, string> = {};
    let wrong: RigaIlleggibile | null = null;
    for (const { colonna, at } of usate) {
      const cella = celle[at] ?? null;
      const valore = valoreDi(cella, colonna.tipo, mappatura.formati);
      const scritto = parole(cella);
      if (valore === undefined) wrong ??= { riga: numero, campo: colonna.campo, motivo: 'tipo', scritto };
      valori[colonna.campo] = valore ?? null;
      scritti[colonna.campo] = scritto;
    }
    if (chiave.every((campo) => valori[campo] === null)) {
      wrong ??= { riga: numero, campo: chiave[0]!, motivo: 'chiave', scritto: '' };
    }
    if (wrong) illeggibili.push(wrong);
    else righe.push({ riferimento: String(numero), valori, scritti });
  }
  return { righe, illeggibili };
}

function placeOf({ intestazioni }: Foglio, intestazione: string): number {
  const at = postoDi(intestazioni, intestazione);
  if (at === -1) throw new RegisRifiutato('COLONNA_DOPPIA', { colonna: intestazione });
  if (at !== null) return at;
  const [simile] = intestazioni
    .map((one) => ({ one, quanto: somiglianza(one, intestazione) }))
    .filter(({ quanto }) => quanto > 0)
    .sort((a, b) => b.quanto - a.quanto);
  throw new RegisRifiutato('COLONNA_MANCANTE', { colonna: intestazione, ...(simile && { simile: simile.one }) });
}

function assertType(
  foglio: Foglio,
  { tipo, intestazione: campo }: Colonna,
  colonna: string,
  at: number,
  { formati }: Mappatura,
) {
  const celle = foglio.righe.map((riga) => riga.celle[at] ?? null).filter((cella) => !isVuota(cella));
  if (celle.length === 0) return;
  const sbagliate = celle.filter((cella) => valoreDi(cella, tipo, formati) === undefined).length;
  const looks = sembra(celle.slice(0, 2_000));
  const percento = Math.ceil((sbagliate * 100) / celle.length);
  if (percento > SBAGLIATI_PERCENTO || (looks !== null && isStrange(tipo, looks, celle))) {
    const details = { colonna, campo, tipo, percento: percento > 0 ? percento : 100 };
    throw new RegisRifiutato('COLONNA_DI_ALTRO_TIPO', { ...details, ...(looks && { sembra: looks }) });
  }
}

/** Words take anything: a name that is a day or an amount is another column's. A number of an act may be all digits. */
function isStrange(tipo: TipoValore, looks: TipoValore, celle: readonly CellaLetta[]): boolean {
  if (tipo === 'testo') return looks === 'data' || looks === 'importo' || looks === 'cup' || looks === 'fiscale';
  if (tipo === 'numero') return looks === 'cup' || looks === 'importo' || (looks === 'data' && celle.length > 2);
  return false;
}

/** Our own lines, from the cells of a table of the protocol; `riferimenti` say whose each is. */
export function righeNostre(
  nome: NomeTabella,
  righe: readonly { readonly riferimento: string; readonly valori: Readonly<Record<string, Valore>> }[],
  scritta: (valore: Valore, tipo: TipoValore) => string,
): readonly RigaConfrontabile[] {
  const { colonne } = tabellaProtocollo(nome);
  return righe.map(({ riferimento, valori }) => ({
    riferimento,
    valori: Object.fromEntries(colonne.map(({ campo, tipo }) => [campo, nostro(valori[campo] ?? null, tipo)])),
    scritti: Object.fromEntries(colonne.map(({ campo, tipo }) => [campo, scritta(valori[campo] ?? null, tipo)])),
  }));
}

/** Ours are right by construction; a word that is not of its type (a placeholder for a CIG) compares as it is written. */
function nostro(valore: Valore, tipo: TipoValore): Valore {
  if (valore === null || tipo === 'importo' || tipo === 'data') return valore;
  const formati = { data: 'aaaa-mm-gg', decimale: '.' } as const;
  return valoreDi(String(valore), tipo, formati) ?? String(valore);
}
