import {
  deciderApprovaPiano,
  deciderObiettivo,
  deciderPiano,
  deciderProgettoPeg,
  deciderScartaPiano,
  deciderVariazione,
} from '@consorzi/domain/planning';

import { commandsOf } from '../commands/index.js';

export const comandiPiano = commandsOf(deciderPiano);
export const comandiApprovaPiano = commandsOf(deciderApprovaPiano);
export const comandiScartaPiano = commandsOf(deciderScartaPiano);
export const comandiProgettoPeg = commandsOf(deciderProgettoPeg);
export const comandiObiettivo = commandsOf(deciderObiettivo);
export const comandiVariazione = commandsOf(deciderVariazione);

/** The handlers of planning, for its module. */
export const planningHandlers = [
  comandiPiano,
  comandiApprovaPiano,
  comandiScartaPiano,
  comandiProgettoPeg,
  comandiObiettivo,
  comandiVariazione,
].map(({ Handler }) => Handler);
