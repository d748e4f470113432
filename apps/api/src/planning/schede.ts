import { parseTempi, parseValoreAtteso, type SchedaObiettivo, type SchedaProgettoPeg } from '@consorzi/domain/planning';

import type { Edge } from '../commands/index.js';
import type { SchedaObiettivoInput, SchedaProgettoPegInput } from './planning.types.js';

/** The sheet as the domain keeps it: new rows get their id from the command, times and targets are read. */
export function schedaObiettivoFrom(input: SchedaObiettivoInput, edge: Edge): SchedaObiettivo {
  return {
    ...input,
    centri: [...input.centri],
    progettiPeg: [...input.progettiPeg],
    continuaDa: input.continuaDa ?? null,
    attivita: input.attivita.map(({ id, testo, tempi }, index) => ({
      id: id ?? edge.newId('attivita', index),
      testo,
      tempi: parseTempi(tempi),
    })),
    indicatori: input.indicatori.map(({ id, nome, descrizione, unita, atteso }, index) => ({
      id: id ?? edge.newId('indicatore', index),
      nome,
      descrizione,
      unita,
      atteso: parseValoreAtteso(atteso, unita),
    })),
  };
}

export function schedaProgettoPegFrom(input: SchedaProgettoPegInput): SchedaProgettoPeg {
  return { ...input, servizi: [...input.servizi] };
}
