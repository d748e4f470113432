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
import {
  descrizioneObiettivi,
  descrizionePiani,
  descrizioneProgettiPeg,
  descrizioneVariazioni,
} from './pianificazione.js';

export * from './descrizione.js';

/** Every read model whose rows people write, in the order in which differences are read. */
export const MODELLI_DESCRITTI: readonly AnyDescrizione[] = [
  descrizioneConsorzio,
  descrizioneAts,
  descrizioneConvenzioni,
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
];

/** The other read models, by name, with the reason why two moments are not compared by them. */
export const MODELLI_NON_CONFRONTATI: Readonly<Record<string, string>> = {
  registro: 'a line an event: between two moments it only grows, and the events are named beside the differences',
  storia: 'the same events told of each object',
  cancellazioni: 'a line an erasure: it only grows, and each is an event of the register',
  conteggi: 'counted from objectives, projects and consuntivi, which are compared themselves',
};

/** The description of a read model. @throws Error for one that has none. */
export function descrizioneDi(nome: string): AnyDescrizione {
  const found = MODELLI_DESCRITTI.find(({ modello }) => modello.name === nome);
  if (!found) throw new Error(`${nome} is not described`);
  return found;
}
