import { deciderAttestazione } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiAttestazione = commandsOf(deciderAttestazione);
