import {
  stampaValoreAtteso,
  type Attivita,
  type Indicatore,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
} from '@consorzi/domain/planning';
import type { RigaProgettoPeg } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';

import type { ProgettoPegType } from './planning.types.js';
import type { AttivitaType, IndicatoreType, SchedaObiettivoType, SchedaProgettoPegType } from './scheda.types.js';

export const attivitaOf = ({ id, testo, tempi }: Attivita): AttivitaType => ({
  id,
  testo,
  tempi: { originale: tempi.originale, tipo: tempi.tipo },
});

export const indicatoreOf = ({ id, nome, descrizione, unita, atteso }: Indicatore): IndicatoreType => ({
  id,
  nome,
  descrizione,
  unita,
  atteso: {
    originale: atteso.originale,
    tipo: atteso.tipo,
    inteso: stampaValoreAtteso(atteso),
    avvertenze: [...atteso.avvertenze],
  },
});

export const schedaObiettivoOf = (scheda: SchedaObiettivo): SchedaObiettivoType => ({
  ...scheda,
  centri: [...scheda.centri],
  progettiPeg: [...scheda.progettiPeg],
  attivita: scheda.attivita.map(attivitaOf),
  indicatori: scheda.indicatori.map(indicatoreOf),
});

export const schedaProgettoPegOf = (scheda: SchedaProgettoPeg): SchedaProgettoPegType => ({
  ...scheda,
  servizi: [...scheda.servizi],
});

export const progettoPegOf = ({ key, row }: Found<RigaProgettoPeg>): ProgettoPegType => ({
  id: key,
  ...row,
  servizi: [...row.servizi],
});
