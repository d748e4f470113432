import { deciderAccessi, deciderCentro, deciderConsorzio } from '@consorzi/domain/tenancy';

import { commandsOf } from '../commands/index.js';

export const comandiConsorzio = commandsOf(deciderConsorzio);
export const comandiCentro = commandsOf(deciderCentro);
export const comandiAccessi = commandsOf(deciderAccessi);

/** The handlers of tenancy, for its module. */
export const tenancyHandlers = [comandiConsorzio, comandiCentro, comandiAccessi].map(({ Handler }) => Handler);
