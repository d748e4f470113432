import { mappatureRegis, righeSpiegate, type RigaMappaturaRegis, type RigaSpiegataRiga } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

export const descrizioneMappatureRegis: Descrizione<RigaMappaturaRegis> = {
  modello: mappatureRegis,
  etichetta: 'Mappatura di un’esportazione ReGiS',
  detta: ({ nome, tabella }) => [nome, tabella],
  campi: {
    nome: 'Nome',
    tabella: 'Tabella',
    formati: 'Formati',
    chiave: 'Chiave',
    colonne: {
      nome: 'Colonne',
      una: 'Colonna',
      detta: ({ campo }) => String(campo),
      campi: { campo: 'campo', intestazione: 'intestazione' },
    },
  },
  esclusi: {
    revisione: 'counts the events of the stream; nobody writes it',
    salvataIl: 'of the event, which is named beside every difference',
  },
  riga: (row) => ({ ...row, colonne: row.colonne.map((one) => ({ id: one.campo, ...one })) }),
};

export const descrizioneRigheSpiegate: Descrizione<RigaSpiegataRiga> = {
  modello: righeSpiegate,
  etichetta: 'Differenza spiegata',
  detta: ({ tabella, esito }) => [tabella, esito],
  campi: { progettoId: 'Progetto', tabella: 'Tabella', chiave: 'Riga', esito: 'Esito', nota: 'Nota' },
  esclusi: {
    impronta: 'says which difference was meant, in a form that nobody reads',
    personaId: 'of the event, which is named beside every difference',
    spiegataIl: 'of the event, which is named beside every difference',
  },
};
