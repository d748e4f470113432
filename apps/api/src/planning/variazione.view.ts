import {
  applica,
  differenze,
  StaleModifica,
  type Modifica,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
  type VoceVariazione,
} from '@consorzi/domain/planning';
import type { JsonObject } from '@consorzi/domain/shared';
import type { RigaObiettivo, RigaProgettoPeg, RigaVariazione } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';
import type { RigaCentro } from '@consorzi/projections/tenancy';

import type { Momento } from '../graphql/momento.js';
import { differenzaOf, type Nomi } from './differenze.view.js';
import type { VariazioneType, VoceVariazioneType } from './planning.types.js';
import { schedaObiettivoOf, schedaProgettoPegOf } from './scheda.view.js';

/** A variazione and what its changes are about, read at one moment. */
export interface FoundVariazione {
  readonly momento: Momento;
  readonly variazione: Found<RigaVariazione>;
  readonly obiettivi: readonly Found<RigaObiettivo>[];
  readonly progetti: readonly Found<RigaProgettoPeg>[];
  readonly centri: readonly Found<RigaCentro>[];
}

/** A variazione as its diff: what stood there, what shall stand there. */
export function variazioneOf(found: FoundVariazione, testi: ReadonlyMap<string, string>): VariazioneType {
  const { key, row } = found.variazione;
  const { pianoId, stato, atto, posizioneInizio, posizioneFine, revisione } = row;
  const nomi: Nomi = new Map([
    ...found.centri.map(({ key: id, row: { denominazione } }) => [id, denominazione] as const),
    ...found.progetti.map(({ key: id, row: { codice, nome } }) => [id, `${codice} ${nome}`.trim()] as const),
  ]);
  const schede = new Map<string, JsonObject>([...found.obiettivi, ...found.progetti].map((one) => [one.key, one.row]));
  return {
    momento: found.momento,
    id: key,
    pianoId,
    stato,
    atto,
    posizioneInizio,
    posizioneFine,
    revisione,
    motivo: testi.get(row.motivo.testoId) ?? null,
    motivoAbbandono: row.motivoAbbandono && (testi.get(row.motivoAbbandono.testoId) ?? null),
    voci: row.voci.map((voce) => voceOf(voce, schede.get(voce.oggettoId), nomi, stato === 'aperta')),
  };
}

function voceOf(voce: VoceVariazione, scheda: JsonObject | undefined, nomi: Nomi, aperta: boolean): VoceVariazioneType {
  const { oggetto, oggettoId, azione } = voce;
  const shown = voce.azione === 'aggiungi' ? (voce.scheda as JsonObject) : scheda;
  const titolo = String((oggetto === 'obiettivo' ? shown?.['titolo'] : shown?.['nome']) ?? '');
  const voluta = aperta ? volutaDa(voce, scheda) : null;
  return {
    oggetto,
    oggettoId,
    azione,
    titolo,
    differenze: modificheOf(voce).map((m) => differenzaOf(m, scheda, nomi)),
    schedaObiettivo: voluta && oggetto === 'obiettivo' ? schedaObiettivoOf(voluta as SchedaObiettivo) : null,
    schedaProgettoPeg: voluta && oggetto === 'progettoPeg' ? schedaProgettoPegOf(voluta as SchedaProgettoPeg) : null,
  };
}

/** The sheet that the change makes; null for a removal, and where the object is no longer as it was. */
function volutaDa(voce: VoceVariazione, scheda: JsonObject | undefined): JsonObject | null {
  if (voce.azione === 'aggiungi') return voce.scheda;
  if (voce.azione === 'elimina' || !scheda) return null;
  try {
    return applica(scheda, voce.modifiche);
  } catch (error) {
    if (error instanceof StaleModifica) return null;
    throw error;
  }
}

/** A new object is shown as the filling of an empty sheet; a removed one needs no more than its title. */
function modificheOf(voce: VoceVariazione): readonly Modifica[] {
  if (voce.azione === 'modifica') return voce.modifiche;
  if (voce.azione === 'elimina') return [];
  return differenze({}, voce.scheda as JsonObject).filter(
    ({ dopo }) => dopo !== null && dopo !== '' && !(Array.isArray(dopo) && dopo.length === 0),
  );
}
