import { ats } from './ats.it.js';
import { audit } from './audit.it.js';
import { consuntivo } from './consuntivo.it.js';
import { importing } from './importing.it.js';
import { planning } from './planning.it.js';
import { shell } from './shell.it.js';
import { tenancy } from './tenancy.it.js';

/** Every word on the screen. ICU syntax: the apostrophe is the typographic one, the other begins a quotation there. */
export const messaggi = { ...shell, ...tenancy, ...planning, ...consuntivo, ...importing, ...audit, ...ats } as const;
