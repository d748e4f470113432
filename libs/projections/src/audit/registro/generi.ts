/** Kinds of what the log tells, as an auditor asks for them, and the types of events that each holds. */
export const GENERI = {
  ente: ['ConsorzioIstituito'],
  piano: [
    ...['PianoCreato', 'PianoImportato', 'PianoRicostruito', 'PianoApprovato', 'PianoScartato'],
    ...['ConsuntivazioneAperta', 'PianoChiuso', 'PianoRiaperto'],
  ],
  obiettivi: ['ObiettivoDefinito', 'ObiettivoModificato', 'ObiettivoVariato', 'ObiettivoEliminato'],
  progetti_peg: ['ProgettoPegDefinito', 'ProgettoPegModificato', 'ProgettoPegVariato', 'ProgettoPegEliminato'],
  variazioni: [
    ...['VariazioneAvviata', 'VariazioneAperta', 'ModificaProposta', 'ModificaRitirata', 'VariazioneApprovata'],
    ...['VariazioneAbbandonata', 'VariazioneConclusa'],
  ],
  consuntivo: [
    ...['EsitoAttivitaRegistrato', 'EsitoAttivitaRettificato', 'ValoreIndicatoreRegistrato'],
    ...['ValoreIndicatoreRettificato', 'RelazioneRegistrata', 'RelazioneRettificata', 'ConsuntivoImportato'],
  ],
  accessi: [
    ...['RuoloAssegnato', 'RuoloRevocato', 'RuoloDelegato', 'DelegaRevocata', 'RevisioneAffidata'],
    ...['RevisioneRevocata'],
  ],
  centri: [
    ...['CentroDiResponsabilitaIstituito', 'CentroDiResponsabilitaRinominato', 'CentroDiResponsabilitaSoppresso'],
    ...['ResponsabileNominato', 'ResponsabileCessato'],
  ],
  importazioni: [
    ...['ImportazioneIniziata', 'ParteImportata', 'ImportazioneAccettata', 'ImportazioneAnnullata'],
    ...['ImportazioneDelPianoIniziata', 'ImportazioneDelPianoAnnullata'],
  ],
  ats: [
    ...['AtsIstituito', 'AtsRinominato', 'MembroEntrato', 'MembroUscito', 'PeriodoMembroRettificato'],
    ...['PeriodoMembroAnnullato', 'CapofilaDesignato', 'ConvenzioneRegistrata', 'ConvenzioneProrogata'],
  ],
  fascicoli: ['DocumentoDepositato', 'DocumentoRitirato'],
  condivisioni: ['AtsRiconosciuto', 'AtsDisconosciuto', 'CondivisioneConcessa', 'CondivisioneRevocata'],
  programmi: ['ProgrammaIstituito', 'ProceduraAdottata'],
  progetti: [
    ...['ProgettoRegistrato', 'PianoProgettoModificato', 'ProceduraAggiornata', 'RimodulazioneAperta'],
    ...['ResponsabiliProgettoCambiati', 'RimodulazioneConclusa', 'ProgettoChiuso', 'ProgettoRecepito'],
    ...['IstanzaPresentata', 'IstanzaRiscontrata', 'IstanzaComunicata'],
  ],
  spese: [
    ...['SpesaRegistrata', 'SpesaRettificata', 'SpesaAnnullata', 'ImpegnoRegistrato', 'PagamentoRegistrato'],
    ...['PagamentoAnnullato', 'NumeroFatturaAssegnato', 'NumeroFatturaLiberato', 'PeriodoChiuso', 'PeriodoRiaperto'],
  ],
  avanzamento: [
    ...['AvanzamentoRegistrato', 'AvanzamentoRettificato', 'AvanzamentoAnnullato', 'TraguardoCollegato'],
    ...['TraguardoScollegato', 'IndicatoreCollegato', 'IndicatoreScollegato'],
  ],
  liste: ['ListaAperta', 'RispostaData', 'ListaCompilata', 'ListaControllata', 'ListaRiaperta'],
  attestazioni: ['AttestazioneGenerata', 'AttestazioneRestituita'],
  rendiconti: [
    ...['RendicontoAperto', 'SpesaInserita', 'SpesaTolta', 'RendicontoVerificato', 'RendicontoApprovato'],
    ...['RendicontoInviato', 'IntegrazioniChieste', 'IntegrazioniTrasmesse', 'RendicontoEsitato'],
    ...['SpeseRiservate', 'SpeseLiberate', 'SpeseConsolidate', 'SpeseRendicontate'],
  ],
  trasferimenti: [
    ...['RichiestaPreparata', 'RichiestaRitirata', 'RichiestaInviata', 'RichiestaEsitata', 'SommaIncassata'],
    ...['SommaRipartita', 'TrasferimentoPrenotato', 'TrasferimentoRiconosciuto', 'TrasferimentoSciolto'],
    'SommaRicevuta',
  ],
  riconciliazione: ['MappaturaSalvata', 'RigaSpiegata'],
  trasparenza: ['TestimoneNominato', 'TestimoneRimosso', 'TestimonianzaConcessa', 'TestimonianzaCessata'],
  cancellazioni: ['TestoCancellato', 'NomeCancellato', 'NomeRipristinato'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Genere = keyof typeof GENERI;
export const NOMI_DEI_GENERI = Object.keys(GENERI) as readonly Genere[];

const BY_TYPE: ReadonlyMap<string, Genere> = new Map(
  NOMI_DEI_GENERI.flatMap((genere) => GENERI[genere].map((type) => [type, genere] as const)),
);

/** Every type that has a kind. */
export const TIPI_CON_GENERE: readonly string[] = [...BY_TYPE.keys()];

/** The kind of a type of event; null for one that nobody has placed. */
export const genereDi = (type: string): Genere | null => BY_TYPE.get(type) ?? null;
