import { deciderMappaturaRegis, deciderRiconciliazione } from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** How an export is read, said twice, and a line of it that somebody explains. */
export function riconciliazioneConRegis(diario: Diario): void {
  const who = direttore('2025-11-20');
  for (const data of ['gg/mm/aaaa', 'aaaa-mm-gg']) {
    diario.esegui(deciderMappaturaRegis, {
      ...{ ...who, type: 'SalvaMappatura', nome: 'Pagamenti', tabella: 'pagamenti', chiave: ['cup', 'mandato'] },
      colonne: [
        { campo: 'cup', intestazione: 'CUP' },
        { campo: 'mandato', intestazione: 'Numero mandato' },
        { campo: 'importo', intestazione: 'Importo' },
      ],
      formati: { data, decimale: ',' },
    });
  }
  diario.esegui(deciderRiconciliazione, {
    ...{ ...who, type: 'SpiegaRiga', progettoId: idOf(SCOPE, 'progetto riconciliato'), tabella: 'pagamenti' },
    ...{ spiegazioneId: idOf(SCOPE, 'spiegazione'), chiave: testo('chiave'), esito: 'diverso' },
    ...{ impronta: '0'.repeat(64), nota: testo('nota') },
  });
}
