import type { EventoPeriodi } from '@consorzi/domain/ats';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { meseDopo, type TestoRef } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

/** `chiusoFinoAl`: this month and all before it are reported. `motivo`: why months were opened again, if that was last. */
export type RigaSpesePeriodi = {
  readonly chiusoFinoAl: string;
  readonly motivo: TestoRef | null;
  readonly revisione: number;
};

/** Up to which month each project is reported, by the project's id; none while no month ever was. */
export const spesePeriodi: Projection<RigaSpesePeriodi> = {
  name: 'spese_periodi',
  version: 1,
  filters: {},
  keys: (event) => (isPeriodi(event) ? [streamParts(event.stream).id] : []),
  evolve(_rows, event) {
    const { type, data, revision: revisione, stream } = event as PositionedEvent & EventoPeriodi;
    const row: RigaSpesePeriodi =
      type === 'PeriodoChiuso'
        ? { chiusoFinoAl: data.finoAlMese, motivo: null, revisione }
        : { chiusoFinoAl: meseDopo(data.dalMese, -1), motivo: data.motivo, revisione };
    return new Map([[streamParts(stream).id, row]]);
  },
};

const isPeriodi = ({ type }: PositionedEvent): boolean => type === 'PeriodoChiuso' || type === 'PeriodoRiaperto';
