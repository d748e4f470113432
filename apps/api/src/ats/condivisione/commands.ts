import { deciderCondivisione } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiCondivisione = commandsOf(deciderCondivisione);
