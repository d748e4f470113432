/** What is taken away to be verified elsewhere. */
export const esportazioni = {
  'esportazioni.titolo': 'Da portare via e verificare',
  'esportazioni.spiegazione':
    'Un file ZIP con il verificatore: lo si controlla con Node soltanto, senza rete, confrontandolo con i sigilli e le chiavi conservati.',
  'esportazioni.fascicolo': 'Scarica il fascicolo del registro',
  'esportazioni.fascicoloSpiegato': 'Tutto il registro: eventi, testi, sigilli, impronte delle letture.',
  'esportazioni.dossier': 'Scarica il dossier del piano',
  'esportazioni.dossierSpiegato':
    'Un piano da leggere e stampare, con gli eventi che lo riguardano e la prova di ciascuno: per la Corte dei conti o un ministero.',
  'esportazioni.piano': 'Piano',
  'esportazioni.scegli': 'Scegli un piano',
  'esportazioni.preparo': 'Preparazione in corso: può durare qualche minuto.',
  'esportazioni.ricevuti': '{mb, plural, one {Ricevuto un megabyte} other {Ricevuti # megabyte}}.',
  'esportazioni.pronto': 'Il file è stato scaricato.',
  'esportazioni.guasto': 'Il file non è arrivato. Riprovare.',
} as const;
