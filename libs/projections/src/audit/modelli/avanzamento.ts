import { avanzamenti, collegamentiIndicatori, type RigaAvanzamento, type RigaCollegamento } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

const parola = (testoId: string | null) => testoId && { testoId };

export const descrizioneAvanzamenti: Descrizione<RigaAvanzamento> = {
  modello: avanzamenti,
  etichetta: 'Avanzamento',
  detta: ({ progettoId, mese }) => [progettoId, mese],
  campi: {
    progettoId: 'Progetto',
    traguardoId: 'Traguardo',
    partnerId: 'Partner',
    mese: 'Mese',
    periodo: 'Periodo',
    valore: 'Valore',
    nota: 'Nota',
    obiettivoId: 'Obiettivo da cui viene',
    indicatoreId: 'Indicatore da cui viene',
    parti: {
      nome: 'Parti dei centri',
      una: 'Parte',
      detta: ({ id }) => String(id),
      campi: { valore: 'valore' },
    },
    motivo: 'Motivo della rettifica',
  },
  esclusi: {
    registratoIl: 'of the event, which is named beside every difference',
    rettifiche: 'counts the events; nobody writes it',
  },
  riga: ({ fonte, notaId, motivoId, ...row }) => ({
    ...row,
    ...{ nota: parola(notaId), motivo: parola(motivoId) },
    ...{ obiettivoId: fonte?.obiettivoId ?? null, indicatoreId: fonte?.indicatoreId ?? null },
    parti: (fonte?.parti ?? []).map(({ centroId, valore }) => ({ id: centroId, valore })),
  }),
};

export const descrizioneCollegamenti: Descrizione<RigaCollegamento> = {
  modello: collegamentiIndicatori,
  etichetta: 'Collegamento di un indicatore',
  detta: ({ obiettivoId, indicatoreId }) => [obiettivoId, indicatoreId],
  campi: {
    pianoId: 'Piano',
    obiettivoId: 'Obiettivo',
    indicatoreId: 'Indicatore',
    progettoId: 'Progetto',
    traguardoId: 'Traguardo',
    conteggio: 'Conteggio della piattaforma',
  },
  esclusi: {
    collegatoIl: 'of the event, which is named beside every difference',
    revisione: 'counts the events of the stream; nobody writes it',
  },
  luogo: ({ pianoId, obiettivoId }) => ({ pianoId, obiettivoId }),
};
