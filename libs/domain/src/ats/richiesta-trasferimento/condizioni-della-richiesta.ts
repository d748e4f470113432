import type { States } from '../../event-sourcing/index.js';
import { giornoDi, RuleViolation } from '../../shared/index.js';
import { puoEssereChiesto, type CondizioneMancante } from '../programma/condizioni-trasferimento.js';
import {
  REQUISITI_TRASFERIMENTO,
  TIPI_TRASFERIMENTO,
  type RequisitoTrasferimento,
} from '../programma/modello-procedura.js';
import { conProcedura, finanziamentoAlla } from '../rendiconto/progetto-del-rendiconto.js';
import { rendiconto, type Rendiconto } from '../rendiconto/stato-rendiconto.js';
import type { AllegatiTrovati, ComandoRichiesta, DatiRichiesta } from './richiesta-trasferimento.eventi.js';
import { altreRichieste, trasferimentiProgetto } from './trasferimenti-progetto.js';

type ConProgramma = Extract<ComandoRichiesta, { programmaId: string }>;
const NESSUN_ALLEGATO: AllegatiTrovati = { presenti: [], attestazioni: [] };

/** What goes with a request comes later than the request: to prepare it, only what is about money and kinds counts. */
const DEGLI_ALLEGATI: ReadonlySet<CondizioneMancante> = new Set([...REQUISITI_TRASFERIMENTO, 'attestazioneMancante']);

/** @throws RuleViolation CONDIZIONI_NON_SODDISFATTE naming them, CAMPO_NON_VALIDO for no amounts or no kind. */
export function assertMoneta(states: States<unknown>, command: ConProgramma, dati: DatiRichiesta): void {
  for (const campo of ['centesimi', 'spesaRaggiuntaCentesimi'] as const) {
    if (!Number.isSafeInteger(dati[campo]) || dati[campo] < 0) throw new RuleViolation('CAMPO_NON_VALIDO', { campo });
  }
  if (!TIPI_TRASFERIMENTO.includes(dati.tipo)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'tipo' });
  refuse(mancanti(states, command, dati, NESSUN_ALLEGATO).filter((one) => !DEGLI_ALLEGATI.has(one)));
}

/** The same conditions, all of them: the plan may have changed since the request was prepared. */
export function assertPresenti(
  states: States<unknown>,
  command: Extract<ConProgramma, { type: 'InviaRichiesta' }>,
  dati: DatiRichiesta,
): void {
  refuse(mancanti(states, command, dati, command.contenuto));
}

function mancanti(
  states: States<unknown>,
  { programmaId, richiestaId, now }: ConProgramma,
  dati: DatiRichiesta,
  { presenti, attestazioni }: AllegatiTrovati,
): readonly CondizioneMancante[] {
  const { progettoId, tipo, centesimi, spesaRaggiuntaCentesimi, rendicontoId, inizioAttivita } = dati;
  const { registrato, modello } = conProcedura(states, progettoId, programmaId);
  const found: RequisitoTrasferimento[] = [...presenti];
  if (inizioAttivita !== null) found.push('inizioAttivita');
  if (rendicontoId !== null && approvato(states.of(rendiconto, rendicontoId))) found.push('rendicontoApprovato');
  return puoEssereChiesto(modello, tipo, {
    ...altreRichieste(states.of(trasferimentiProgetto, progettoId), richiestaId),
    finanziamentoCentesimi: finanziamentoAlla(registrato, giornoDi(now)),
    spesaCentesimi: spesaRaggiuntaCentesimi,
    chiestoCentesimi: centesimi,
    presenti: found,
    attestazioni: attestazioni.map(({ codice }) => codice),
  });
}

/** Approved by its organ, and not refused since. */
export const approvato = (state: Rendiconto): boolean =>
  state.status === 'approvato' ||
  state.status === 'inviato' ||
  state.status === 'integrazioni' ||
  (state.status === 'esitato' && state.esito !== 'respinto');

function refuse(mancano: readonly CondizioneMancante[]): void {
  if (mancano.length > 0) throw new RuleViolation('CONDIZIONI_NON_SODDISFATTE', { condizioni: mancano.join(', ') });
}

export const sommaCentesimi = (each: readonly { readonly centesimi: number }[]): number =>
  each.reduce((sum, { centesimi }) => sum + centesimi, 0);
