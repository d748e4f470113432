import { deciderConsuntivo } from '@consorzi/domain/consuntivo';

import { commandsOf } from '../commands/index.js';

export const comandiConsuntivo = commandsOf(deciderConsuntivo);
