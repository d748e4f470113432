import { rowMatches, type Abbinamento, type Proposal } from '@consorzi/domain/importing';
import { RuleViolation } from '@consorzi/domain/shared';

import type { ObiettivoSenzaRighe, RigaAbbinataInput, RisoluzioneInput } from './importing.types.js';
import { planObjectiveOf, type Arrivo } from './piano-di-arrivo.js';

type Tipo = RigaAbbinataInput['tipo'];

/**
 * The objectives found in the plan, the ambiguous ones and the rows as the person resolved them.
 * @throws RuleViolation while one is open, or where one of the plan, or a row of it, is meant twice.
 */
export function abbinamentiDi(
  proposal: Proposal,
  esclusi: readonly number[],
  arrivo: Arrivo,
  risoluzioni: readonly RisoluzioneInput[],
): ReadonlyMap<number, Abbinamento> {
  const chosen = new Set(risoluzioni.map(({ indice }) => indice));
  for (const { proposed } of arrivo.matching?.questions ?? []) {
    if (chosen.has(proposed) || esclusi.includes(proposed)) continue;
    const { title } = proposal.objectives[proposed]!;
    throw new RuleViolation('CORRISPONDENZA_DA_RISOLVERE', { indice: proposed, titolo: title });
  }
  const found = new Map<number, Abbinamento>();
  const taken = new Set<string>();
  for (const [index, obiettivoId] of coppie(arrivo, risoluzioni)) {
    const abbinamento = abbinamentoDi(proposal, index, obiettivoId, arrivo);
    if (!abbinamento || taken.has(obiettivoId)) throw new RuleViolation('OBIETTIVO_INESISTENTE');
    taken.add(obiettivoId);
    found.set(index, conRighe(abbinamento, risoluzioni.find(({ indice }) => indice === index)?.righe ?? []));
  }
  return found;
}

/** Of each objective found in the plan, the results that none of its rows takes, beside the rows that take none. */
export function senzaRiga(
  proposal: Proposal,
  esclusi: readonly number[],
  arrivo: Arrivo,
  risoluzioni: readonly RisoluzioneInput[],
): ObiettivoSenzaRighe[] {
  return coppie(arrivo, risoluzioni).flatMap(([indice, obiettivoId]) => {
    const found = esclusi.includes(indice) ? null : abbinamentoDi(proposal, indice, obiettivoId, arrivo);
    if (!found) return [];
    const { activities, indicators } = proposal.objectives[indice]!;
    const nameOf = (name: string | null, description: string | null) => [name, description].filter(Boolean).join(': ');
    const risultati = [
      ...activities.map(({ text, consuntivo }, at) => ({
        ...{ tipo: 'attivita' as Tipo, indice: at, testo: text, risultato: consuntivo ?? '' },
      })),
      ...indicators.map(({ name, description, actual }, at) => ({
        ...{ tipo: 'indicatore' as Tipo, indice: at, testo: nameOf(name, description), risultato: actual ?? '' },
      })),
    ].filter(({ tipo, indice: at, risultato }) => risultato.trim() !== '' && !rowsOf(found, tipo).has(at));
    if (risultati.length === 0) return [];
    const { attivita, indicatori } = found.scheda;
    const righeLibere = [
      ...attivita.map(({ id, testo }) => ({ tipo: 'attivita' as Tipo, voceId: id, testo })),
      ...indicatori.map(({ id, nome, descrizione }) => ({
        ...{ tipo: 'indicatore' as Tipo, voceId: id, testo: nameOf(nome, descrizione) },
      })),
    ].filter(({ tipo, voceId }) => ![...rowsOf(found, tipo).values()].includes(voceId));
    return [{ indice, obiettivoId, risultati, righeLibere }];
  });
}

/** By place in the document the objective of the plan, as found or as the person said. */
function coppie(
  { matching }: Arrivo,
  risoluzioni: readonly RisoluzioneInput[],
): readonly (readonly [index: number, obiettivoId: string])[] {
  if (!matching) return [];
  const chosen = new Map(risoluzioni.map(({ indice, obiettivoId }) => [indice, obiettivoId ?? null]));
  const found = matching.matched.filter(({ proposed }) => !chosen.has(proposed));
  return [
    ...found.map(({ proposed, id }) => [proposed, id] as const),
    ...[...chosen].flatMap(([index, id]) => (id === null ? [] : [[index, id] as const])),
  ];
}

function abbinamentoDi(
  proposal: Proposal,
  index: number,
  obiettivoId: string,
  { obiettivi, centri }: Arrivo,
): Abbinamento | null {
  const obiettivo = obiettivi.find(({ key }) => key === obiettivoId);
  const objective = proposal.objectives[index];
  if (!obiettivo || !objective) return null;
  const rows = rowMatches(objective, planObjectiveOf(obiettivo, centri));
  return {
    obiettivoId,
    scheda: obiettivo.row,
    attivita: new Map(rows.activities.map(({ proposed, id }) => [proposed, id])),
    indicatori: new Map(rows.indicators.map(({ proposed, id }) => [proposed, id])),
  };
}

/** @throws RuleViolation CAMPO_NON_VALIDO for a row that is not the objective's, or that another one answers to. */
function conRighe(found: Abbinamento, righe: readonly RigaAbbinataInput[]): Abbinamento {
  const attivita = new Map(found.attivita);
  const indicatori = new Map(found.indicatori);
  for (const { tipo, indice, voceId } of righe) {
    const [rows, inPlan] =
      tipo === 'attivita' ? [attivita, found.scheda.attivita] : [indicatori, found.scheda.indicatori];
    const free = ![...rows.values()].includes(voceId) && !rows.has(indice);
    if (!free || !inPlan.some(({ id }) => id === voceId))
      throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'righe' });
    rows.set(indice, voceId);
  }
  return { ...found, attivita, indicatori };
}

const rowsOf = ({ attivita, indicatori }: Abbinamento, tipo: Tipo) => (tipo === 'attivita' ? attivita : indicatori);
