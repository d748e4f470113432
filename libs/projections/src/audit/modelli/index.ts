import { descrizioneAvanzamenti, descrizioneCollegamenti } from './avanzamento.js';
import { descrizioneAdesioni, descrizioneConcessioni } from './condivisioni.js';
import type { AnyDescrizione } from './descrizione.js';
import {
  descrizioneAccessi,
  descrizioneAts,
  descrizioneCentri,
  descrizioneConsorzio,
  descrizioneConsuntivi,
  descrizioneConvenzioni,
  descrizioneImportazioni,
  descrizioneRevisioni,
  descrizioneTestimonianze,
} from './ente.js';
import { descrizioneFascicoli } from './fascicoli.js';
import { descrizioneAttestazioni, descrizioneListeDiControllo } from './liste-di-controllo.js';
import {
  descrizioneObiettivi,
  descrizionePiani,
  descrizioneProgettiPeg,
  descrizioneVariazioni,
} from './pianificazione.js';
import { descrizioneProgrammi } from './programmi.js';
import { descrizioneIstanze, descrizioneProgetti, descrizioneProgettiRecepiti } from './progetti.js';
import { descrizioneMappatureRegis, descrizioneRigheSpiegate } from './riconciliazione.js';
import { descrizioneSpese, descrizioneSpesePeriodi } from './spese.js';
import {
  descrizioneRendicontate,
  descrizioneRendiconti,
  descrizioneRichieste,
  descrizioneRigheRendiconto,
} from './rendiconti.js';

export * from './descrizione.js';

/** Every read model whose rows people write, in the order in which differences are read. */
export const MODELLI_DESCRITTI: readonly AnyDescrizione[] = [
  descrizioneConsorzio,
  descrizioneAts,
  descrizioneConvenzioni,
  descrizioneProgrammi,
  descrizioneAdesioni,
  descrizioneConcessioni,
  descrizioneCentri,
  descrizioneAccessi,
  descrizioneRevisioni,
  descrizioneTestimonianze,
  descrizionePiani,
  descrizioneProgettiPeg,
  descrizioneObiettivi,
  descrizioneVariazioni,
  descrizioneConsuntivi,
  descrizioneImportazioni,
  descrizioneFascicoli,
  descrizioneAvanzamenti,
  descrizioneCollegamenti,
  descrizioneListeDiControllo,
  descrizioneAttestazioni,
  descrizioneProgetti,
  descrizioneIstanze,
  descrizioneProgettiRecepiti,
  descrizioneSpese,
  descrizioneSpesePeriodi,
  descrizioneRendiconti,
  descrizioneRigheRendiconto,
  descrizioneRichieste,
  descrizioneRendicontate,
  descrizioneMappatureRegis,
  descrizioneRigheSpiegate,
];

/** The other read models, by name, with the reason why two moments are not compared by them. */
export const MODELLI_NON_CONFRONTATI: Readonly<Record<string, string>> = {
  registro: 'a line an event: between two moments it only grows, and the events are named beside the differences',
  storia: 'the same events told of each object',
  cancellazioni: 'a line an erasure: it only grows, and each is an event of the register',
  condivisioni:
    'what of the concessioni is in force, in the form in which the database asks: they are compared themselves',
  procedure: 'a version that was adopted never changes: that it was is a field of its programme',
  spese_totali: 'counted from the expenses, which are compared themselves',
  spese_mensili: 'counted from the expenses, which are compared themselves',
  rendicontato_mensile: 'counted from the lines of the rendiconti, which are compared themselves',
  mesi_chiusi: 'the months that spese_periodi says closed, one by one: it is compared itself',
  spese_fatture: 'the invoices of the expenses, which are compared themselves',
  cassa: 'counted from the requests and the lines of the rendiconti, which are compared themselves',
  somme_ricevute: 'a line a sum: it only grows, and each is an event of the register',
  conteggi: 'counted from objectives, projects and consuntivi, which are compared themselves',
};

/** The description of a read model. @throws Error for one that has none. */
export function descrizioneDi(nome: string): AnyDescrizione {
  const found = MODELLI_DESCRITTI.find(({ modello }) => modello.name === nome);
  if (!found) throw new Error(`${nome} is not described`);
  return found;
}
