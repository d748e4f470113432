/**
 * A small Relazione of the kind that the importer reads, in words of its own: its first objective is clear but has two
 * rows that the plan may not have, the second may
 * be two of the plan, the third goes by a name that the plan does not know, the fourth is nowhere in it.
 */
export function relazione(anno: number): string {
  return `CONSORZIO SERVIZI SOCIALI - PROVA

RELAZIONE SULLA PERFORMANCE ${anno}

CENTRO DI RESPONSABILITA' : DIREZIONE

2. Obiettivi di performance

${obiettivo(1, CHIARO, `${FESTA}\tDicembre\t${ESITO_FESTA}\nScelta della sede`, 'Maggio', 'Ore di apertura', '25')}
${indicatoreInPiu}
${obiettivo(2, DOPPIO, 'Revisione della modulistica', 'Ottobre', 'Giorni di attesa', '21')}
${obiettivo(3, RIBATTEZZATO, 'Serate di presentazione nelle parrocchie', 'Novembre', 'Famiglie candidate', '9')}
${obiettivo(4, SCONOSCIUTO, 'Acquisto di un furgone', 'Giugno', 'Chilometri percorsi', '4000')}
`;
}

/** Called otherwise in the plan, and in no plan. */
export const FESTA = 'Merenda insieme il primo giorno';
export const ESITO_FESTA = 'In piazza, il dodici';
export const FIRME = 'Firme raccolte per il nuovo orario';
const indicatoreInPiu = `${FIRME}	Conteggio dei moduli	n.	300	312`;

export const CHIARO = 'Aprire lo sportello unico dei servizi';
export const DOPPIO = 'Ridurre i tempi di risposta alle domande di assistenza';
export const RIBATTEZZATO = 'Bambini accolti in casa da chi ha posto';
export const SCONOSCIUTO = 'Trasporto dei pasti a domicilio nelle borgate';

function obiettivo(n: number, titolo: string, attivita: string, esito: string, indicatore: string, valore: string) {
  return `Obiettivo ${n}	${titolo}

Area strategica	Accoglienza

Modalità di attuazione
Attività	Tempi	Consuntivo
${attivita}	Dicembre	${esito}

Indicatori di risultato
Indicatore	Descrizione	Unità di misura	Valore atteso	Valore consuntivo
${indicatore}	Rilevazione a fine anno	n.	20	${valore}
`;
}
