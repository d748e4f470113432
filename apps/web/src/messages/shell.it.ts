export const shell = {
  'app.nome': 'Consorzi',
  'app.motto': 'Piani, variazioni e consuntivi dei consorzi socio-assistenziali',
  'app.vaiAlContenuto': 'Vai al contenuto',
  'app.navigazione': 'Sezioni del consorzio',
  'app.erroreTitolo': 'Qualcosa non ha funzionato',
  'app.erroreTesto': 'La pagina ha incontrato un errore imprevisto. Quello che era già stato registrato è al sicuro.',
  'app.ricarica': 'Ricarica la pagina',
  'app.versioneNuova': 'Consorzi è stato aggiornato mentre la pagina era aperta: ricaricala per continuare.',

  'nav.inizio': 'Inizio',
  'nav.piani': 'Piani',
  'nav.importa': 'Importa',
  'nav.importazioni': 'Documenti',
  'nav.centri': 'Centri',
  'nav.persone': 'Persone',

  'accesso.titolo': 'Accedi a Consorzi',
  'accesso.testo': 'Per vedere i piani e i consuntivi del tuo consorzio serve un account.',
  'accesso.accedi': 'Accedi',
  'accesso.esci': 'Esci',
  'accesso.utente': 'Hai fatto l’accesso come {nome}',
  'accesso.guasto': 'Il servizio di accesso non risponde. Riprova tra poco.',

  'percorso.nome': 'Percorso di navigazione',

  'problema.nonAutenticato': 'La sessione è scaduta: fai di nuovo l’accesso.',
  'problema.nonPermesso': 'Questa operazione non è permessa dal tuo ruolo in questo consorzio.',
  'problema.lettura': 'I dati richiesti non sono disponibili.',
  'problema.richiestaErrata': 'La richiesta non è corretta: controlla i dati inseriti.',
  'problema.interno': 'Il servizio ha avuto un errore. Nulla di quanto già registrato è andato perso.',
  'problema.rete':
    'Il servizio non risponde: controlla la connessione e riprova. Se il comando era già arrivato non sarà eseguito due volte.',

  'azione.riprova': 'Riprova',
  'azione.annulla': 'Annulla',
  'azione.chiudiFinestra': 'Chiudi la finestra',
  'azione.chiudiAvviso': 'Chiudi l’avviso',
  'azione.salva': 'Salva',
  'azione.modifica': 'Modifica',
  'azione.elimina': 'Elimina',
  'azione.stampa': 'Stampa',
  'azione.ripristina': 'Annulla la modifica',

  'campo.obbligatorio': '(obbligatorio)',
  'campo.mancante': 'Compila questo campo.',
  'campo.oltre': 'Il valore è oltre il massimo ammesso.',
  'campo.dataOltre': 'La data non può essere dopo il {limite}.',
  'campo.sotto': 'Il valore è sotto il minimo ammesso.',
  'campo.nonValido': 'Il valore non è valido.',
  'campo.sceglieneUno': 'Scegline almeno uno.',
  'campo.scegli': 'Scegli ...',
  'attesa.caricamento': 'Caricamento in corso ...',

  'comando.campo': 'Campo: {campo}.',
  'conflitto.titolo': 'Nel frattempo qualcosa è cambiato',
  'conflitto.spiegazione':
    'Dopo che hai aperto la pagina qualcun altro ha modificato lo stesso oggetto. Nulla di tuo è stato registrato e quanto hai scritto resta nel modulo: guarda che cosa è cambiato, poi salva di nuovo.',
  'conflitto.chi': '({autore}, {quando})',
  'conflitto.rivedi': 'Aggiorna e rivedi',

  'momento.vedi': 'Vedi com’era il ...',
  'momento.titolo': 'Torna a un momento del passato',
  'momento.spiegazione':
    'Ogni modifica è conservata: scegli una data e un’ora e vedrai i dati come erano noti in quel momento. I tuoi permessi restano quelli di oggi e nulla può essere modificato.',
  'momento.quando': 'Data e ora',
  'momento.mostra': 'Mostra com’era',
  'momento.bannerData': 'Stai guardando il passato: i dati com’erano noti il {quando}.',
  'momento.bannerPosizione': 'Stai guardando il passato: i dati alla posizione {posizione} del registro{etichetta}.',
  'momento.bannerPosizioneDel':
    'Stai guardando il passato: i dati com’erano il {quando} (posizione {posizione, number, ::group-off} del registro{etichetta}).',
  'momento.ultimoFatto':
    'Ultimo fatto compreso: registrato il {quando}, posizione {posizione, number, ::group-off} del registro.',
  'momento.nessunFatto': 'A quella data il registro era vuoto.',
  'momento.soloAdesso':
    'Ciò che è in preparazione non ha un passato da mostrare: il registro comincia da quando viene accettato.',
  'momento.solaLettura': 'Sola lettura.',
  'momento.ora': 'Torna ad adesso',
  'momento.cambia': 'Cambia data',

  'nonTrovata.titolo': 'Pagina non trovata',
  'nonTrovata.testo': 'L’indirizzo non esiste, oppure non è tra quelli che puoi vedere.',
  'nonTrovata.inizio': 'Torna all’inizio',
} as const;
