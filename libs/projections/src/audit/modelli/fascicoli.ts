import { fascicoli, type RigaFascicolo } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

export const descrizioneFascicoli: Descrizione<RigaFascicolo> = {
  modello: fascicoli,
  etichetta: 'Fascicolo',
  detta: ({ spesaId, mese }) => [spesaId, mese],
  campi: {
    progettoId: 'Progetto',
    mese: 'Mese',
    spesaId: 'Spesa',
    documenti: {
      nome: 'Documenti',
      una: 'Documento',
      detta: ({ tipo }) => String(tipo),
      campi: {
        tipo: 'tipo',
        sha256: 'impronta',
        byte: 'grandezza in byte',
        mediaType: 'formato',
        testo: 'nome del file',
        ritirato: 'ritirato il',
        motivo: 'motivo del ritiro',
      },
    },
  },
  esclusi: {
    tipo: 'of the expense, which is compared itself',
    haIvaScissa: 'of the expense, which is compared itself',
    annullata: 'of the expense, which is compared itself',
    revisione: 'counts the events of the stream; nobody writes it',
  },
  riga: (row) => ({
    ...row,
    documenti: row.documenti.map(({ documentoId, nome, depositatoIl: _when, ritirato, ...one }) => ({
      ...{ id: documentoId, ...one, testo: { testoId: nome.testoId }, ritirato: ritirato?.il ?? null },
      motivo: ritirato && { testoId: ritirato.motivo.testoId },
    })),
  }),
};
