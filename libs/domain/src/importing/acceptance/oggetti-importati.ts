import { consuntivoIdOf, parseValoreConsuntivo, valoreRegistrato, type Esito } from '../../consuntivo/index.js';
import {
  codicePegNormale,
  parseTempi,
  parseValoreAtteso,
  progettoPegIdOf,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
} from '../../planning/index.js';
import { idOf, type TestoRef } from '../../shared/index.js';
import { sameness } from '../doubts.js';
import { fold, words } from '../folding.js';
import type {
  ProposedActivity,
  ProposedIndicator,
  ProposedObjective,
  ProposedPegProject,
  Proposal,
} from '../proposal.js';
import { CentriImportati, type CentroNoto } from './centri-importati.js';
import { nomeDi, restoDi } from './cio-che-resta.js';
import { riservaOf, type OggettoImportato, type PianoDiArrivo, type SezioneConservata } from './importazione.js';
import { inUnaRiga, progettiCheRestano, sezioniDa } from './sezioni-conservate.js';

/** An objective of the document recognised in the plan: ids of its rows by their place in the document. */
export interface Abbinamento {
  readonly obiettivoId: string;
  /** The sheet that stands in the plan. */
  readonly scheda: SchedaObiettivo;
  readonly attivita: ReadonlyMap<number, string>;
  readonly indicatori: ReadonlyMap<number, string>;
}

export interface ContestoImportazione {
  readonly scope: string;
  readonly propostaId: string;
  readonly centri: readonly CentroNoto[];
  readonly piano: PianoDiArrivo;
  /** Year of the results. */
  readonly anno: number;
  /** ISO date at which the results held. */
  readonly rilevatoIl: string;
  /** For a plan that is there already: the objectives of the document, by their place in it, found in the plan. */
  readonly abbinamenti: ReadonlyMap<number, Abbinamento>;
  /** Places in the document of the objectives that the person left out. */
  readonly esclusi: ReadonlySet<number>;
  testo(campo: string, words: string): TestoRef;
}

export interface Importati {
  readonly oggetti: readonly OggettoImportato[];
  readonly sezioni: readonly SezioneConservata[];
  /** See `ComandoImportazione`. */
  readonly riserve: ReadonlyMap<string, SezioneConservata>;
}

/**
 * What a reviewed proposal, made to fit (`fitProposal`), becomes: centri, progetti PEG, objectives and their consuntivo, each one event; and every
 * text that has no field yet as a kept section. Over a plan that is there, the consuntivo of the objectives found; what
 * the plan has no objective or row for is kept too, so that no word of the document is lost.
 */
export function oggettiDa(proposal: Proposal, contesto: ContestoImportazione): Importati {
  const centri = new CentriImportati(contesto.scope, contesto.centri);
  const known = contesto.piano.come === 'esistente';
  const progetti = known ? new Map<string, SchedaProgettoPeg>() : progettiDa(proposal, contesto, centri);
  const obiettivi = known ? [] : obiettiviDa(proposal, contesto, centri, progetti);
  const trovati = known ? trovatiNelPiano(proposal, contesto, centri) : posti(obiettivi);
  const consuntivi = [...trovati].flatMap(([index, found]) => consuntivoDa(proposal, index, contesto, found));
  const nuovi = known ? [] : centri.nuovi;
  const resto = [
    ...proposal.objectives.flatMap((objective, index) => restoDi(objective, destinoDi(trovati.get(index), centri))),
    progettiCheRestano(proposal, (row) => inPlan(row, progetti, contesto, centri)),
  ];
  return {
    oggetti: [
      ...nuovi.map((centro) => ({ tipo: 'centro', ...centro }) as const),
      ...[...progetti].map(([id, scheda]) => ({ tipo: 'progettoPeg', id, scheda }) as const),
      ...obiettivi.map(({ id, scheda }) => ({ tipo: 'obiettivo', id, scheda }) as const),
      ...consuntivi,
    ],
    sezioni: sezioniDa(proposal, resto, contesto.testo),
    riserve: known ? riserveDi(proposal, trovati, contesto) : new Map(),
  };
}

/** The progetto of the new plan that a row of the document became. */
function inPlan(
  { code, name, centroDiResponsabilita }: ProposedPegProject,
  progetti: ReadonlyMap<string, SchedaProgettoPeg>,
  { piano }: ContestoImportazione,
  centri: CentriImportati,
): SchedaProgettoPeg | null {
  const nome = name ?? code ?? '';
  if (!nome || progetti.size === 0) return null;
  const id = progettoPegIdOf(piano.pianoId, centri.idOf(centroDiResponsabilita), { codice: code ?? '', nome });
  return progetti.get(id) ?? null;
}

function progettiDa({ pegProjects }: Proposal, { piano }: ContestoImportazione, centri: CentriImportati) {
  const progetti = new Map<string, SchedaProgettoPeg>();
  for (const { code, name, centroDiResponsabilita, areaStrategica, obiettivoOperativo, services } of pegProjects) {
    const nome = name ?? code ?? '';
    if (!nome) continue;
    const scheda = { codice: code ?? '', nome, centroId: centri.idOf(centroDiResponsabilita) };
    const id = progettoPegIdOf(piano.pianoId, scheda.centroId, scheda);
    const before = progetti.get(id);
    progetti.set(id, {
      ...scheda,
      areaStrategica: before?.areaStrategica || areaStrategica || '',
      obiettivoOperativo: before?.obiettivoOperativo || obiettivoOperativo || '',
      servizi: [...new Set([...(before?.servizi ?? []), ...services])],
    });
  }
  return progetti;
}

/** An objective of the plan to be, with the places in the document where it stands: once for each centro that shares it. */
interface ObiettivoNuovo {
  readonly id: string;
  readonly scheda: SchedaObiettivo;
  readonly places: readonly { readonly index: number; readonly centroId: string }[];
}

function obiettiviDa(
  proposal: Proposal,
  contesto: ContestoImportazione,
  centri: CentriImportati,
  progetti: ReadonlyMap<string, SchedaProgettoPeg>,
): readonly ObiettivoNuovo[] {
  const shared = new Map<string, ObiettivoNuovo>();
  proposal.objectives.forEach((objective, index) => {
    if (contesto.esclusi.has(index)) return;
    const centroId = centri.idOf(objective.centroDiResponsabilita);
    const key = sameness(objective);
    const before = shared.get(key);
    // The same sheet under another centro is one shared objective; under the same one it is another objective.
    const joins = before && !before.scheda.centri.includes(centroId);
    if (joins) {
      const scheda = { ...before.scheda, centri: [...before.scheda.centri, centroId] };
      shared.set(key, { ...before, scheda, places: [...before.places, { index, centroId }] });
      return;
    }
    const id = idOf(contesto.propostaId, 'obiettivo', index);
    const scheda = schedaDa(objective, id, centroId, progettiNominati(objective, progetti));
    shared.set(before ? `${key}/${index}` : key, { id, scheda, places: [{ index, centroId }] });
  });
  return [...shared.values()];
}

function schedaDa(
  objective: ProposedObjective,
  id: string,
  centroId: string,
  progettiPeg: readonly string[],
): SchedaObiettivo {
  return {
    numero: objective.number ?? '',
    titolo: objective.title || 'Obiettivo senza titolo',
    centri: [centroId],
    areaStrategica: objective.areaStrategica ?? '',
    obiettivoOperativo: objective.obiettivoOperativo ?? '',
    progettiPeg,
    progettoPegTesto: objective.pegProject ?? '',
    servizi: objective.servizi ?? '',
    utentiFinali: objective.utentiFinali ?? '',
    retiDiCollaborazione: objective.retiDiCollaborazione ?? '',
    finalita: objective.finalita ?? '',
    descrizione: objective.description ?? '',
    continuaDa: null,
    attivita: objective.activities.map(({ text, tempi }, row) => ({
      id: idOf(id, 'attivita', row),
      testo: text,
      tempi: parseTempi(tempi ?? ''),
    })),
    indicatori: objective.indicators.map((indicator, row) => ({
      id: idOf(id, 'indicatore', row),
      nome: indicator.name ?? '',
      descrizione: indicator.description ?? '',
      unita: indicator.unit ?? '',
      atteso: parseValoreAtteso(indicator.target ?? '', indicator.unit ?? ''),
    })),
  };
}

/** The projects of the document that an objective names, by code or by name. */
function progettiNominati(
  { pegProject }: ProposedObjective,
  progetti: ReadonlyMap<string, SchedaProgettoPeg>,
): readonly string[] {
  if (!pegProject) return [];
  const named = ` ${words(pegProject).join(' ')} `;
  const codes = fold(pegProject)
    .split(/[\s,;]+/)
    .map(codicePegNormale);
  return [...progetti]
    .filter(([, { codice, nome }]) => {
      const byName = words(nome).join(' ');
      const byCode = codice !== '' && codes.includes(codicePegNormale(fold(codice)));
      return byCode || (byName.length > 3 && named.includes(` ${byName} `));
    })
    .map(([id]) => id);
}

/** Where the results of an objective of the document go: the sheet with its rows, and the centro that reports. */
type Trovato = Abbinamento & { readonly centroId: string };

function posti(obiettivi: readonly ObiettivoNuovo[]): ReadonlyMap<number, Trovato> {
  return new Map(
    obiettivi.flatMap(({ id, scheda, places }) => {
      const attivita = new Map(scheda.attivita.map((row, at) => [at, row.id]));
      const indicatori = new Map(scheda.indicatori.map((row, at) => [at, row.id]));
      return places.map(
        ({ index, centroId }) => [index, { obiettivoId: id, scheda, attivita, indicatori, centroId }] as const,
      );
    }),
  );
}

/** The centro that reports is the document's where it shares the objective, else the objective's own first. */
function trovatiNelPiano(
  proposal: Proposal,
  { abbinamenti, esclusi }: ContestoImportazione,
  centri: CentriImportati,
): ReadonlyMap<number, Trovato> {
  return new Map(
    [...abbinamenti].flatMap(([index, found]) => {
      if (esclusi.has(index)) return [];
      const named = centri.idOf(proposal.objectives[index]!.centroDiResponsabilita);
      const centroId = found.scheda.centri.includes(named) ? named : found.scheda.centri[0]!;
      return [[index, { ...found, centroId }] as const];
    }),
  );
}

const destinoDi = (found: Trovato | undefined, centri: CentriImportati) =>
  found ? { ...found, centri: found.scheda.centri.flatMap((id) => centri.nameOf(id) ?? []) } : null;

/** For each result over a plan that is there: what is kept of it where another one is recorded already. */
function riserveDi(
  { objectives }: Proposal,
  trovati: ReadonlyMap<number, Trovato>,
  { anno, testo }: ContestoImportazione,
): ReadonlyMap<string, SezioneConservata> {
  return new Map(
    [...trovati].flatMap(([index, { obiettivoId, centroId, attivita, indicatori }]) => {
      const objective = objectives[index]!;
      const consuntivoId = consuntivoIdOf({ obiettivoId, centroId, anno });
      const riserva = (voce: string | undefined, row: string, text: string | null) => {
        if (voce === undefined || !text?.trim()) return [];
        const words = `${inUnaRiga(`Già registrato nel piano: ${nomeDi(objective)}`)}\n${row}: ${text}`;
        const ref = testo(`obiettivo/${index}/riserva/${voce}`, words);
        return [[riservaOf(consuntivoId, voce), { genere: 'risultatiGiaRegistrati', testo: ref }] as const];
      };
      return [
        ...objective.activities.flatMap((one, row) => riserva(attivita.get(row), one.text, one.consuntivo)),
        ...objective.indicators.flatMap((one, row) =>
          riserva(indicatori.get(row), one.name ?? one.description ?? '', one.actual),
        ),
        ...riserva('relazione', 'Relazione', objective.report),
      ];
    }),
  );
}

function consuntivoDa(
  proposal: Proposal,
  index: number,
  { piano, anno, rilevatoIl, testo }: ContestoImportazione,
  { obiettivoId, centroId, attivita, indicatori }: Trovato,
): readonly OggettoImportato[] {
  const objective = proposal.objectives[index]!;
  const esito = (kind: string, row: number, voceId: string | undefined, words: string | null, unita = ''): Esito[] =>
    voceId === undefined || !words?.trim()
      ? []
      : [
          {
            voceId,
            testo: testo(`obiettivo/${index}/${kind}/${row}`, words),
            valore: valoreRegistrato(parseValoreConsuntivo(words, unita)),
            rilevatoIl,
          },
        ];
  const contenuto = {
    attivita: objective.activities.flatMap((one: ProposedActivity, row) =>
      esito('attivita', row, attivita.get(row), one.consuntivo),
    ),
    indicatori: objective.indicators.flatMap((one: ProposedIndicator, row) =>
      esito('indicatore', row, indicatori.get(row), one.actual, one.unit ?? ''),
    ),
    relazione: objective.report?.trim() ? testo(`obiettivo/${index}/relazione`, objective.report) : null,
  };
  if (contenuto.attivita.length + contenuto.indicatori.length === 0 && !contenuto.relazione) return [];
  const sede = { pianoId: piano.pianoId, obiettivoId, centroId, anno };
  return [{ tipo: 'consuntivo', id: consuntivoIdOf(sede), sede, contenuto }];
}
