import { posti, type DemoConsorzio } from './demo-data.js';

const GOVERNANCE = 'Governance, amministrazione e servizi generali';

/** IN.RE.TE., Ivrea. Centri and codes as its budget has them; the act of 19/09/2024 is the one that moved a term. */
export const inrete: DemoConsorzio = {
  scope: 'inrete',
  denominazione: 'Consorzio IN.RE.TE.',
  sede: 'Ivrea',
  centri: [
    { codice: 'DIR', denominazione: 'Area Direzione' },
    { codice: 'AMM', denominazione: 'Area Amministrativa' },
    { codice: 'AFIN', denominazione: 'Area Finanziaria' },
    { codice: 'AMIN', denominazione: 'Area Minori e famiglie - Adulti' },
    { codice: 'AINTE', denominazione: 'Area Disabili - Anziani' },
    { codice: 'ATERR', denominazione: 'Area Inclusione e reti territoriali' },
  ],
  posti: posti({ responsabile: ['AMIN', 'ATERR'], responsabile2: ['AINTE'], responsabile3: ['AMM', 'AFIN'] }, ['AMIN']),
  piano: {
    titolo: 'PEG e Piano della performance 2024',
    dal: 2024,
    al: 2024,
    atto: { organo: 'cda', numero: '5', data: '2024-01-31' },
    progetti: [
      {
        codice: '1.02.01',
        nome: 'Governo interno ed esterno',
        centro: 'DIR',
        areaStrategica: GOVERNANCE,
        servizi: ['Comunicazione', 'Relazioni con il territorio'],
      },
      {
        codice: '1.03.01',
        nome: 'Gestione economica e finanziaria',
        centro: 'AFIN',
        areaStrategica: GOVERNANCE,
        servizi: ['Contabilità', 'Rendicontazione dei fondi'],
      },
      {
        codice: '4.06.01',
        nome: 'Sostegno ai genitori',
        centro: 'AMIN',
        areaStrategica: 'Minori e famiglie',
        servizi: ['Programma P.I.P.P.I.', 'Educativa territoriale'],
      },
      {
        codice: '6.01.01',
        nome: 'Dimissioni protette',
        centro: 'AINTE',
        areaStrategica: 'Anziani',
        servizi: ['Assistenza domiciliare'],
      },
    ],
    obiettivi: [
      {
        numero: '1',
        titolo: 'Raccontare ai cittadini i servizi del Consorzio con un piano di comunicazione',
        centri: ['DIR', 'AMM'],
        progetti: ['1.02.01'],
        areaStrategica: GOVERNANCE,
        utentiFinali: 'Cittadini dei Comuni consorziati',
        finalita: 'Una voce sola e riconoscibile su tutti i canali.',
        attivita: [
          { testo: 'Raccolta dei bisogni informativi delle aree', tempi: 'Maggio', consuntivo: 'Maggio' },
          { testo: 'Bozza del piano editoriale', tempi: 'Settembre', consuntivo: 'Ottobre' },
          { testo: 'Approvazione e avvio', tempi: 'Dicembre' },
        ],
        indicatori: [
          { nome: 'Incontri con le aree', unita: 'n.', atteso: '=> 6', consuntivo: '8' },
          { nome: 'Piano editoriale adottato', unita: 'si/no', atteso: 'Si' },
        ],
      },
      {
        numero: '2',
        titolo: 'Attivare i progetti personalizzati per i genitori con il programma P.I.P.P.I.',
        centri: ['AMIN'],
        progetti: ['4.06.01'],
        areaStrategica: 'Minori e famiglie',
        utentiFinali: 'Famiglie seguite dai servizi',
        finalita: 'Accompagnare i genitori prima che la difficoltà diventi allontanamento.',
        attivita: [
          { testo: 'Formazione delle équipe', tempi: 'Gennaio - Giugno', consuntivo: 'Giugno' },
          { testo: 'Avvio dei progetti con le famiglie', tempi: 'Annuale', consuntivo: 'attuato' },
        ],
        indicatori: [
          { nome: 'Progetti attivati', unita: 'n.', atteso: '34', consuntivo: '34' },
          { nome: 'Famiglie coinvolte nel gruppo', unita: '%', atteso: 'Almeno al 90%', consuntivo: '86%' },
        ],
        relazione:
          'I progetti previsti sono partiti tutti. La partecipazione ai gruppi resta sotto l’atteso nei Comuni più lontani, dove mancano i trasporti.',
      },
      {
        numero: '3',
        titolo: 'Rientro a casa protetto dopo l’ospedale',
        centri: ['AINTE'],
        progetti: ['6.01.01'],
        areaStrategica: 'Anziani',
        utentiFinali: 'Persone anziane dimesse',
        finalita: 'Nessuna dimissione senza un piano condiviso con l’azienda sanitaria.',
        attivita: [
          { testo: 'Accordo con l’azienda sanitaria', tempi: 'Giugno', consuntivo: 'Luglio' },
          { testo: 'Attivazione degli interventi a domicilio', tempi: 'Da Luglio 2024' },
        ],
        indicatori: [{ nome: 'Giorni tra segnalazione e presa in carico', unita: 'giorni', atteso: '< 5' }],
      },
      {
        numero: '1',
        titolo: 'Presidiare la rendicontazione dei fondi PNRR',
        centri: ['AFIN'],
        progetti: ['1.03.01'],
        areaStrategica: GOVERNANCE,
        utentiFinali: 'Consorzi dell’ambito',
        finalita: 'Spese, documenti e controlli pronti prima di ogni scadenza.',
        attivita: [{ testo: 'Caricamento mensile delle spese', tempi: 'Mensile' }],
        indicatori: [
          { nome: 'Giornate di formazione sulla rendicontazione', unita: 'n.', atteso: '3' },
          { nome: 'Liste di controllo compilate', unita: 'n.', atteso: '12' },
        ],
      },
    ],
    variazione: {
      motivo: 'La gara per il supporto grafico è stata riaperta: il termine si sposta.',
      atto: { organo: 'cda', numero: '46', data: '2024-09-19' },
      obiettivo: 0,
      attivita: 1,
      tempi: 'Ottobre',
    },
  },
};
