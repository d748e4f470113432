import type { JsonObject } from '@consorzi/domain/shared';

import {
  alberoObiettivi,
  piani,
  progettiPeg,
  variazioni,
  type RigaObiettivo,
  type RigaPiano,
  type RigaProgettoPeg,
  type RigaVariazione,
} from '../../planning/index.js';
import type { Descrizione } from './descrizione.js';

const REVISIONE = { revisione: 'counts the events of the stream; nobody writes it' } as const;

export const descrizionePiani: Descrizione<RigaPiano> = {
  modello: piani,
  etichetta: 'Piano',
  detta: ({ titolo }) => [titolo],
  campi: {
    titolo: 'Titolo',
    dal: 'Dall’anno',
    al: 'All’anno',
    stato: 'Stato',
    ricostruito: 'Ricostruito da una relazione',
    atto: 'Atto di approvazione',
    documentoSha256: 'Impronta del documento',
    variazioneAperta: 'Variazione aperta',
  },
  esclusi: { ...REVISIONE, tappe: 'positions of the log: they tell of acts that are compared themselves' },
  luogo: (_row, pianoId) => ({ pianoId }),
};

export const descrizioneProgettiPeg: Descrizione<RigaProgettoPeg> = {
  modello: progettiPeg,
  etichetta: 'Progetto PEG',
  detta: ({ codice, nome }) => [codice, nome],
  campi: {
    codice: 'Codice',
    nome: 'Nome',
    centroId: 'Centro di responsabilità',
    areaStrategica: 'Area strategica',
    obiettivoOperativo: 'Obiettivo operativo',
    servizi: 'Servizi interessati',
    pianoId: 'Piano',
  },
  esclusi: REVISIONE,
  luogo: ({ pianoId, centroId }) => ({ pianoId, centri: [centroId] }),
};

const parole = (riga: JsonObject): string =>
  String(riga['testo'] ?? riga['nome'] ?? '') || String(riga['descrizione'] ?? '');

export const descrizioneObiettivi: Descrizione<RigaObiettivo> = {
  modello: alberoObiettivi,
  etichetta: 'Obiettivo',
  detta: ({ titolo }) => [titolo],
  campi: {
    numero: 'Numero',
    titolo: 'Titolo',
    centri: 'Centri di responsabilità',
    areaStrategica: 'Area strategica',
    obiettivoOperativo: 'Obiettivo operativo',
    progettiPeg: 'Progetti PEG',
    progettoPegTesto: 'Progetto PEG (come scritto)',
    servizi: 'Servizi interessati',
    utentiFinali: 'Utenti finali',
    retiDiCollaborazione: 'Reti di collaborazione',
    finalita: 'Finalità',
    descrizione: 'Descrizione',
    continuaDa: 'Continua l’obiettivo',
    attivita: { nome: 'Attività', una: 'Attività', detta: parole, campi: { testo: 'testo', tempi: 'tempi' } },
    indicatori: {
      nome: 'Indicatori',
      una: 'Indicatore',
      detta: parole,
      campi: { nome: 'nome', descrizione: 'descrizione', unita: 'unità di misura', atteso: 'valore atteso' },
    },
    pianoId: 'Piano',
  },
  esclusi: REVISIONE,
  luogo: ({ pianoId, centri }, obiettivoId) => ({ pianoId, obiettivoId, centri }),
};

export const descrizioneVariazioni: Descrizione<RigaVariazione> = {
  modello: variazioni,
  etichetta: 'Variazione',
  detta: ({ pianoId }) => ['del piano', pianoId],
  campi: {
    stato: 'Stato',
    motivo: 'Motivo',
    motivoAbbandono: 'Motivo dell’abbandono',
    atto: 'Atto di approvazione',
    voci: {
      nome: 'Modifiche proposte',
      una: 'Modifica proposta',
      detta: ({ id }) => String(id),
      campi: { oggetto: 'oggetto', azione: 'azione', scheda: 'scheda nuova', modifiche: 'campi da cambiare' },
    },
    pianoId: 'Piano',
  },
  esclusi: {
    ...REVISIONE,
    posizioneInizio: 'a place in the log: the event that stands there says it',
    posizioneFine: 'a place in the log: the event that stands there says it',
  },
  riga: (row) => ({
    ...row,
    voci: row.voci.map(({ oggettoId, ...voce }) => ({ id: oggettoId, ...voce })),
  }),
  luogo: ({ pianoId }) => ({ pianoId }),
};
