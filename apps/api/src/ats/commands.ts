import { deciderAts, deciderConvenzione } from '@consorzi/domain/ats';

import { commandsOf } from '../commands/index.js';

export const comandiAts = commandsOf(deciderAts);
export const comandiConvenzione = commandsOf(deciderConvenzione);

/** The handlers of the ATS, for its module. */
export const atsHandlers = [comandiAts, comandiConvenzione].map(({ Handler }) => Handler);
