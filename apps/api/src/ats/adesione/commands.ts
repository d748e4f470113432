import { deciderAdesione } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiAdesione = commandsOf(deciderAdesione);
