import type { JsonObject } from '@consorzi/domain/shared';

import { ats, convenzioni, type MembroRiga, type RigaAts, type RigaConvenzione } from '../../ats/index.js';
import { consuntivi, type EsitoRiga, type RigaConsuntivo } from '../../consuntivo/index.js';
import { importazioni, type RigaImportazione } from '../../importing/index.js';
import {
  accessi,
  centri,
  consorzio,
  revisioni,
  ULTIMA,
  type RigaAccessi,
  type RigaCentro,
  type RigaConsorzio,
  type RigaRevisione,
} from '../../tenancy/index.js';
import { testimonianze, type RigaTestimonianza } from '../testimonianze/testimonianze.js';
import type { Descrizione } from './descrizione.js';

const REVISIONE = { revisione: 'counts the events of the stream; nobody writes it' } as const;
const CHI_SCRISSE = {
  registratoIl: 'of the event, which is named beside every difference',
  personaId: 'of the event, which is named beside every difference',
} as const;

export const descrizioneConsorzio: Descrizione<RigaConsorzio> = {
  modello: consorzio,
  etichetta: 'Consorzio',
  detta: ({ denominazione }) => [denominazione],
  campi: { denominazione: 'Denominazione', sede: 'Sede' },
  esclusi: {},
};

export const descrizioneCentri: Descrizione<RigaCentro> = {
  modello: centri,
  etichetta: 'Centro di responsabilità',
  detta: ({ denominazione }) => [denominazione],
  campi: {
    codice: 'Codice',
    denominazione: 'Denominazione',
    soppresso: 'Soppresso',
    responsabili: {
      nome: 'Responsabili',
      una: 'Responsabile',
      detta: ({ personaId }) => String(personaId),
      campi: { personaId: 'persona', dal: 'dal', al: 'fino al' },
    },
  },
  esclusi: REVISIONE,
  riga: (row) => ({
    ...row,
    responsabili: row.responsabili.map((one) => ({ id: `${one.personaId}.${one.dal}`, ...one })),
  }),
  luogo: (_row, centroId) => ({ centri: [centroId] }),
};

export const descrizioneAccessi: Descrizione<RigaAccessi> = {
  modello: accessi,
  etichetta: 'Persona',
  detta: (_row, personaId) => [personaId],
  campi: {
    ruoli: {
      nome: 'Ruoli',
      una: 'Ruolo',
      detta: ({ ruolo }) => String(ruolo),
      campi: { ruolo: 'ruolo', centri: 'centri di responsabilità' },
    },
    deleghe: {
      nome: 'Deleghe',
      una: 'Delega',
      detta: ({ ruolo }) => String(ruolo),
      campi: { delegante: 'da parte di', ruolo: 'ruolo', dal: 'dal', alEscluso: 'fino al giorno prima del' },
    },
  },
  esclusi: { ...REVISIONE, incarichi: 'told by the audits themselves, the revoked ones too' },
  riga: (row) => ({
    ...row,
    ruoli: row.ruoli.map((one) => ({ id: one.ruolo, ...one })),
    deleghe: row.deleghe.map(({ delegaId, ...one }) => ({ id: delegaId, ...one })),
  }),
  luogo: ({ ruoli }) => ({ centri: ruoli.flatMap((one) => one.centri) }),
  interne: [ULTIMA],
};

export const descrizioneRevisioni: Descrizione<RigaRevisione> = {
  modello: revisioni,
  etichetta: 'Incarico di revisione',
  detta: ({ personaId }) => [personaId],
  campi: {
    personaId: 'Persona',
    perimetro: 'Perimetro',
    dal: 'Dal',
    alEscluso: 'Fino al giorno prima del',
    atto: 'Atto',
    revocataIl: 'Revocato il',
  },
  esclusi: { affidataIl: 'of the event, which is named beside every difference' },
};

export const descrizioneTestimonianze: Descrizione<RigaTestimonianza> = {
  modello: testimonianze,
  etichetta: 'Testimonianza',
  detta: ({ altro }) => [altro],
  campi: { verso: 'Verso', altro: 'Ente' },
  esclusi: { dal: 'of the event, which is named beside every difference' },
};

/** Who wrote it, when and how often it was corrected is said by the events. */
function esiti(by: Readonly<Record<string, EsitoRiga>>): readonly JsonObject[] {
  return Object.entries(by).map(
    ([id, { registratoIl: _when, personaId: _who, rettifiche: _times, testoId, ...esito }]) => {
      return { id, testo: { testoId }, ...esito };
    },
  );
}

const esito = { testo: 'parole registrate', valore: 'valore inteso', rilevatoIl: 'rilevato il' } as const;

export const descrizioneConsuntivi: Descrizione<RigaConsuntivo> = {
  modello: consuntivi,
  etichetta: 'Consuntivo',
  detta: ({ obiettivoId, centroId, anno }) => [obiettivoId, centroId, String(anno)],
  campi: {
    attivita: { nome: 'Esiti delle attività', una: 'Esito dell’attività', detta: ({ id }) => String(id), campi: esito },
    indicatori: {
      nome: 'Valori degli indicatori',
      una: 'Valore dell’indicatore',
      detta: ({ id }) => String(id),
      campi: esito,
    },
    relazione: 'Relazione',
    documentoSha256: 'Impronta del documento',
    obiettivoId: 'Obiettivo',
    centroId: 'Centro di responsabilità',
    anno: 'Anno',
    pianoId: 'Piano',
  },
  esclusi: REVISIONE,
  riga: ({ attivita, indicatori, relazione, ...row }) => ({
    ...row,
    attivita: esiti(attivita),
    indicatori: esiti(indicatori),
    relazione: relazione && { testoId: relazione.testoId },
  }),
  luogo: ({ pianoId, obiettivoId, centroId }) => ({ pianoId, obiettivoId, centri: [centroId] }),
};

export const descrizioneImportazioni: Descrizione<RigaImportazione> = {
  modello: importazioni,
  etichetta: 'Documento importato',
  detta: ({ pianoId }) => ['per il piano', pianoId],
  campi: {
    nome: 'Nome del documento',
    sha256: 'Impronta del documento',
    famiglia: 'Famiglia del documento',
    versioneParser: 'Versione del lettore',
    stato: 'Stato',
    parte: 'Parte',
    di: 'Parti in tutto',
    propostaId: 'Proposta',
    sezioni: {
      nome: 'Sezioni conservate',
      una: 'Sezione conservata',
      detta: ({ genere }) => String(genere),
      campi: { genere: 'genere', testo: 'testo' },
    },
    pianoId: 'Piano',
  },
  esclusi: CHI_SCRISSE,
  riga: ({ documento, sezioni, ...row }) => ({
    ...row,
    ...documento,
    sezioni: sezioni.map((one, index) => ({ id: String(index), ...one })),
  }),
  luogo: ({ pianoId }) => ({ pianoId }),
};

const membro = {
  denominazione: 'denominazione',
  dal: 'dal',
  alEscluso: 'fino al giorno prima del',
  attoEntrata: 'atto di entrata',
  attoUscita: 'atto di uscita',
  rettifica: 'rettifica dei giorni',
} as const;
const conId = ({ consorzio: slug, ...one }: MembroRiga) => ({ id: `${slug}.${one.dal}`, ...one });

export const descrizioneAts: Descrizione<RigaAts> = {
  modello: ats,
  etichetta: 'ATS',
  detta: ({ denominazione }) => [denominazione],
  campi: {
    denominazione: 'Denominazione',
    atto: 'Atto di istituzione',
    membri: {
      nome: 'Consorzi membri',
      una: 'Consorzio membro',
      detta: ({ denominazione }) => String(denominazione),
      campi: membro,
    },
    annullati: {
      nome: 'Periodi annullati',
      una: 'Periodo annullato',
      detta: ({ denominazione }) => String(denominazione),
      campi: membro,
    },
    capofila: {
      nome: 'Capofila',
      una: 'Capofila',
      detta: ({ consorzio: slug }) => String(slug),
      campi: { consorzio: 'consorzio', dal: 'dal', alEscluso: 'fino al giorno prima del', atto: 'atto' },
    },
  },
  esclusi: REVISIONE,
  riga: (row) => ({
    ...row,
    membri: row.membri.map(conId),
    annullati: row.annullati.map(conId),
    capofila: row.capofila.map((one) => ({ id: `${one.consorzio}.${one.dal}`, ...one })),
  }),
};

export const descrizioneConvenzioni: Descrizione<RigaConvenzione> = {
  modello: convenzioni,
  etichetta: 'Convenzione',
  detta: ({ titolo }) => [titolo],
  campi: {
    titolo: 'Titolo',
    parti: 'Parti',
    dal: 'Dal',
    alEscluso: 'Fino al giorno prima del',
    atto: 'Atto',
    proroghe: {
      nome: 'Proroghe',
      una: 'Proroga',
      detta: ({ alEscluso }) => String(alEscluso),
      campi: { alEscluso: 'fino al giorno prima del', atto: 'atto' },
    },
  },
  esclusi: REVISIONE,
  riga: (row) => ({ ...row, proroghe: row.proroghe.map((one, index) => ({ id: String(index), ...one })) }),
};
