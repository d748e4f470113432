import { deciderFascicolo } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiFascicolo = commandsOf(deciderFascicolo);
