import { atsAdesione } from './ats-adesione.it.js';
import { atsAvanzamento } from './ats-avanzamento.it.js';
import { atsCondivisioni } from './ats-condivisioni.it.js';
import { atsFascicolo } from './ats-fascicolo.it.js';
import { atsListe } from './ats-liste.it.js';
import { atsProgetti } from './ats-progetti.it.js';
import { atsProgrammi } from './ats-programmi.it.js';
import { atsRendiconti } from './ats-rendiconti.it.js';
import { atsRete } from './ats-rete.it.js';
import { atsRevisori } from './ats-revisori.it.js';
import { atsRiconciliazione } from './ats-riconciliazione.it.js';
import { atsSpese } from './ats-spese.it.js';

/** The words of the pages on programmes, projects and expenses: loaded with the first of them. */
export const messaggiFondi = {
  ...atsAdesione,
  ...atsAvanzamento,
  ...atsCondivisioni,
  ...atsFascicolo,
  ...atsListe,
  ...atsProgetti,
  ...atsProgrammi,
  ...atsRendiconti,
  ...atsRete,
  ...atsRevisori,
  ...atsRiconciliazione,
  ...atsSpese,
} as const;
