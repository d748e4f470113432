import { deciderIstanza, deciderProgetto } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiProgetto = commandsOf(deciderProgetto);
export const comandiIstanza = commandsOf(deciderIstanza);
