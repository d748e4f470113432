import type { DomandaLista, ModelloLista } from '../modello-procedura.js';

/** Questions that must be answered by yes or no. */
const si = (id: string, testo: string): DomandaLista => ({ id, testo, obbligatoria: true });
/** Questions that may not apply to the case. */
const seDelCaso = (id: string, testo: string): DomandaLista => ({ id, testo, obbligatoria: false });

/** By each consortium on each of its tenders and purchases, from the decision to the payment. */
export const autocontrolloAffidamento: ModelloLista = {
  codice: 'autocontrollo-affidamento',
  tipo: 'autocontrollo',
  titolo: 'Autocontrollo dell’affidamento',
  domande: [
    si('a01', 'Il fabbisogno è descritto in un atto ed è coerente con il progetto finanziato?'),
    si(
      'a02',
      'La decisione di contrarre o l’atto equivalente indica oggetto, importo, procedura e criterio di scelta?',
    ),
    si('a03', 'Il responsabile del progetto è stato nominato con un atto precedente all’avvio della procedura?'),
    si('a04', 'La procedura scelta è ammessa per l’importo stimato, senza frazionamenti?'),
    seDelCaso(
      'a05',
      'È stato verificato se il bene o il servizio è disponibile negli strumenti di acquisto centralizzati?',
    ),
    seDelCaso('a06', 'Il principio di rotazione è stato rispettato, o la deroga è motivata?'),
    si('a07', 'Il CUP è riportato in tutti gli atti della procedura e nel contratto?'),
    si('a08', 'Il CIG è stato acquisito, o è indicato il motivo per cui non serve?'),
    si('a09', 'Le spese della procedura trovano copertura nel capitolo dedicato al finanziamento?'),
    seDelCaso('a10', 'L’avviso o la lettera di invito è stata pubblicata o inviata nei modi e nei tempi previsti?'),
    seDelCaso('a11', 'La commissione è stata nominata dopo il termine per le offerte e i suoi atti sono a verbale?'),
    seDelCaso('a12', 'L’offerta scelta risponde ai criteri indicati e la valutazione è motivata?'),
    si('a13', 'I requisiti dichiarati dall’operatore sono stati controllati e l’esito è agli atti?'),
    si('a14', 'La regolarità contributiva era valida all’affidamento?'),
    si('a15', 'Chi ha partecipato alla procedura ha dichiarato di non avere conflitti di interesse?'),
    seDelCaso('a16', 'Il titolare effettivo dell’operatore è stato identificato e la comunicazione è agli atti?'),
    seDelCaso(
      'a17',
      'Gli obblighi di pari opportunità, generazionali e di genere sono nel contratto, o la deroga è motivata?',
    ),
    si('a18', 'Il contratto è firmato da chi ne ha il potere e riporta gli obblighi di tracciabilità dei pagamenti?'),
    si('a19', 'L’esito dell’affidamento è pubblicato in amministrazione trasparente?'),
    seDelCaso('a20', 'Le modifiche o le proroghe del contratto sono previste, motivate e approvate con un atto?'),
    si('a21', 'La prestazione è stata verificata da chi ne è responsabile prima della liquidazione?'),
    si('a22', 'Gli originali della procedura sono conservati e si sa dove trovarli?'),
  ],
};

/** By the capofila for the ATS, on what the partners give. */
export const ammissibilitaSpesa: ModelloLista = {
  codice: 'ammissibilita-spesa',
  tipo: 'ammissibilita',
  titolo: 'Ammissibilità della spesa',
  domande: [
    si('s01', 'La spesa riguarda un’attività del progetto approvato e una voce del suo piano finanziario?'),
    si('s02', 'La spesa cade nel periodo in cui il progetto ammette spese?'),
    si('s03', 'La voce del piano finanziario ha capienza per questa spesa?'),
    si('s04', 'La spesa è stata impegnata, liquidata e pagata con atti dell’ente che la presenta?'),
    si('s05', 'L’importo presentato coincide con quello dei documenti di spesa e di pagamento?'),
    si('s06', 'I documenti riportano il CUP del progetto e, dove serve, il CIG?'),
    si('s07', 'Il fascicolo contiene tutti i documenti richiesti per questo tipo di spesa?'),
    si('s08', 'Il beneficiario del pagamento è quello del documento di spesa e del contratto?'),
    seDelCaso('s09', 'L’IVA presentata è un costo per l’ente e non è recuperabile in alcun modo?'),
    seDelCaso('s10', 'L’IVA, le ritenute e i contributi sono stati versati e le quietanze sono nel fascicolo?'),
    seDelCaso('s11', 'La regolarità contributiva era valida alla data del pagamento?'),
    seDelCaso('s12', 'Per il personale: l’incarico sul progetto e il tempo dedicato sono documentati?'),
    seDelCaso('s13', 'Per il personale: il costo presentato è calcolato sul costo effettivo e senza voci escluse?'),
    seDelCaso('s14', 'Per i trasferimenti: chi ha ricevuto la somma ne ha reso conto con documenti di spesa?'),
    seDelCaso(
      's15',
      'Per i contributi: l’atto indica i criteri e il beneficiario vi compare senza dati che lo identifichino?',
    ),
    si('s16', 'La spesa è registrata nella contabilità dell’ente in modo che si possa distinguere?'),
    seDelCaso('s17', 'La lista di autocontrollo dell’affidamento è compilata, controllata e con esito positivo?'),
    seDelCaso('s18', 'Gli obblighi di informazione e di uso dei loghi del finanziatore sono rispettati?'),
  ],
};

/** Shares of all sources on one cost are never more than the cost: Reg. (UE) 2021/241, art. 9; RGS circ. 33/2021. */
export const doppioFinanziamento: ModelloLista = {
  codice: 'doppio-finanziamento',
  tipo: 'ammissibilita',
  titolo: 'Assenza di doppio finanziamento',
  domande: [
    si('d01', 'Le quote di tutte le fonti che coprono questo costo non superano insieme il costo?'),
    si('d02', 'Lo stesso documento di spesa non è stato presentato su un altro progetto per la stessa quota?'),
    si('d03', 'I documenti di spesa indicano il progetto e la quota a suo carico?'),
    seDelCaso('d04', 'Se il costo è diviso tra più fonti, il riparto è scritto in un atto con il criterio usato?'),
    seDelCaso('d05', 'Per il personale: il costo non è già coperto da altri contributi o rimborsi per le stesse ore?'),
    seDelCaso('d06', 'Le agevolazioni fiscali o i crediti d’imposta sullo stesso costo sono stati considerati?'),
    si('d07', 'È stata fatta una ricerca delle altre fonti con il CUP, e l’esito è agli atti?'),
  ],
};

/** Do no significant harm: for social services few questions apply, and it must be said of each. */
export const dnsh: ModelloLista = {
  codice: 'dnsh',
  tipo: 'autocontrollo',
  titolo: 'Non arrecare un danno significativo all’ambiente (DNSH)',
  domande: [
    si('n01', 'È stato valutato quali obiettivi ambientali l’acquisto o il servizio può toccare?'),
    seDelCaso(
      'n02',
      'I documenti della procedura chiedono al fornitore gli elementi per verificare il rispetto del principio?',
    ),
    seDelCaso('n03', 'Per gli apparecchi elettronici: consumi, riparabilità e sostanze sono attestati dal fornitore?'),
    seDelCaso(
      'n04',
      'Per lavori o arredi: materiali, rifiuti e consumi rispettano le condizioni indicate dal finanziatore?',
    ),
    seDelCaso('n05', 'Per eventi, trasporti e pasti: si sono preferite le soluzioni con minore impatto?'),
    si('n06', 'L’esito della valutazione e le prove raccolte sono nel fascicolo della procedura?'),
  ],
};

/** A national fund pays mostly staff and transfers: the questions of an expense, fewer. */
export const ammissibilitaNazionale: ModelloLista = {
  codice: 'ammissibilita-spesa',
  tipo: 'ammissibilita',
  titolo: 'Ammissibilità della spesa sul fondo',
  domande: [
    si('s01', 'La spesa è tra quelle che il fondo ammette e tra quelle della programmazione approvata?'),
    si('s02', 'La spesa è di competenza dell’annualità del fondo su cui è presentata?'),
    si('s03', 'Gli importi coincidono con i documenti di spesa e di pagamento?'),
    si('s04', 'Il fascicolo contiene tutti i documenti richiesti per questo tipo di spesa?'),
    seDelCaso('s05', 'Per il personale: il profilo, l’incarico e il tempo dedicato sono documentati?'),
    seDelCaso('s06', 'Per il personale: il costo non supera quello effettivo e non comprende voci escluse?'),
    seDelCaso('s07', 'Per i trasferimenti: la somma corrisponde al riparto deliberato?'),
    seDelCaso('s08', 'Per i trasferimenti: l’ente che ha ricevuto la somma ne ha attestato l’uso?'),
    seDelCaso(
      's09',
      'Per i contributi: sono concessi con un atto, su criteri pubblici e senza nomi nei documenti trasmessi?',
    ),
    seDelCaso('s10', 'Per le fatture: l’affidamento ha la sua lista di autocontrollo?'),
    si('s11', 'La quota a carico del fondo e quella di altre fonti non superano insieme il costo?'),
    si('s12', 'La quota riservata a servizi o a destinatari particolari, dove il fondo la prevede, è rispettata?'),
    si('s13', 'La spesa è registrata in un capitolo che la distingue?'),
  ],
};
