import { deciderImportazione } from '@consorzi/domain/importing';

import { commandsOf } from '../commands/index.js';

export const comandiImportazione = commandsOf(deciderImportazione);
