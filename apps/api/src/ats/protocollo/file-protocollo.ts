import { Readable } from 'node:stream';

import { innocua, scriviCsv, scriviRigheCsv, tabelleDi, type NomeTabella, type Tabella } from '@consorzi/domain/ats';
import { ZipFile } from 'yazl';

import type { DatiProtocollo } from './leggi-protocollo.js';
import { scriviXlsx, type FoglioXlsx } from './xlsx-writer.js';

export const FORMATI_PROTOCOLLO = ['csv', 'xlsx'] as const;
export type FormatoProtocollo = (typeof FORMATI_PROTOCOLLO)[number];

/** A file as it is made: its name, what it is, its bytes. */
export interface FileProtocollo {
  readonly nome: string;
  readonly mediaType: string;
  readonly stream: NodeJS.ReadableStream;
}

/** The earliest time a ZIP can say: nothing in the file tells when it was made. */
const MTIME = new Date(1980, 0, 1);

/**
 * The tables as one file: a workbook with a cover and a sheet a table, or CSV, several of them and their cover in a ZIP.
 * The cover says which moment was read, and nothing says when: the same moment gives the same bytes.
 */
export function fileProtocollo(
  dati: DatiProtocollo,
  formato: FormatoProtocollo,
  quali: readonly NomeTabella[],
): FileProtocollo {
  const tabelle = tabelleDi(dati.righe, quali);
  const nome = `protocollo-${dati.cup}`;
  if (formato === 'xlsx') {
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { nome: `${nome}.xlsx`, mediaType, stream: scriviXlsx([copertina(dati, tabelle), ...tabelle.map(foglio)]) };
  }
  const [prima] = tabelle;
  if (tabelle.length === 1) {
    const stream = Readable.from([Buffer.from(scriviCsv(prima!))]);
    return { nome: `${nome}-${prima!.definizione.nome}.csv`, mediaType: 'text/csv; charset=utf-8', stream };
  }
  return { nome: `${nome}.zip`, mediaType: 'application/zip', stream: zipOf(dati, tabelle) };
}

function zipOf(dati: DatiProtocollo, tabelle: readonly Tabella[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const add = (file: string, text: string) =>
    zip.addBuffer(Buffer.from(text), file, { mtime: MTIME, mode: 0o100644, forceDosTimestamp: true });
  const cover = [...copertina(dati, tabelle).righe].map((riga) => riga.map((cella) => innocua(String(cella ?? ''))));
  add('copertina.csv', scriviRigheCsv([['Voce', 'Valore'], ...cover]));
  for (const [n, tabella] of tabelle.entries()) add(`${n + 1}-${tabella.definizione.nome}.csv`, scriviCsv(tabella));
  zip.end();
  return zip.outputStream;
}

/** Whose data, of what, as known when, and how many lines: to be told from another export of the same project. */
function copertina({ ente, titolo, cup, momento }: DatiProtocollo, tabelle: readonly Tabella[]): FoglioXlsx {
  const positions = Object.entries(momento).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    nome: 'Copertina',
    colonne: [
      { intestazione: 'Voce', tipo: 'testo' },
      { intestazione: 'Valore', tipo: 'testo' },
    ],
    righe: [
      ['Ente', ente],
      ['Progetto', titolo],
      ['CUP', cup],
      ...positions.map(([scope, posizione]) => [`Posizione del registro di ${scope}`, String(posizione)]),
      ...tabelle.map(({ definizione, righe }) => [`Righe di ${nomeDi(definizione)}`, String(righe.length)]),
    ],
  };
}

const nomeDi = ({ titolo, codice }: Tabella['definizione']): string =>
  codice === '' ? titolo : `${titolo} (${codice})`;
const foglio = ({ definizione, righe }: Tabella): FoglioXlsx => ({
  nome: definizione.codice === '' ? definizione.titolo : `${definizione.codice} ${definizione.titolo}`,
  colonne: definizione.colonne,
  righe,
});
