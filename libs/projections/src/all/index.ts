import { ats, convenzioni } from '../ats/index.js';
import { registro, storia } from '../audit/index.js';
import { consuntivi } from '../consuntivo/index.js';
import { importazioni } from '../importing/index.js';
import { alberoObiettivi, piani, progettiPeg, variazioni } from '../planning/index.js';
import type { AnyProjection } from '../projecting/index.js';
import { accessi, centri, consorzio } from '../tenancy/index.js';

/** Every read model of the platform; `registro` first, the others stand on it. */
export const allProjections: readonly AnyProjection[] = [
  registro,
  accessi,
  consorzio,
  centri,
  piani,
  progettiPeg,
  alberoObiettivi,
  variazioni,
  consuntivi,
  importazioni,
  storia,
  ats,
  convenzioni,
];
