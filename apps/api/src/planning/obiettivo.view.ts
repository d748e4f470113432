import { gradoRaggiungimento } from '@consorzi/domain/consuntivo';
import type { Indicatore } from '@consorzi/domain/planning';
import type { EsitoRiga, RelazioneRiga, RigaConsuntivo } from '@consorzi/projections/consuntivo';
import type { RigaObiettivo, RigaProgettoPeg } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';
import type { RigaCentro } from '@consorzi/projections/tenancy';

import type { Momento } from '../graphql/momento.js';
import type {
  CollegamentoDellIndicatore,
  ConsuntivoType,
  EsitoRegistrato,
  Grado,
  ObiettivoType,
  Piano,
  Relazione,
} from './planning.types.js';
import { attivitaOf, indicatoreOf, progettoPegOf } from './scheda.view.js';
import { nomeDi } from '../tenancy/index.js';

/** Names and words are resolved here, at the edge, with the rights of today. */
type Resolved = ReadonlyMap<string, string>;

/** The whole sheet of an objective with what was reported on it, as the screen reads it. */
export function obiettivoOf(
  found: {
    readonly momento: Momento;
    readonly obiettivo: Found<RigaObiettivo>;
    readonly piano: Piano;
    readonly progetti: readonly Found<RigaProgettoPeg>[];
    readonly centri: readonly Found<RigaCentro>[];
    readonly consuntivi: readonly Found<RigaConsuntivo>[];
    readonly collegamenti: CollegamentoDellIndicatore[];
  },
  testi: Resolved,
  nomi: Resolved,
): ObiettivoType {
  const { key, row } = found.obiettivo;
  const { pianoId: _plan, centri: _ids, progettiPeg: _projects, attivita, indicatori, ...sheet } = row;
  const centri = found.centri.map(({ key: id, row: { codice, denominazione } }) => ({ id, codice, denominazione }));
  return {
    ...sheet,
    momento: found.momento,
    id: key,
    piano: found.piano,
    centri: row.centri.flatMap((id) => centri.filter((centro) => centro.id === id)),
    progettiPeg: found.progetti.map(progettoPegOf),
    attivita: attivita.map(attivitaOf),
    indicatori: indicatori.map(indicatoreOf),
    consuntivi: found.consuntivi.map((consuntivo) => consuntivoOf(consuntivo, row, testi, nomi)),
    collegamenti: found.collegamenti,
  };
}

function consuntivoOf(
  { key, row }: Found<RigaConsuntivo>,
  obiettivo: RigaObiettivo,
  testi: Resolved,
  nomi: Resolved,
): ConsuntivoType {
  const { centroId, anno, revisione } = row;
  return {
    id: key,
    centroId,
    anno,
    revisione,
    attivita: obiettivo.attivita.flatMap(({ id }) => {
      const esito = row.attivita[id];
      return esito ? [{ attivitaId: id, esito: esitoOf(esito, testi, nomi) }] : [];
    }),
    indicatori: obiettivo.indicatori.flatMap((indicatore) => {
      const esito = row.indicatori[indicatore.id];
      if (!esito) return [];
      return [
        { indicatoreId: indicatore.id, esito: esitoOf(esito, testi, nomi), grado: gradoOf(indicatore, esito, anno) },
      ];
    }),
    relazione: row.relazione && relazioneOf(row.relazione, testi, nomi),
  };
}

function esitoOf(riga: EsitoRiga, testi: Resolved, nomi: Resolved): EsitoRegistrato {
  const { rilevatoIl, registratoIl, rettifiche, valore } = riga;
  return {
    ...wordsOf(riga, testi, nomi),
    tipo: valore.tipo,
    avvertenze: [...valore.avvertenze],
    rilevatoIl,
    registratoIl,
    rettifiche,
  };
}

function relazioneOf(riga: RelazioneRiga, testi: Resolved, nomi: Resolved): Relazione {
  return { ...wordsOf(riga, testi, nomi), registratoIl: riga.registratoIl, rettifiche: riga.rettifiche };
}

function wordsOf({ testoId, personaId }: RelazioneRiga, testi: Resolved, nomi: Resolved) {
  return { testoId, testo: testi.get(testoId) ?? null, autore: nomeDi(nomi, personaId) };
}

/** How far a recorded value goes towards what was expected. */
export function gradoOf({ atteso }: Indicatore, { valore, rilevatoIl }: EsitoRiga, anno: number): Grado {
  const grado = gradoRaggiungimento(atteso, valore, { anno, rilevatoIl });
  if (!grado.calcolabile) return { calcolabile: false, percento: null, raggiunto: null, motivo: grado.motivo };
  return { calcolabile: true, percento: grado.percento, raggiunto: grado.raggiunto, motivo: null };
}
