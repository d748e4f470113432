export const importing = {
  'importa.titolo': 'Importa un documento',
  'importa.spiegazione':
    'Il documento viene letto e diventa una proposta: la rivedi, correggi quello che serve e solo allora la accetti.',
  'importa.nonPermesso': 'L’importazione è riservata al direttore, e non si importa nel passato.',
  'importa.trascina': 'Trascina qui il documento oppure',
  'importa.scegli': 'Scegli un file',
  'importa.formati':
    'Testo (.txt) o Word (.docx), fino a 10 MB: PEG e piano della performance, relazione, rendicontazione.',
  'importa.invio': 'Invio di {nome}:',
  'importa.lettura': 'Lettura di {nome}:',
  'importa.troppoGrande': 'Il documento supera i 10 MB ammessi.',
  'importa.rifiutato': '{nome} non è stato letto.',
  'importa.inAttesa': 'Proposte in attesa di revisione',
  'importa.scade': '(fino al {giorno})',

  'famiglia.peg_piano_performance': 'PEG e piano della performance',
  'famiglia.relazione_performance': 'Relazione sulla performance',
  'famiglia.rendicontazione_obiettivi': 'Rendicontazione degli obiettivi',

  'proposta.titolo': 'Revisione del documento',
  'proposta.sottotitolo': '{nome}. Nulla è ancora registrato; la proposta si conserva fino al {giorno}.',
  'proposta.giaImportato': 'Lo stesso documento è già stato importato da {autore} il {quando}.',
  'proposta.riepilogo': 'Che cosa è stato letto',
  'proposta.ente': 'Ente',
  'proposta.anno': 'Anno',
  'proposta.annoPiano': 'Anno del documento',
  'proposta.annoMancante': 'L’anno non è stato trovato: indicalo.',
  'proposta.correggi': 'Correggi l’anno',
  'proposta.contenuto': 'Contenuto',
  'proposta.quanti':
    '{obiettivi, plural, one {# obiettivo} other {# obiettivi}}, {progetti, plural, one {# progetto PEG} other {# progetti PEG}}, {sezioni, plural, one {# altra sezione} other {# altre sezioni}}',
  'proposta.destinazione': 'Che cosa diventa',
  'proposta.diventa.bozza': 'Un nuovo piano in bozza, da approvare con un atto.',
  'proposta.diventa.occupato': 'Il periodo ha già il suo piano:',
  'proposta.diventa.consuntivo': 'Esiti, valori e relazioni si aggiungono al consuntivo di',
  'proposta.diventa.ricostruito': 'Un piano ricostruito dalla relazione, già in consuntivo e senza atto noto.',
  'proposta.avvertenzeGenerali': '{quante, plural, one {Un dubbio} other {# dubbi}} sul documento',
  'proposta.riga': 'riga {line, number, ::group-off}',
  'proposta.obiettivi': '{quanti, plural, =0 {Nessun obiettivo} one {# obiettivo} other {# obiettivi}}',
  'proposta.conDubbi':
    '{quanti, plural, =0 {Nessun obiettivo ha dubbi.} one {# obiettivo è da guardare.} other {# obiettivi sono da guardare.}}',
  'proposta.ambigui':
    '{quanti, plural, one {Per # bisogna scegliere a quale obiettivo del piano corrisponde.} other {Per # bisogna scegliere a quale obiettivo del piano corrispondono.}}',
  'proposta.soloDubbi': 'Mostra solo quelli da guardare',
  'proposta.senzaTitolo': 'Senza titolo',
  'proposta.senzaCentro': 'Centro di responsabilità non indicato',
  'proposta.escluso': 'Escluso',
  'proposta.escludi': 'Escludi',
  'proposta.daScegliere': 'Da scegliere',
  'proposta.dubbi': '{quanti, plural, one {# dubbio} other {# dubbi}}',
  'proposta.vediECorreggi': 'Vedi e correggi',
  'proposta.salvaCorrezioni': 'Salva le correzioni',
  'proposta.corretta': 'Le correzioni sono salvate.',

  'corrispondenza.abbinato': 'Corrisponde a «{titolo}» del piano.',
  'corrispondenza.nuovo': 'Non ha corrispondenza nel piano. Se è uno di questi obiettivi, indicalo:',
  'corrispondenza.restaFuori': 'Nessuno: si conserva con il documento',
  'corrispondenza.domanda': 'A quale obiettivo del piano corrisponde?',
  'corrispondenza.somiglianza': '{centro}, somiglianza {quota}',
  'corrispondenza.nessuno': 'A nessuno di questi: si conserva con il documento',

  'senzaRiga.titolo':
    '{quanti, plural, =0 {Tutti i risultati hanno una riga nel piano} one {# risultato senza riga corrispondente nel piano} other {# risultati senza riga corrispondente nel piano}}',
  'senzaRiga.spiegazione':
    'Ciò che non ha una riga non entra nel consuntivo: si conserva con il documento, fra le sue parti.',
  'senzaRiga.attivita': 'Attività «{testo}»:',
  'senzaRiga.indicatore': 'Indicatore «{testo}»:',
  'senzaRiga.quale': 'Se è una riga del piano, indicala:',
  'senzaRiga.nessuna': 'Nessuna: si conserva con il documento',

  'resto.titolo': 'Il resto del documento',
  'resto.progetti': '{quanti, plural, one {# progetto PEG} other {# progetti PEG}}',
  'resto.sezioni': '{quante, plural, one {# sezione conservata} other {# sezioni conservate}}',
  'resto.sezioniSpiegazione': 'Queste parti non hanno ancora un campo proprio: si conservano intere.',
  'resto.senzaTitolo': 'Sezione {numero}',
  'resto.nonLette': '{quante, plural, one {# riga non collocata} other {# righe non collocate}}',
  'resto.nulla': 'Il documento non contiene altro.',

  'decisione.titolo': 'Accetta o scarta',
  'decisione.accetta.bozza': 'Accetta e crea il piano in bozza',
  'decisione.accetta.occupato': 'Accetta',
  'decisione.accetta.consuntivo': 'Accetta e aggiungi il consuntivo',
  'decisione.accetta.ricostruito': 'Accetta e ricostruisci il piano',
  'decisione.inCorso': 'Registrazione del documento: può richiedere qualche secondo ...',
  'decisione.accettata': 'Il documento è stato importato.',
  'decisione.vediConservato': 'Vedi che cosa si è conservato',
  'decisione.scarta': 'Scarta la proposta',
  'decisione.scartata': 'La proposta è stata scartata.',
  'decisione.mancaAnno': 'Indica l’anno del documento prima di accettarlo.',
  'decisione.giaImportato': 'Il documento è già stato importato: non può esserlo una seconda volta.',
  'decisione.periodoOccupato':
    'Il periodo ha già un piano. Per cambiarlo apri una variazione, oppure scarta la bozza esistente.',
  'decisione.daScegliere':
    '{quanti, plural, one {Per un obiettivo} other {Per # obiettivi}} bisogna ancora scegliere la corrispondenza.',
  'decisione.aMeta':
    'Un’importazione di questo documento, o di un altro dello stesso periodo, si è fermata a metà: scartala, poi accetta di nuovo.',
  'decisione.vaiAiDocumenti': 'Vai ai documenti importati',
  'decisione.stessoObiettivo':
    'Due obiettivi del documento indicano lo stesso obiettivo del piano, «{titolo}»: ognuno può corrispondere a uno solo.',
  'decisione.senzaTitolo':
    '{quanti, plural, one {Un obiettivo non ha titolo: correggilo o escludilo.} other {# obiettivi non hanno titolo: correggili o escludili.}}',

  'importazioni.titolo': 'Documenti importati',
  'importazioni.spiegazione':
    'I documenti accettati, con le parti che non hanno un campo proprio o una riga nel piano.',
  'importazioni.nessuna': 'Nessun documento importato',
  'importazioni.piano': 'Vai al piano',
  'importazioni.chi': 'Accettato da {autore} il {quando}.',
  'importazioni.nonFinita': 'Non finita',
  'importazioni.parti':
    '{parte, plural, one {È registrata # parte} other {Sono registrate # parti}} su {di}: il piano non si vede finché non ci sono tutte, e il suo periodo resta occupato.',
  'importazioni.riprendi':
    'Per finirla accetta di nuovo la proposta. Se la proposta non c’è più, scarta l’importazione e ricarica il documento.',
  'importazioni.iniziata': 'Iniziata da {autore} il {quando}.',
  'importazioni.scarta': 'Scarta l’importazione',
  'importazioni.scarta.nome': 'Scarta l’importazione di {nome}',
  'importazioni.scarta.titolo': 'Scarta l’importazione non finita',
  'importazioni.scarta.spiegazione':
    'Gli obiettivi e i progetti PEG già registrati da «{nome}» e il loro piano, che nessuno ha ancora visto, vengono tolti. I centri di responsabilità istituiti dal documento restano.',
  'importazioni.scarta.libero': 'Il documento e il periodo tornano liberi: si può importare di nuovo.',
  'importazioni.scarta.fatto': 'L’importazione è stata scartata.',
  'importazioni.impronta': 'Impronta SHA-256: {sha256}',
} as const;
