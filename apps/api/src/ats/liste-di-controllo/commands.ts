import { deciderListaDiControllo } from '@consorzi/domain/ats';

import { commandsOf } from '../../commands/index.js';

export const comandiListaDiControllo = commandsOf(deciderListaDiControllo);
