import { ats, convenzioni } from '../ats/index.js';
import { cancellazioni, registro, storia, testimonianze } from '../audit/index.js';
import { consuntivi } from '../consuntivo/index.js';
import { importazioni } from '../importing/index.js';
import { alberoObiettivi, conteggi, piani, progettiPeg, variazioni } from '../planning/index.js';
import type { AnyProjection } from '../projecting/index.js';
import { accessi, centri, consorzio, revisioni } from '../tenancy/index.js';

/** Every read model of the platform; `registro` first, the others stand on it. */
export const allProjections: readonly AnyProjection[] = [
  registro,
  accessi,
  consorzio,
  centri,
  revisioni,
  piani,
  progettiPeg,
  alberoObiettivi,
  variazioni,
  consuntivi,
  importazioni,
  storia,
  cancellazioni,
  testimonianze,
  conteggi,
  ats,
  convenzioni,
];
