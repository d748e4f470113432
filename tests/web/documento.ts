/**
 * A small PEG of the kind that the importer reads, in words of its own. `anno` gives the plan a period that no other
 * spec uses; the second objective says nothing of its times, so that there is a doubt to look at.
 */
export function documentoPeg(anno: number): string {
  return `CONSORZIO SERVIZI SOCIALI - PROVA

PIANO ESECUTIVO DI GESTIONE e PIANO DELLA PERFORMANCE

${anno}

CENTRO DI RESPONSABILITA' : DIREZIONE

2. Obiettivi di performance

Obiettivo 1	Aprire lo sportello unico dei servizi

Area strategica	Accoglienza
Obiettivo operativo (Piano programma)	Dare una porta sola a chi chiede aiuto
Progetto PEG	Sportello

Utenti finali	Cittadini

Descrizione obiettivo

Una sede sola al posto di cinque, con gli stessi orari per tutti.

Modalità di attuazione
Attività	Tempi
Scelta della sede	Marzo
Formazione degli operatori di sportello	Settembre

Indicatori di risultato
Indicatore	Descrizione	Unità di misura	Valore atteso
Ore di apertura	Ore settimanali di apertura al pubblico	n.	=> 20
Sportello aperto	Apertura al pubblico entro l'anno	si/no	Si

Obiettivo 2	Ridurre i tempi di risposta alle domande di assistenza

Area strategica	Accoglienza

Descrizione obiettivo

Chi presenta una domanda sappia presto se e quando avrà un aiuto.

Modalità di attuazione
Attività	Tempi
Revisione della modulistica	

Indicatori di risultato
Indicatore	Descrizione	Unità di misura	Valore atteso
Giorni di attesa	Giorni medi tra la domanda e la risposta	giorni	< 30
`;
}
