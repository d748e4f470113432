import { posti, type DemoConsorzio } from './demo-data.js';

/** CISS-AC, Caluso. Its plans have indicators and no activities with times of their own. */
export const cissac: DemoConsorzio = {
  scope: 'cissac',
  denominazione: 'CISS-AC',
  sede: 'Caluso',
  centri: [
    { codice: 'INCL', denominazione: 'Area Inclusione e progettazione' },
    { codice: 'MIN', denominazione: 'Area Minori' },
    { codice: 'ANZ', denominazione: 'Area Anziani e disabili' },
    { codice: 'AMM', denominazione: 'Area Amministrativa' },
  ],
  posti: posti({ responsabile: ['INCL'], responsabile2: ['MIN'], responsabile3: ['ANZ', 'AMM'] }, ['MIN']),
  ospiti: [{ utente: 'revisore.inrete', ruolo: 'revisore' }],
  piano: {
    titolo: 'Piano della performance 2022',
    dal: 2022,
    al: 2022,
    atto: { organo: 'cda', numero: '12', data: '2022-02-16' },
    progetti: [
      {
        codice: '100',
        nome: 'Inclusione sociale',
        centro: 'INCL',
        areaStrategica: 'Inclusione',
        servizi: ['Assistenza economica'],
      },
      {
        codice: '200',
        nome: 'Tutela dei minori',
        centro: 'MIN',
        areaStrategica: 'Minori',
        servizi: ['Affidamento familiare'],
      },
    ],
    obiettivi: [
      {
        numero: '1',
        titolo: 'Applicare il nuovo regolamento di assistenza economica',
        centri: ['INCL'],
        progetti: ['100'],
        areaStrategica: 'Inclusione',
        utentiFinali: 'Nuclei in difficoltà economica',
        finalita: 'Criteri uguali per tutti e comprensibili a chi chiede aiuto.',
        attivita: [],
        indicatori: [
          { nome: 'Commissioni con verifica dei criteri', unita: 'n.', atteso: '=>N° 6', consuntivo: '12' },
          { nome: 'Situazioni valutate con i nuovi criteri', unita: 'n.', atteso: '=> 10', consuntivo: '10' },
          { nome: 'Operatori formati', unita: 'si/no', atteso: 'tutti gli operatori formati entro giugno 2022' },
        ],
      },
      {
        numero: '2',
        titolo: 'Allargare la rete delle famiglie affidatarie',
        centri: ['MIN'],
        progetti: ['200'],
        areaStrategica: 'Minori',
        utentiFinali: 'Minori e famiglie',
        finalita: 'Più famiglie disponibili, vicine ai ragazzi.',
        attivita: [{ testo: 'Percorsi di conoscenza per nuove famiglie', tempi: 'Annuale', consuntivo: 'attuato' }],
        indicatori: [
          { nome: 'Percorsi realizzati', unita: 'n.', atteso: 'almeno n°1', consuntivo: '2' },
          { nome: 'Tutoraggi svolti', unita: '%', atteso: 'Almeno al 90%', consuntivo: '95%' },
        ],
      },
    ],
  },
};
