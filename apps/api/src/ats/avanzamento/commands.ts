import { deciderAvanzamento } from '@consorzi/domain/ats';
import { deciderCollegamento } from '@consorzi/domain/consuntivo';

import { commandsOf } from '../../commands/index.js';

export const comandiAvanzamento = commandsOf(deciderAvanzamento);
export const comandiCollegamento = commandsOf(deciderCollegamento);
