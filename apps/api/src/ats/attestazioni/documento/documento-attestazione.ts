import { stampaDecimale } from '@consorzi/domain/shared';
import {
  importoInCifre,
  periodoInParole,
  testoAttestazione,
  type Firmatario,
  type ModelloAttestazione,
} from '@consorzi/domain/ats';

import { pdf } from './typst.js';

/** Everything that a generated statement says; the same of it gives the same bytes. */
export interface DatiAttestazione {
  readonly attestazioneId: string;
  readonly modello: ModelloAttestazione;
  readonly ente: string;
  readonly progetto: string;
  readonly cup: string;
  readonly dal: string;
  readonly al: string;
  readonly importoCentesimi: number | null;
  readonly avanzamento: readonly { readonly voce: string; readonly previsto: string; readonly realizzato: string }[];
  /** Of a consortium on its own: there is no capofila and there are no others. */
  readonly presso: 'consorzio' | 'ats';
  /** How the partners are called, for what all of them sign. */
  readonly partner: readonly string[];
}

/** The statement as a tagged PDF. */
export function documentoAttestazione(dati: DatiAttestazione): Buffer {
  const { attestazioneId, modello, ente, progetto, cup, importoCentesimi, avanzamento } = dati;
  return pdf(SOURCE, {
    ...{ titolo: modello.titolo, ente, identificativo: attestazioneId },
    testo: testoAttestazione(modello.testo, dati),
    dati: [
      ['Progetto', progetto],
      ['CUP', cup],
      ['Periodo', periodoInParole(dati)],
      ...(importoCentesimi === null ? [] : [['Importo', importoInCifre(importoCentesimi)]]),
    ],
    avanzamento: avanzamento.map(({ voce, previsto, realizzato }) => [
      voce,
      stampaDecimale(previsto),
      stampaDecimale(realizzato),
    ]),
    firmatari: modello.firmatari.flatMap((firmatario) => chiFirma(firmatario, dati)),
  });
}

function chiFirma(firmatario: Firmatario, { presso, ente, partner }: DatiAttestazione): readonly string[] {
  const del = presso === 'ats' ? 'del capofila' : `di ${ente}`;
  switch (firmatario) {
    case 'legaleCapofila':
      return [`Il legale rappresentante ${del}`];
    case 'finanziarioCapofila':
      return [`Il responsabile dell’area finanziaria ${del}`];
    case 'legaliDiTutti':
      return (partner.length > 0 ? partner : [ente]).map((nome) => `Il legale rappresentante di ${nome}`);
  }
}

/** No date of today: a signature brings its own, and the same statement is always the same bytes. */
const SOURCE = `
#let d = json(bytes(sys.inputs.dati))
#set document(title: d.titolo, author: d.ente, date: none)
#set text(lang: "it", font: "Titillium Web", size: 11pt, hyphenate: false)
#set par(justify: false, leading: 0.75em, spacing: 1.2em)
#set table(stroke: 0.5pt + luma(140), inset: 6pt)
#set page(paper: "a4", margin: (x: 2.5cm, y: 2.5cm), footer: context [
  #set text(size: 8pt, fill: luma(80))
  #d.identificativo #h(1fr) pagina #counter(page).display() di #counter(page).final().first()
])
#text(size: 10pt, d.ente)
#heading(level: 1, d.titolo)
#for paragrafo in d.testo.split("\\n\\n") { par(paragrafo) }
#heading(level: 2, "Riferimenti")
#table(
  columns: (auto, 1fr),
  table.header([Dato], [Valore]),
  ..d.dati.flatten(),
)
#if d.avanzamento.len() > 0 [
  #heading(level: 2, "Avanzamento")
  #table(
    columns: (1fr, auto, auto),
    align: (left, right, right),
    table.header([Voce], [Previsto], [Realizzato]),
    ..d.avanzamento.flatten(),
  )
]
#if d.firmatari.len() > 0 [
  #heading(level: 2, "Firme")
  Documento da firmare digitalmente da:
  #list(..d.firmatari)
]
`;
