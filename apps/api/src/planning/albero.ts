import type { RigaConsuntivo } from '@consorzi/projections/consuntivo';
import type { RigaObiettivo, RigaProgettoPeg } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';
import type { RigaCentro } from '@consorzi/projections/tenancy';

import type { ObiettivoSintesi, ProgettoPegType, RamoCentro } from './planning.types.js';
import { attivitaOf, indicatoreOf, progettoPegOf } from './scheda.view.js';

/**
 * The plan as people read it: by centro (an objective shared by two stands under both), progetti PEG by code, then
 * objectives by the number they carry on paper. Centri without anything in the plan are left out.
 */
export function alberoOf(
  centri: readonly Found<RigaCentro>[],
  progetti: readonly Found<RigaProgettoPeg>[],
  obiettivi: readonly Found<RigaObiettivo>[],
  consuntivi: readonly Found<RigaConsuntivo>[],
): RamoCentro[] {
  const done = doneByObiettivo(consuntivi);
  return [...centri]
    .sort((a, b) => byText(a.row.denominazione, b.row.denominazione))
    .map(({ key, row: { codice, denominazione } }) => ({
      centro: { id: key, codice, denominazione },
      progettiPeg: progetti
        .filter(({ row }) => row.centroId === key)
        .map(progettoPegOf)
        .sort(byCode),
      obiettivi: obiettivi
        .filter(({ row }) => row.centri.includes(key))
        .map((found) => sintesiOf(found, done.get(found.key)))
        .sort(byNumber),
    }))
    .filter(({ progettiPeg, obiettivi: own }) => progettiPeg.length + own.length > 0);
}

interface Done {
  readonly voci: ReadonlySet<string>;
  readonly conRelazione: boolean;
}

function doneByObiettivo(consuntivi: readonly Found<RigaConsuntivo>[]): ReadonlyMap<string, Done> {
  const done = new Map<string, Done>();
  for (const { row } of consuntivi) {
    const before = done.get(row.obiettivoId);
    const voci = new Set([...(before?.voci ?? []), ...Object.keys(row.attivita), ...Object.keys(row.indicatori)]);
    done.set(row.obiettivoId, { voci, conRelazione: (before?.conRelazione ?? false) || row.relazione !== null });
  }
  return done;
}

function sintesiOf({ key, row }: Found<RigaObiettivo>, done: Done | undefined): ObiettivoSintesi {
  const recorded = (rows: readonly { readonly id: string }[]) => rows.filter(({ id }) => done?.voci.has(id)).length;
  const { numero, titolo, areaStrategica, revisione } = row;
  return {
    id: key,
    numero,
    titolo,
    areaStrategica,
    revisione,
    centri: [...row.centri],
    progettiPeg: [...row.progettiPeg],
    attivita: row.attivita.map(attivitaOf),
    indicatori: row.indicatori.map(indicatoreOf),
    attivitaConEsito: recorded(row.attivita),
    indicatoriConValore: recorded(row.indicatori),
    conRelazione: done?.conRelazione ?? false,
  };
}

const byText = (a: string, b: string) => a.localeCompare(b, 'it', { numeric: true });
const byCode = (a: ProgettoPegType, b: ProgettoPegType) => byText(a.codice, b.codice) || byText(a.nome, b.nome);
const byNumber = (a: ObiettivoSintesi, b: ObiettivoSintesi) =>
  byText(a.numero || '~', b.numero || '~') || byText(a.titolo, b.titolo);
