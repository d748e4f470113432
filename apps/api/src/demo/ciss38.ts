import { posti, type DemoConsorzio } from './demo-data.js';

/** CISS38, Cuorgnè: the third consortium of the ATS. */
export const ciss38: DemoConsorzio = {
  scope: 'ciss38',
  denominazione: 'CISS 38',
  sede: 'Cuorgnè',
  centri: [
    { codice: 'DIR', denominazione: 'Area Direzione' },
    { codice: 'TERR', denominazione: 'Area Territoriale' },
    { codice: 'INTE', denominazione: 'Area Integrativa' },
  ],
  posti: posti({ responsabile: ['DIR'], responsabile2: ['TERR'], responsabile3: ['INTE'] }, ['TERR']),
  piano: {
    titolo: 'PEG e Piano della performance 2024',
    dal: 2024,
    al: 2024,
    atto: { organo: 'cda', numero: '9', data: '2024-01-29' },
    progetti: [
      {
        codice: '2.01.01',
        nome: 'Servizio sociale territoriale',
        centro: 'TERR',
        areaStrategica: 'Territorio',
        servizi: ['Segretariato sociale'],
      },
      {
        codice: '3.02.01',
        nome: 'Domiciliarità',
        centro: 'INTE',
        areaStrategica: 'Integrazione',
        servizi: ['Assistenza domiciliare'],
      },
    ],
    obiettivi: [
      {
        numero: '1',
        titolo: 'Supervisione degli assistenti sociali contro il logoramento',
        centri: ['TERR'],
        progetti: ['2.01.01'],
        areaStrategica: 'Territorio',
        utentiFinali: 'Assistenti sociali',
        finalita: 'Tempo protetto per riflettere sui casi e sul lavoro.',
        attivita: [
          { testo: 'Affidamento del servizio di supervisione', tempi: 'Marzo', consuntivo: 'Marzo' },
          { testo: 'Incontri di gruppo', tempi: 'Mag - Dic', consuntivo: 'attuato' },
        ],
        indicatori: [{ nome: 'Operatori partecipanti', unita: 'n.', atteso: '=> 10', consuntivo: '11' }],
      },
      {
        numero: '2',
        titolo: 'Attivare i progetti per i genitori nel Canavese occidentale',
        centri: ['TERR', 'INTE'],
        progetti: ['2.01.01'],
        areaStrategica: 'Territorio',
        utentiFinali: 'Famiglie',
        finalita: 'Portare nel territorio il programma di ambito.',
        attivita: [{ testo: 'Avvio dei progetti', tempi: 'Annuale' }],
        indicatori: [{ nome: 'Progetti attivati', unita: 'n.', atteso: '27' }],
      },
    ],
  },
};
