export const atsAdesione = {
  'adesione.titolo': 'ATS a cui partecipiamo',
  'adesione.spiegazione':
    'Un ATS può dire che il consorzio è un suo membro. Finché non lo riconosciamo non scrive nulla da noi e non vede nulla.',
  'adesione.nessuno':
    'Nessun ATS dice che il consorzio è un suo membro. Il capofila registra l’entrata; poi l’ATS si riconosce qui.',
  'adesione.didascalia': 'ATS che ci nominano o che abbiamo riconosciuto',
  'adesione.ats': 'ATS',
  'adesione.periodo': 'Membro per l’ATS',
  'adesione.stato': 'Per noi',
  'adesione.dal': 'dal {dal}',
  'adesione.dalAl': 'dal {dal} al {al}',
  'adesione.nonNominati': 'non ci nomina',
  'adesione.mai': 'da riconoscere',
  'adesione.riconosciuto': 'riconosciuto il {data}',
  'adesione.disconosciuto': 'disconosciuto il {data}',
  'adesione.motivoCancellato': 'testo cancellato',
  'adesione.nonRiconosce': 'non ha ancora riconosciuto l’ATS',
  'adesione.azioni': 'Azioni',

  'adesione.riconosci': 'Riconosci',
  'adesione.riconosciDi': 'Riconosci {ats}',
  'adesione.riconosci.spiegazione':
    'I progetti in cui l’ATS ci ha tra i partner arrivano qui, anche quelli di prima. Che cosa l’ATS vede di noi si decide con le condivisioni; quelle di prima, se non revocate, valgono di nuovo.',
  'adesione.fatto': 'L’ATS è riconosciuto: i suoi progetti arrivano.',
  'adesione.disconosci': 'Disconosci',
  'adesione.disconosciDi': 'Disconosci {ats}',
  'adesione.disconosci.spiegazione':
    'Quando è confermato l’ATS non vede più nulla di noi, nemmeno nei momenti passati, e non scrive più nulla qui. Ciò che è già nei suoi rendiconti resta.',
  'adesione.disfatto': 'L’ATS è disconosciuto: non vede più nulla di noi. {resta}',
  'adesione.motivo': 'Motivo',
  'adesione.conAtto': 'C’è un atto che lo decide',
} as const;
