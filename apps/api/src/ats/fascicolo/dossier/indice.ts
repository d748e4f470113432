import { stampaTermine } from '@consorzi/domain/shared';

import type { Dossier, VoceDossier } from './contenuto.js';

/** Who made it, for the head of the index. */
export interface Testata {
  readonly ente: string;
  readonly periodo: string;
  /** ISO, ours. */
  readonly fattoIl: string;
}

const euro = (centesimi: number): string => {
  const [whole, cents] = (Math.abs(centesimi) / 100).toFixed(2).split('.') as [string, string];
  return `${centesimi < 0 ? '-' : ''}${whole.replaceAll(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
};
const html = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const href = (percorso: string): string => percorso.split('/').map(encodeURIComponent).join('/');

/** The index to read and print; links lead to the files beside it. */
export function indiceHtml({ titolo, cup, posizione, voci }: Dossier, { ente, periodo, fattoIl }: Testata): string {
  const righe = voci.map(rigaHtml).join('\n');
  return `<!DOCTYPE html>
<html lang="it"><head><meta charset="utf-8"><title>Dossier ${html(titolo)}</title>
<style>body{font:16px/1.4 sans-serif;margin:2rem}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top}td.n{text-align:right;white-space:nowrap}
.manca{font-weight:bold}ul{margin:0;padding-left:1.1rem}</style></head><body>
<h1>${html(titolo)}</h1>
<p>CUP ${html(cup)} · ${html(ente)} · ${html(periodo)} · fatto il ${html(fattoIl)}, registro fino alla posizione ${posizione}</p>
<p>${voci.length} spese, ${voci.filter(({ completo }) => completo).length} con il fascicolo completo. Per verificare i file:
<code>node verify.mjs</code> in questa cartella.</p>
<table><caption>Spese e documenti</caption><thead><tr><th scope="col">Mese</th><th scope="col">Spesa</th>
<th scope="col">Documento</th><th scope="col">Costo €</th><th scope="col">Quota del progetto €</th>
<th scope="col">Fascicolo</th></tr></thead><tbody>
${righe}
</tbody></table></body></html>
`;
}

function rigaHtml(voce: VoceDossier): string {
  const files = voce.documenti.map(
    ({ percorso, documento }) =>
      `<li><a href="${href(percorso)}">${html(percorso.split('/').at(-1)!)}</a> (${documento.byte} byte)</li>`,
  );
  const mancano = voce.completo ? '' : `<p class="manca">Mancano: ${html(voce.mancanti.join(', '))}</p>`;
  return `<tr><td>${voce.mese}</td><td>${html([voce.tipo, voce.descrizione, voce.fornitore].filter(Boolean).join(' · '))}</td>
<td>${html(voce.numero)} ${stampaTermine(voce.data)}</td><td class="n">${euro(voce.costoCentesimi)}</td>
<td class="n">${euro(voce.quotaCentesimi)}</td><td>${mancano}<ul>${files.join('')}</ul></td></tr>`;
}

const INTESTAZIONI = ['mese', 'spesa', 'tipo', 'descrizione', 'fornitore', 'numero', 'data', 'costo', 'quota', 'completo', 'mancanti', 'documento', 'file', 'byte', 'sha256']; // prettier-ignore

/** The same as a table, a line a document; an expense without any has one line. */
export function indiceCsv({ voci }: Dossier): string {
  const lines = voci.flatMap((voce) => {
    const { mese, spesaId, tipo, descrizione, fornitore, numero, data, completo, mancanti } = voce;
    const importi = [voce.costoCentesimi, voce.quotaCentesimi].map((one) => (one / 100).toFixed(2).replace('.', ','));
    const head = [mese, spesaId, tipo, descrizione, fornitore, numero, data, ...importi, completo ? 'sì' : 'no', mancanti.join(' ')]; // prettier-ignore
    if (voce.documenti.length === 0) return [[...head, '', '', '', '']];
    return voce.documenti.map(({ percorso, documento }) => [
      ...[...head, documento.tipo, percorso, String(documento.byte), documento.sha256],
    ]);
  });
  return `\ufeff${[INTESTAZIONI, ...lines].map((line) => line.map(cella).join(';')).join('\r\n')}\r\n`;
}

/** What begins as a formula would be one to whoever opens the table. */
const cella = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
