import type { Client } from '../client.js';
import { MARKER, NETWORK, OURS, UNSHARED, type World } from './world.js';

/** A check list and a statement of our consortium, on a project that its ATS has given it to know. */
export async function makeLists(world: World, own: Client, progettoId: string) {
  const scope = OURS;
  await world.until(async () => {
    const { progettiDaControllare } = await own.ask(
      `{ progettiDaControllare(scope: "${scope}") { progetti { progettoId } } }`,
    );
    return (progettiDaControllare.progetti as { progettoId: string }[]).some((one) => one.progettoId === progettoId);
  });
  const { id: listaId } = await own.done('apriListaDiAutocontrollo', {
    ...{ scope, progettoId, codice: 'autocontrollo-affidamento', mese: '2025-05', senzaCig: 'utenze' },
    descrizione: `Acquisto ${MARKER}`,
  });
  const { listaDiControllo } = await own.ask(
    `query ($id: ID!) { listaDiControllo(scope: "${scope}", listaId: $id) { lista { domande { id } } } }`,
    { id: listaId },
  );
  // A list is shared with its answers, and its notes are not.
  const [domanda] = listaDiControllo.lista.domande as { id: string }[];
  const risposta = { domandaId: domanda!.id, esito: 'no', nota: `Nota ${UNSHARED}` };
  await own.done('rispondiDomande', { scope, listaId, risposte: [risposta] });
  const { id: attestazioneId } = await own.done('generaAttestazione', {
    ...{ scope, progettoId, codice: 'verifiche-affidamento', per: 'affidamento' },
    ...{ dalMese: '2025-01', alMese: '2025-06' },
    avanzamento: [{ voce: `Voce ${MARKER}`, previsto: '1', realizzato: '1' }],
  });
  return { listaId, attestazioneId };
}

/** The same two of the ATS itself, on the same project. */
export async function makeListsOfTheAts(capofila: Client, progettoId: string) {
  const scope = NETWORK;
  const mesi = { dalMese: '2025-01', alMese: '2025-06' };
  const { id: listaId } = await capofila.done('apriListaDiAmmissibilita', {
    ...{ scope, progettoId, codice: 'ammissibilita-spesa', mese: '2025-06', ...mesi },
  });
  const { id: attestazioneId } = await capofila.done('generaAttestazione', {
    ...{ scope, progettoId, codice: 'relazione-intermedia', per: 'richiesta', ...mesi, importoCentesimi: 100 },
    avanzamento: [{ voce: `Voce ${MARKER}`, previsto: '1', realizzato: '1' }],
  });
  return { listaId, attestazioneId };
}
