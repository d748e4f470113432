import { ats } from './ats.it.js';
import { audit } from './audit.it.js';
import { consuntivo } from './consuntivo.it.js';
import { datiPersonali } from './dati-personali.it.js';
import { esportazioni } from './esportazioni.it.js';
import { importing } from './importing.it.js';
import { origine } from './origine.it.js';
import { planning } from './planning.it.js';
import { replay } from './replay.it.js';
import { revisori } from './revisori.it.js';
import { shell } from './shell.it.js';
import { tenancy } from './tenancy.it.js';
import { trasparenza } from './trasparenza.it.js';

/**
 * Every word on the screen, but for the pages on funds (`it-fondi.ts`), which come with them. ICU syntax: the apostrophe
 * is the typographic one, the other begins a quotation there.
 */
export const messaggi = {
  ...shell,
  ...tenancy,
  ...datiPersonali,
  ...planning,
  ...consuntivo,
  ...importing,
  ...audit,
  ...replay,
  ...revisori,
  ...origine,
  ...trasparenza,
  ...esportazioni,
  ...ats,
} as const;
