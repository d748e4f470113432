import { stampaTempi, stampaValoreAtteso } from '@consorzi/domain/planning';
import type { EsitoRiga } from '@consorzi/projections/consuntivo';
import type { AttoRiga, RigaObiettivo } from '@consorzi/projections/planning';

import type { DossierContent } from './dossier-subject.js';

/** A line of the history, as it is printed. */
export interface Riga {
  readonly posizione: number;
  readonly registratoIl: string;
  readonly ruolo: string;
  readonly frase: string;
  readonly atto: AttoRiga | null;
  readonly sigillato: boolean;
}

export interface DocumentOptions {
  readonly denominazione: string;
  readonly content: DossierContent;
  /** By id; an erased one is missing. */
  readonly testi: ReadonlyMap<string, string>;
  readonly exportedAt: string;
}

/** The document as it is read and printed, piece by piece: the history may be long. One page, nothing loaded. */
export function* dossierDocument(options: DocumentOptions, storia: Iterable<Riga>): Generator<string> {
  const { denominazione, content, exportedAt } = options;
  const { piano, position } = content;
  const title = `${piano.titolo} - ${denominazione}`;
  yield `<!doctype html>\n<html lang="it"><head><meta charset="utf-8"><title>${text(title)}</title>${STYLE}</head><body>\n`;
  yield `<header><h1>${text(piano.titolo)}</h1><p>${text(denominazione)}, ${anni(piano)}. Stato: ${text(STATI[piano.stato])}.</p>`;
  if (piano.atto) yield `<p>Approvato con ${text(attoOf(piano.atto))}.</p>`;
  yield `<p>Come risulta dal registro fino alla posizione ${position}; documento del ${text(exportedAt)}. `;
  yield 'Chi ha agito è indicato per ruolo. Le prove sono negli altri file del dossier: si verificano con «node verify.mjs».</p></header>\n';
  yield* obiettivi(options);
  yield* variazioni(options);
  yield '<section><h2>Storia</h2><table><thead><tr><th>Posizione</th><th>Registrato</th><th>Ruolo</th><th>Che cosa</th><th>Atto</th></tr></thead><tbody>\n';
  for (const { posizione, registratoIl, ruolo, frase, atto, sigillato } of storia) {
    const seal = sigillato ? '' : ' (non ancora sigillato)';
    yield row(`${posizione}${seal}`, registratoIl, ruolo, frase, atto ? attoOf(atto) : '');
  }
  yield '</tbody></table></section>\n</body></html>\n';
}

function* obiettivi({ content, testi }: DocumentOptions): Generator<string> {
  const nomeOf = (id: string) => content.nomi.get(id) ?? id;
  yield `<section><h2>Obiettivi (${content.obiettivi.length})</h2>\n`;
  for (const { key, row: scheda } of content.obiettivi) {
    yield `<article><h3>${text(`${scheda.numero} ${scheda.titolo}`.trim())}</h3><dl>`;
    for (const [nome, value] of fieldsOf(scheda, nomeOf))
      if (value !== '') yield `<dt>${nome}</dt><dd>${text(value)}</dd>`;
    yield '</dl>\n';
    const reports = content.consuntivi.filter(({ obiettivoId }) => obiettivoId === key);
    const esiti = (kind: 'attivita' | 'indicatori', id: string) =>
      reports.flatMap(({ [kind]: all, centroId, anno }) => {
        const esito = all[id];
        return esito ? [`${nomeOf(centroId)} ${anno}: ${esitoOf(esito, testi)}`] : [];
      });
    yield '<table><thead><tr><th>Attività</th><th>Tempi</th><th>Esito</th></tr></thead><tbody>\n';
    for (const { id, testo, tempi } of scheda.attivita) {
      yield row(testo, stampaTempi(tempi), esiti('attivita', id).join('\n'));
    }
    yield '</tbody></table>\n<table><thead><tr><th>Indicatore</th><th>Atteso</th><th>Valore</th></tr></thead><tbody>\n';
    for (const { id, nome, descrizione, unita, atteso } of scheda.indicatori) {
      const what = [nome, descrizione, unita && `(${unita})`].filter(Boolean).join(' ');
      yield row(what, stampaValoreAtteso(atteso), esiti('indicatori', id).join('\n'));
    }
    yield '</tbody></table>\n';
    for (const { relazione, centroId, anno } of reports) {
      if (!relazione) continue;
      yield `<h4>Relazione, ${text(nomeOf(centroId))} ${anno}</h4><p>${text(wordsOf(testi, relazione.testoId))}</p>`;
    }
    yield '</article>\n';
  }
  yield '</section>\n';
}

function* variazioni({ content, testi }: DocumentOptions): Generator<string> {
  if (content.variazioni.length === 0) return;
  yield '<section><h2>Variazioni</h2><table><thead><tr><th>Atto</th><th>Stato</th><th>Motivo</th><th>Oggetti</th></tr></thead><tbody>\n';
  for (const { row: variazione } of content.variazioni) {
    const { atto, stato, motivo, voci } = variazione;
    const oggetti = voci.map(({ oggettoId }) => content.nomi.get(oggettoId) ?? oggettoId);
    yield row(atto ? attoOf(atto) : '', stato, wordsOf(testi, motivo.testoId), oggetti.join('\n'));
  }
  yield '</tbody></table></section>\n';
}

const STATI = {
  inImportazione: 'in importazione',
  bozza: 'bozza',
  approvato: 'approvato',
  inConsuntivo: 'in consuntivo',
  chiuso: 'chiuso',
} as const;

const anni = ({ dal, al }: { dal: number; al: number }) => (dal === al ? `anno ${dal}` : `anni ${dal}-${al}`);
const attoOf = ({ organo, numero, data }: AttoRiga) => `${organo} n. ${numero} del ${data}`;
const wordsOf = (testi: DocumentOptions['testi'], id: string) => testi.get(id) ?? '[testo cancellato]';

function esitoOf({ testoId, rilevatoIl, rettifiche }: EsitoRiga, testi: DocumentOptions['testi']): string {
  const corrected = rettifiche === 0 ? '' : `, rettificato ${rettifiche === 1 ? 'una volta' : `${rettifiche} volte`}`;
  return `${wordsOf(testi, testoId)} (rilevato il ${rilevatoIl}${corrected})`;
}

function fieldsOf(scheda: RigaObiettivo, nomeOf: (id: string) => string): readonly (readonly [string, string])[] {
  return [
    ['Centri di responsabilità', scheda.centri.map(nomeOf).join(', ')],
    ['Progetti PEG', [...scheda.progettiPeg.map(nomeOf), scheda.progettoPegTesto].filter(Boolean).join(', ')],
    ['Area strategica', scheda.areaStrategica],
    ['Obiettivo operativo', scheda.obiettivoOperativo],
    ['Servizi', scheda.servizi],
    ['Utenti finali', scheda.utentiFinali],
    ['Reti di collaborazione', scheda.retiDiCollaborazione],
    ['Finalità', scheda.finalita],
    ['Descrizione', scheda.descrizione],
  ];
}

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>\n`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
};
const text = (value: string): string => value.replaceAll(/[&<>"\n]/g, (found) => ENTITIES[found]!);

const STYLE = `<style>
body { font: 11pt/1.4 'Titillium Web', Arial, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #17324d }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid } article { margin: 0 0 2rem }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .2rem 1rem } dt { font-weight: bold } dd { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 } th, td { border: 1px solid #5b6f82; padding: .3rem; text-align: left; vertical-align: top }
tr { break-inside: avoid } @media print { body { margin: 0; max-width: none } }
</style>`;
