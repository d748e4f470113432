import {
  FIRMATARI,
  REQUISITI_TRASFERIMENTO,
  TIPI_DOCUMENTO,
  TIPI_LISTA,
  TIPI_SPESA,
  TIPI_TRASFERIMENTO,
  type CondizioniTrasferimento,
  type ModelloAttestazione,
  type ModelloLista,
  type ModelloProcedura,
} from './modello-procedura.js';
import { booleano, codice, difetto, elenco, nullo, oggetto, quota, testo, unoTra, type Leggi } from './lettura-json.js';

/** The most of everything, texts in UTF-16 units; the whole so that its copies in the partners' logs stay small. */
export const LIMITI_MODELLO = {
  ...{ titolo: 200, fonte: 2000, domanda: 600, attestazione: 6000 },
  ...{ liste: 20, domande: 80, attestazioni: 20, intero: 120_000 },
} as const;

/** What the text of an attestation may leave to be filled in. */
export const SEGNAPOSTI_ATTESTAZIONE = ['cup', 'progetto', 'importo', 'periodo', 'ente'] as const;

const firmatari = elenco(unoTra(FIRMATARI), { minimo: 1, massimo: FIRMATARI.length, chiave: (uno) => uno });

const documenti = elenco(
  oggetto({ tipo: unoTra(TIPI_DOCUMENTO), quando: unoTra(['sempre', 'seIva', 'facoltativo']) }),
  { massimo: TIPI_DOCUMENTO.length, chiave: ({ tipo }) => tipo },
);

const domanda = oggetto({ id: codice, testo: testo(LIMITI_MODELLO.domanda), obbligatoria: booleano });

const lista: Leggi<ModelloLista> = oggetto(
  {
    codice,
    tipo: unoTra(TIPI_LISTA),
    titolo: testo(LIMITI_MODELLO.titolo),
    domande: elenco(domanda, { minimo: 1, massimo: LIMITI_MODELLO.domande, chiave: ({ id }) => id }),
  },
  { prodottaDa: unoTra(['finanziatore']) },
);

const attestazione: Leggi<ModelloAttestazione> = oggetto(
  {
    codice,
    titolo: testo(LIMITI_MODELLO.titolo),
    per: unoTra(['affidamento', 'rendiconto', 'richiesta']),
    testo: testoDiAttestazione,
    firmatari,
  },
  { prodottaDa: unoTra(['finanziatore']) },
);

const condizioniScritte = oggetto(
  {
    richiede: elenco(unoTra(REQUISITI_TRASFERIMENTO), {
      massimo: REQUISITI_TRASFERIMENTO.length,
      chiave: (uno) => uno,
    }),
    attestazioni: elenco(codice, { massimo: LIMITI_MODELLO.attestazioni, chiave: (uno) => uno }),
    firmatari,
  },
  { massimoCumulato: nullo(quota), sogliaSpesa: nullo(quota) },
);

/** A limit or threshold that is not named is none: so a change may take one away. */
const condizioni: Leggi<CondizioniTrasferimento> = (valore, dove) => ({
  ...{ massimoCumulato: null, sogliaSpesa: null },
  ...condizioniScritte(valore, dove),
});

const forma: Leggi<ModelloProcedura> = oggetto({
  codice,
  denominazione: testo(LIMITI_MODELLO.titolo),
  fonte: testo(LIMITI_MODELLO.fonte),
  documenti: oggetto(perOgni(TIPI_SPESA, documenti)),
  liste: elenco(lista, { massimo: LIMITI_MODELLO.liste, chiave: (una) => una.codice }),
  attestazioni: elenco(attestazione, { massimo: LIMITI_MODELLO.attestazioni, chiave: (una) => una.codice }),
  trasferimenti: oggetto({}, perOgni(TIPI_TRASFERIMENTO, condizioni)),
  rendiconto: oggetto({ cadenza: unoTra(['aPeriodi', 'soloSaldo']), firmatari }),
});

/**
 * The template that a value of any origin describes, texts without white space around them. What it gives it takes
 * again and gives unchanged.
 * @throws RuleViolation MODELLO_NON_VALIDO {dove, difetto} for what is no template, with the place of the first defect.
 */
export function leggiModello(valore: unknown): ModelloProcedura {
  const modello = forma(valore, 'modello');
  for (const tipo of TIPI_TRASFERIMENTO) {
    for (const nome of modello.trasferimenti[tipo]?.attestazioni ?? []) {
      const nota = modello.attestazioni.some((una) => una.codice === nome);
      if (!nota) difetto(`modello.trasferimenti.${tipo}.attestazioni`, 'attestazioneSconosciuta');
    }
  }
  assertCrescenti(modello.trasferimenti);
  if (JSON.stringify(modello).length > LIMITI_MODELLO.intero) difetto('modello', 'troppoGrande');
  return modello;
}

/** Each limit includes what was asked before: a later transfer never has a lower one; an extension extends something. */
function assertCrescenti(trasferimenti: ModelloProcedura['trasferimenti']): void {
  if (trasferimenti.estensioneAnticipo && !trasferimenti.anticipo) {
    difetto('modello.trasferimenti.estensioneAnticipo', 'senzaAnticipo');
  }
  let raggiunto = 0;
  for (const tipo of TIPI_TRASFERIMENTO) {
    const dato = trasferimenti[tipo];
    if (!dato) continue;
    const massimo = dato.massimoCumulato ?? 10_000;
    if (massimo < raggiunto) difetto(`modello.trasferimenti.${tipo}.massimoCumulato`, 'menoDelPrecedente');
    raggiunto = massimo;
  }
}

/** Braces stand around the places to be filled in, and nowhere else. */
function testoDiAttestazione(valore: unknown, dove: string): string {
  const scritto = testo(LIMITI_MODELLO.attestazione)(valore, dove);
  const resto = scritto.replaceAll(/\{(\w+)\}/g, (intero, nome: string) =>
    (SEGNAPOSTI_ATTESTAZIONE as readonly string[]).includes(nome) ? '' : intero,
  );
  return /[{}]/.test(resto) ? difetto(dove, 'segnapostoSconosciuto') : scritto;
}

function perOgni<N extends string, T>(nomi: readonly N[], leggi: Leggi<T>): Readonly<Record<N, Leggi<T>>> {
  return Object.fromEntries(nomi.map((nome) => [nome, leggi])) as Record<N, Leggi<T>>;
}
