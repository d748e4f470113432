import { contenutiDaRecepire, deciderProgettoRecepito, programma, progetto } from '@consorzi/domain/ats';

import { reaction, type Policy } from './policy.js';

/**
 * What a project of an ATS is, in the log of each partner that is a consortium of the platform: its expenses and
 * documents are checked there against its own part of the plan, without a look into the other log. Who recognises the
 * ATS later, or comes to the platform later, is told how its projects stand by then.
 */
export const recepimentoProgetti: Policy = {
  name: 'recepimento-progetti',
  newestOnly: true,
  types: new Set(['ProgettoRegistrato', 'PianoProgettoModificato', 'ProceduraAggiornata', 'ProgettoChiuso']),
  async react(_event, source) {
    const stato = await source.state(progetto, source.id);
    if (stato.status === 'assente') return [];
    // Its versions, once adopted, never change.
    const delProgramma = await source.state(programma, stato.programmaId);
    return contenutiDaRecepire(source.scope, source.id, stato, delProgramma).map(({ consorzio, contenuto }) =>
      reaction(consorzio, deciderProgettoRecepito, { type: 'RecepisciProgetto', scope: consorzio, contenuto }),
    );
  },
};
