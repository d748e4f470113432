import { dentro, type Lettura } from '@consorzi/domain/tenancy';
import type { Foglia, RigaObiettivo, RigaProgettoPeg } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';
import type { RigaCentro } from '@consorzi/projections/tenancy';

import type { ObiettivoSintesi, ProgettoPegType, RamoCentro } from './planning.types.js';
import { attivitaOf, indicatoreOf, progettoPegOf } from './scheda.view.js';

/** An objective as the tree shows it; with its rows only where they are asked for. */
export type FogliaConVoci = Foglia & Partial<Pick<RigaObiettivo, 'attivita' | 'indicatori'>>;

/**
 * The plan as people read it: by centro (an objective shared by two stands under both), progetti PEG by code, then
 * objectives by the number they carry on paper. Centri without anything in the plan are left out.
 */
export function alberoOf(
  centri: readonly Found<RigaCentro>[],
  progetti: readonly Found<RigaProgettoPeg>[],
  obiettivi: readonly Found<FogliaConVoci>[],
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
        .map(sintesiOf)
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

function sintesiOf({ key, row }: Found<FogliaConVoci>): ObiettivoSintesi {
  const { numero, titolo, areaStrategica, revisione, saldi, attivita = [], indicatori = [] } = row;
  return {
    id: key,
    numero,
    titolo,
    areaStrategica,
    revisione,
    centri: [...row.centri],
    progettiPeg: [...row.progettiPeg],
    attivita: attivita.map(attivitaOf),
    indicatori: indicatori.map(indicatoreOf),
    quanteAttivita: saldi.attivita,
    quantiIndicatori: saldi.indicatori,
    attivitaConEsito: saldi.attivitaConEsito,
    indicatoriConValore: saldi.indicatoriConValore,
    conRelazione: saldi.relazioni > 0,
  };
}

/** Made once: a comparison that makes its own is a hundred times as slow, and a tree takes thousands. */
const collator = new Intl.Collator('it', { numeric: true });
const byText = (a: string, b: string) => collator.compare(a, b);
const byCode = (a: ProgettoPegType, b: ProgettoPegType) => byText(a.codice, b.codice) || byText(a.nome, b.nome);
const byNumber = (a: ObiettivoSintesi, b: ObiettivoSintesi) =>
  byText(a.numero || '~', b.numero || '~') || byText(a.titolo, b.titolo);
