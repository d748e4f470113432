import { posti, type DemoConsorzio } from './demo-data.js';

/** Alba-Langhe-Roero: outside the ATS of the other three. Its project codes are plain numbers. */
export const albalangheroero: DemoConsorzio = {
  scope: 'albalangheroero',
  denominazione: 'Consorzio socio-assistenziale Alba-Langhe-Roero',
  sede: 'Alba',
  centri: [
    { codice: 'DIR', denominazione: 'Direzione' },
    { codice: 'SOC', denominazione: 'Servizi sociali territoriali' },
  ],
  posti: posti({ responsabile: ['DIR'], responsabile2: ['SOC'], responsabile3: ['SOC'] }, ['SOC']),
  piano: {
    titolo: 'Obiettivi della direzione 2020',
    dal: 2020,
    al: 2020,
    atto: { organo: 'cda', numero: '18', data: '2020-02-24' },
    progetti: [
      {
        codice: '101',
        nome: 'Attività direzionali',
        centro: 'DIR',
        areaStrategica: 'Governance',
        servizi: ['Pianificazione e controllo', 'Sicurezza sul lavoro'],
      },
      {
        codice: '102',
        nome: 'Relazioni con l’utenza',
        centro: 'DIR',
        areaStrategica: 'Governance',
        servizi: ['Carta dei servizi', 'Piano di zona'],
      },
    ],
    obiettivi: [
      {
        numero: '1',
        titolo: 'Portare i servizi fuori dagli uffici con i progetti di comunità',
        centri: ['DIR'],
        progetti: ['102'],
        areaStrategica: 'Governance',
        utentiFinali: 'Comuni e cittadini',
        finalita: 'Lavorare insieme a chi nel territorio già si muove.',
        attivita: [
          { testo: 'Incontri con i partner', tempi: 'Dicembre', consuntivo: 'attuato' },
          { testo: 'Incontri con il CdA', tempi: 'Annuale', consuntivo: 'attuato' },
        ],
        indicatori: [
          { nome: 'Incontri del CdA', unita: 'N', atteso: '4', consuntivo: '14' },
          { nome: 'Incontri nei Comuni', unita: 'N', atteso: '6', consuntivo: '6' },
        ],
      },
      {
        numero: '2',
        titolo: 'Accompagnare il passaggio alla nuova misura contro la povertà',
        centri: ['DIR', 'SOC'],
        progetti: ['101'],
        areaStrategica: 'Governance',
        utentiFinali: 'Persone in povertà',
        finalita: 'Nessuno resti senza sostegno tra una misura e l’altra.',
        attivita: [{ testo: 'Riunioni di équipe', tempi: 'annuale', consuntivo: 'attuato' }],
        indicatori: [
          { nome: 'Nuclei seguiti per misura', unita: 'n.', atteso: '400', consuntivo: 'n. 39 REI n. 375 RDC' },
          { nome: 'Riunioni di coordinamento', unita: 'n.', atteso: '4', consuntivo: '9' },
        ],
      },
    ],
  },
};
