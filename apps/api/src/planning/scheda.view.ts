import { stampaValoreAtteso, type Attivita, type Indicatore } from '@consorzi/domain/planning';
import type { RigaProgettoPeg } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';

import type { AttivitaType, IndicatoreType, ProgettoPegType } from './planning.types.js';

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

export const progettoPegOf = ({ key, row }: Found<RigaProgettoPeg>): ProgettoPegType => ({
  id: key,
  ...row,
  servizi: [...row.servizi],
});
