import { deciderRendiconto, deciderRichiesta } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiRendiconto = commandsOf(deciderRendiconto);
export const comandiRichiesta = commandsOf(deciderRichiesta);
