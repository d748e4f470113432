import { deciderProgramma } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiProgramma = commandsOf(deciderProgramma);
