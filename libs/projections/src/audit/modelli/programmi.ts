import { programmi, type RigaProgramma } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

export const descrizioneProgrammi: Descrizione<RigaProgramma> = {
  modello: programmi,
  etichetta: 'Programma di finanziamento',
  detta: ({ denominazione }) => [denominazione],
  campi: {
    denominazione: 'Denominazione',
    finanziatore: 'Finanziatore',
    fondo: 'Fondo',
    procedure: {
      nome: 'Versioni della procedura',
      una: 'Versione della procedura',
      detta: ({ versione }) => String(versione),
      campi: { versione: 'versione', dal: 'dal', codice: 'codice del modello', denominazione: 'denominazione' },
    },
  },
  esclusi: { revisione: 'counts the events of the stream; nobody writes it' },
  riga: (row) => ({ ...row, procedure: row.procedure.map((one) => ({ id: String(one.versione), ...one })) }),
};
