import { dentro, type Lettura } from '@consorzi/domain/tenancy';
import type { RigaConsuntivo } from '@consorzi/projections/consuntivo';
import type { RigaProgettoPeg, RigaRamo } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';
import type { RigaCentro } from '@consorzi/projections/tenancy';

import type { ObiettivoSintesi, ProgettoPegType, RamoCentro } from './planning.types.js';
import { attivitaOf, indicatoreOf, progettoPegOf } from './scheda.view.js';

/** What was recorded of an objective: rows of its sheet by id, also those that are gone, and whether it has a report. */
export interface Registrati {
  readonly registrati: readonly string[];
  readonly conRelazione: boolean;
}

/** The same, counted over consuntivi: of several centri and years together. */
export function registratiDi(consuntivi: readonly Found<RigaConsuntivo>[]): ReadonlyMap<string, Registrati> {
  const all = new Map<string, Registrati>();
  for (const { row } of consuntivi) {
    const before = all.get(row.obiettivoId);
    all.set(row.obiettivoId, {
      registrati: [...(before?.registrati ?? []), ...Object.keys(row.attivita), ...Object.keys(row.indicatori)],
      conRelazione: (before?.conRelazione ?? false) || row.relazione !== null,
    });
  }
  return all;
}

/**
 * The plan as people read it: by centro (an objective shared by two stands under both), progetti PEG by code, then
 * objectives by the number they carry on paper. Centri without anything in the plan are left out. What is reported on is
 * counted from `registrati`, by objective: the ledger knows it without the consuntivi, which weigh as much as the plan.
 */
export function alberoOf(
  centri: readonly Found<RigaCentro>[],
  progetti: readonly Found<RigaProgettoPeg>[],
  obiettivi: readonly Found<RigaRamo>[],
  registrati: ReadonlyMap<string, Registrati>,
): RamoCentro[] {
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
        .map((found) => sintesiOf(found, registrati.get(found.key)))
        .sort(byNumber),
    }))
    .filter(({ progettiPeg, obiettivi: own }) => progettiPeg.length + own.length > 0);
}

/**
 * The branches as who is narrowed sees them: an objective stands under those of its centri that are inside, and under
 * the first of the others only where none is; there with the progetti that it names.
 */
export function ramiDentro(perimetro: Lettura, rami: RamoCentro[]): RamoCentro[] {
  const isInside = (id: string) => dentro(perimetro, { tipo: 'centro', id });
  const placed = new Set<string>();
  return rami
    .map((ramo) => {
      if (isInside(ramo.centro.id)) return ramo;
      const obiettivi = ramo.obiettivi.filter(({ id, centri }) => !centri.some(isInside) && !placed.has(id));
      obiettivi.forEach(({ id }) => placed.add(id));
      const named = new Set(obiettivi.flatMap(({ progettiPeg }) => progettiPeg));
      return { ...ramo, obiettivi, progettiPeg: ramo.progettiPeg.filter(({ id }) => named.has(id)) };
    })
    .filter(({ obiettivi, progettiPeg }) => obiettivi.length + progettiPeg.length > 0);
}

function sintesiOf({ key, row }: Found<RigaRamo>, registrati: Registrati | undefined): ObiettivoSintesi {
  const voci = new Set(registrati?.registrati);
  const recorded = (rows: readonly { readonly id: string }[]) => rows.filter(({ id }) => voci.has(id)).length;
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
    conRelazione: registrati?.conRelazione ?? false,
  };
}

/** Made once: a comparison that makes its own is a hundred times as slow, and a tree takes thousands. */
const collator = new Intl.Collator('it', { numeric: true });
const byText = (a: string, b: string) => collator.compare(a, b);
const byCode = (a: ProgettoPegType, b: ProgettoPegType) => byText(a.codice, b.codice) || byText(a.nome, b.nome);
const byNumber = (a: ObiettivoSintesi, b: ObiettivoSintesi) =>
  byText(a.numero || '~', b.numero || '~') || byText(a.titolo, b.titolo);
