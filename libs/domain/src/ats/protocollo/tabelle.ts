/**
 * The tables in which a project is handed over: the structure of the data protocol of cohesion, as far as the domain
 * page names it. The codes of the structures are **not confirmed** there, so they are data: whoever exports may give
 * others, and nothing in the code depends on what they are.
 */
export const NOMI_TABELLE = ['progetto', 'affidamenti', 'impegni', 'pagamenti', 'percettori', 'indicatori'] as const;
export type NomeTabella = (typeof NOMI_TABELLE)[number];

/** The code of the structure that each table goes into; empty where none is known. */
export type CodiciProtocollo = Readonly<Record<NomeTabella, string>>;
export const CODICI_PREDEFINITI: CodiciProtocollo = {
  progetto: '',
  affidamenti: 'PG00',
  impegni: 'FN04',
  pagamenti: 'FN06',
  percettori: 'FN08',
  indicatori: 'IN01',
};

/**
 * What a cell holds, and how two of them are compared. `codice`: letters and digits, exact; `numero`: of an act or a
 * document, leading zeros mean nothing; `fiscale`: partita IVA or codice fiscale; `importo`: integer cents; `data`: ISO;
 * `decimale`: a number as text.
 */
export const TIPI_VALORE = [
  ...(['testo', 'codice', 'cup', 'cig', 'fiscale', 'numero', 'importo', 'data', 'decimale'] as const),
] as const;
export type TipoValore = (typeof TIPI_VALORE)[number];

export interface Colonna {
  /** The field of the rows of this table. */
  readonly campo: string;
  readonly intestazione: string;
  readonly tipo: TipoValore;
  /** Where the value comes from, for who has to explain it. */
  readonly fonte: string;
  /** Other headings under which exports carry it; compared folded. */
  readonly sinonimi: readonly string[];
}

export interface DefinizioneTabella {
  readonly nome: NomeTabella;
  readonly codice: string;
  readonly titolo: string;
  readonly colonne: readonly Colonna[];
  /** Fields by which its lines are known, and so compared with those of another export. */
  readonly chiave: readonly string[];
}

const colonna = (
  campo: string,
  intestazione: string,
  tipo: TipoValore,
  fonte: string,
  ...sinonimi: string[]
): Colonna => ({ campo, intestazione, tipo, fonte, sinonimi });

const CUP = colonna('cup', 'CUP', 'cup', 'progetto: CUP', 'codice unico progetto', 'codice cup', 'cup progetto');
const CIG = colonna('cig', 'CIG', 'cig', 'spesa: CIG', 'codice cig', 'cig procedura', 'codice identificativo gara');
const ENTE = colonna('ente', 'Ente', 'testo', 'chi sostiene la spesa', 'soggetto', 'partner', 'soggetto attuatore');
const MANDATO = colonna(
  'mandato',
  'Numero mandato',
  'numero',
  'pagamento: numero',
  ...['mandato', 'n mandato', 'numero pagamento', 'codice pagamento', 'cod pagamento', 'estremi mandato'],
);
const DATA_PAGAMENTO = colonna(
  'data',
  'Data pagamento',
  'data',
  'pagamento: data',
  ...['data mandato', 'data del pagamento', 'data quietanza'],
);

type Senza = Omit<DefinizioneTabella, 'codice'>;
const TABELLE: readonly Senza[] = [
  {
    nome: 'progetto',
    titolo: 'Anagrafica del progetto',
    chiave: ['cup'],
    colonne: [
      CUP,
      colonna('titolo', 'Titolo', 'testo', 'progetto: titolo', 'titolo progetto', 'denominazione progetto'),
      colonna('programma', 'Programma', 'testo', 'progetto: programma', 'programma di finanziamento', 'misura'),
      colonna('dal', 'Data inizio', 'data', 'piano: primo giorno', 'inizio', 'data inizio prevista'),
      colonna('al', 'Data fine', 'data', 'piano: ultimo giorno', 'fine', 'termine', 'data fine prevista'),
      colonna('finanziamento', 'Finanziamento', 'importo', 'piano: quote', 'importo finanziato', 'importo ammesso'),
      colonna('cofinanziamento', 'Cofinanziamento', 'importo', 'piano: quote proprie', 'importo cofinanziato'),
      colonna('stato', 'Stato', 'testo', 'progetto: stato', 'stato progetto'),
    ],
  },
  {
    nome: 'affidamenti',
    titolo: 'Procedure di aggiudicazione',
    chiave: ['cup', 'cig'],
    colonne: [
      CUP,
      CIG,
      colonna('motivo', 'Motivo senza CIG', 'testo', 'spesa: motivo di assenza', 'motivo assenza cig'),
      ENTE,
      colonna(
        'importo',
        'Importo',
        'importo',
        'somma delle spese con lo stesso CIG',
        'importo procedura',
        'importo aggiudicato',
      ),
      colonna('dal', 'Prima spesa', 'data', 'la prima spesa con lo stesso CIG', 'data aggiudicazione'),
    ],
  },
  {
    nome: 'impegni',
    titolo: 'Impegni',
    chiave: ['cup', 'numero', 'data'],
    colonne: [
      CUP,
      colonna(
        'numero',
        'Numero impegno',
        'numero',
        'impegno: numero',
        'impegno',
        'n impegno',
        'codice impegno',
        'cod impegno',
      ),
      colonna('data', 'Data impegno', 'data', 'impegno: data', 'data dell impegno', 'data determina'),
      colonna('importo', 'Importo impegno', 'importo', 'impegno: importo', 'importo', 'importo impegnato'),
      CIG,
      ENTE,
    ],
  },
  {
    nome: 'pagamenti',
    titolo: 'Pagamenti',
    chiave: ['cup', 'mandato', 'data'],
    colonne: [
      CUP,
      MANDATO,
      DATA_PAGAMENTO,
      colonna(
        'importo',
        'Importo pagamento',
        'importo',
        'pagamento: importo',
        'importo',
        'importo pagato',
        'importo mandato',
      ),
      CIG,
      colonna(
        'documento',
        'Numero documento',
        'numero',
        'spesa: documento',
        'numero fattura',
        'n fattura',
        'n documento',
      ),
      colonna('dataDocumento', 'Data documento', 'data', 'spesa: documento', 'data fattura'),
      ENTE,
    ],
  },
  {
    nome: 'percettori',
    titolo: 'Percettori',
    chiave: ['cup', 'mandato', 'data', 'codiceFiscale'],
    colonne: [
      CUP,
      MANDATO,
      DATA_PAGAMENTO,
      colonna(
        'codiceFiscale',
        'Codice fiscale',
        'fiscale',
        'fornitore: partita IVA o codice fiscale',
        ...['cf', 'partita iva', 'p iva', 'piva', 'cf piva', 'codice fiscale percettore', 'codice fornitore'],
      ),
      colonna(
        'denominazione',
        'Denominazione',
        'testo',
        'fornitore: denominazione',
        ...['percettore', 'beneficiario', 'fornitore', 'ragione sociale', 'denominazione percettore'],
      ),
      colonna('importo', 'Importo', 'importo', 'pagamento: importo', 'importo percepito', 'importo pagamento'),
      ENTE,
    ],
  },
  {
    nome: 'indicatori',
    titolo: 'Indicatori',
    chiave: ['cup', 'indicatore', 'ente', 'entro'],
    colonne: [
      CUP,
      colonna(
        'indicatore',
        'Indicatore',
        'testo',
        'traguardo: titolo',
        'target',
        'milestone',
        'descrizione indicatore',
      ),
      colonna('unita', 'Unità di misura', 'testo', 'traguardo: unità', 'unita', 'um'),
      ENTE,
      colonna('entro', 'Entro il', 'data', 'traguardo: termine', 'scadenza', 'data obiettivo'),
      colonna('atteso', 'Valore programmato', 'decimale', 'traguardo: atteso', 'valore atteso', 'valore obiettivo'),
      colonna('realizzato', 'Valore realizzato', 'decimale', 'avanzamento', 'valore conseguito', 'valore raggiunto'),
    ],
  },
];

/** The tables in their order, under the codes that are given. */
export const tabelleProtocollo = (codici: Partial<CodiciProtocollo> = {}): readonly DefinizioneTabella[] =>
  TABELLE.map((tabella) => ({ ...tabella, codice: codici[tabella.nome] ?? CODICI_PREDEFINITI[tabella.nome] }));

/** One of the tables, by its name. */
export const tabellaProtocollo = (nome: NomeTabella, codici: Partial<CodiciProtocollo> = {}): DefinizioneTabella =>
  tabelleProtocollo(codici).find((tabella) => tabella.nome === nome)!;

/** True for the name of a table. */
export const isNomeTabella = (nome: unknown): nome is NomeTabella =>
  typeof nome === 'string' && (NOMI_TABELLE as readonly string[]).includes(nome);
