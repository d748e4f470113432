import { deciderPeriodi, deciderSpesa } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiSpesa = commandsOf(deciderSpesa);
export const comandiPeriodi = commandsOf(deciderPeriodi);
