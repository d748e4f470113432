import { deciderMappaturaRegis, deciderRiconciliazione } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiMappaturaRegis = commandsOf(deciderMappaturaRegis);
export const comandiRiconciliazione = commandsOf(deciderRiconciliazione);
