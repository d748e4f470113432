/**
 * Every rule that can refuse a command, one literal each. The web turns a code into an Italian sentence; the codes
 * themselves are forever. The text says when it is raised.
 */
export const RULE_CODES = {
  // Shared
  ATTO_NON_VALIDO: 'organ, number or date of an act is missing or wrong',
  ATTO_FUTURO: 'the act is dated after today',
  CAMPO_NON_VALIDO: 'a field is missing, too long or not of its form',
  CDR_NON_DI_COMPETENZA: 'the person does not answer for the centro di responsabilità concerned',
  DATA_FUTURA: 'a fact cannot be dated after today',
  NESSUNA_MODIFICA: 'the command would change nothing',
  // Tenancy
  CONSORZIO_GIA_ISTITUITO: 'the scope already has its consortium',
  CENTRO_GIA_ISTITUITO: 'a centro with this code exists',
  CENTRO_INESISTENTE: 'there is no centro with this id',
  CENTRO_SOPPRESSO: 'the centro was closed',
  RESPONSABILE_GIA_NOMINATO: 'the person is already responsabile of the centro',
  RESPONSABILE_NON_NOMINATO: 'the person is not responsabile of the centro',
  RUOLO_GIA_ASSEGNATO: 'the person already has the role, for the same centri',
  RUOLO_NON_ASSEGNATO: 'the person does not have the role',
  RUOLO_SENZA_CENTRI: 'a responsabile needs at least one centro, other roles take none',
  ULTIMO_AMMINISTRATORE: 'the last amministratore cannot lose the role',
  RUOLO_NON_PREVISTO: 'the role is not one of this kind of scope, consortium or ATS',
  SCOPE_DI_UN_ATS: 'the scope is that of an ATS and cannot become a consortium',
  DELEGA_A_SE_STESSI: 'nobody stands in for themselves',
  DELEGA_PERIODO_NON_VALIDO: 'a delega covers one to 366 days, and is not over when it is given',
  DELEGA_GIA_CONFERITA: 'the same person already stands in for the other in this role on some of these days',
  DELEGA_INESISTENTE: 'there is no such delega, or it is over',
  // Planning
  PERIODO_NON_VALIDO: 'a plan covers one to five years, the first not after the last',
  PIANO_GIA_ESISTENTE: 'the period already has its plan',
  PIANO_INESISTENTE: 'there is no such plan',
  PIANO_IN_IMPORTAZIONE: 'the plan is being imported',
  PIANO_NON_IN_BOZZA: 'possible in a draft only: afterwards the plan changes by a variazione',
  PIANO_VUOTO: 'a plan with neither objectives nor progetti PEG is not approved',
  PIANO_NON_APPROVATO: 'possible on an approved plan only',
  PIANO_NON_IN_CONSUNTIVO: 'the consuntivo of the plan is not open',
  PIANO_NON_CHIUSO: 'only a closed plan is opened again',
  PIANO_NON_VARIABILE: 'a variazione needs a plan in force: approved or in consuntivo',
  PROGETTO_PEG_GIA_DEFINITO: 'the plan already has a progetto PEG with this code',
  PROGETTO_PEG_INESISTENTE: 'there is no such progetto PEG in the plan',
  OBIETTIVO_GIA_DEFINITO: 'an objective with this id exists',
  OBIETTIVO_INESISTENTE: 'there is no such objective in the plan',
  OBIETTIVO_SENZA_CENTRO: 'an objective belongs to at least one centro di responsabilità',
  VOCE_RIPETUTA: 'two attività or indicatori of an objective have the same id',
  // Variazione
  VARIAZIONE_GIA_APERTA: 'the plan has an open variazione: one at a time',
  VARIAZIONE_NON_APERTA: 'the variazione is not open (any more)',
  VARIAZIONE_VUOTA: 'a variazione without changes cannot be approved',
  MODIFICA_INESISTENTE: 'the variazione holds no change of this object',
  OGGETTO_CAMBIATO: 'the object is no longer as it was when the change was proposed',
  // Consuntivo
  ANNO_FUORI_PERIODO: 'the year is not of the plan',
  CENTRO_NON_DELL_OBIETTIVO: 'the objective is not of this centro',
  ATTIVITA_INESISTENTE: 'the objective has no such attività',
  INDICATORE_INESISTENTE: 'the objective has no such indicatore',
  CONSUNTIVO_GIA_REGISTRATO: 'already recorded: what was written is corrected, with a reason, never written over',
  CONSUNTIVO_NON_REGISTRATO: 'nothing recorded yet that could be corrected',
  // Free text
  TESTO_GIA_CANCELLATO: 'the text was already erased',
  // Importing
  DOCUMENTO_GIA_IMPORTATO: 'a document with the same bytes was accepted before',
  IMPORTAZIONE_NON_IN_CORSO: 'no import in parts is under way',
  IMPORTAZIONE_TROPPO_GRANDE:
    'one objective is larger than an event may be, or an import over a plan larger than one append',
  CORRISPONDENZA_DA_RISOLVERE:
    'an objective of the document may be more than one of the plan: the person has to say which',
  // ATS
  ATS_GIA_ISTITUITO: 'the scope already has its ATS',
  ATS_INESISTENTE: 'the scope is not that of an ATS',
  MEMBRO_GIA_PRESENTE: 'the consortium is already a member on some of these dates',
  MEMBRO_NON_PRESENTE: 'the consortium has no membership that could end',
  MEMBRO_CAPOFILA: 'the consortium is the capofila after the day it would leave: another one is designated first',
  CAPOFILA_NON_MEMBRO: 'the capofila is a member from the first day on, with no end of its membership recorded',
  TERMINE_NON_VALIDO: 'the last day of a term comes before its first day',
  CONVENZIONE_GIA_REGISTRATA: 'a convenzione with this id exists',
  CONVENZIONE_INESISTENTE: 'there is no such convenzione',
  CONVENZIONE_NON_PROROGATA: 'an extension ends after the term that it extends',
  CONVENZIONE_SENZA_PARTI: 'a convenzione has from two to thirty parties, at least one a member of the ATS',
  PARTE_SCONOSCIUTA: 'a party is said to be a member of the ATS and is not, on the first day of the convenzione',
  // Rights, raised at the edge
  NON_PERMESSO: 'the role does not allow it',
} as const;
export type RuleCode = keyof typeof RULE_CODES;
