import { zip } from '../../infra/testing/zip.js';
import type { Client } from '../client.js';
import { makeLists } from './liste.js';
import { MARKER, NETWORK, OURS, UNSHARED, type World } from './world.js';

const atto = { organo: 'assemblea', numero: '7', data: '2024-03-01' };
const CUP = 'I84H22000180006';

/** One of each kind that an ATS and its members know, from the convenzione to the line of a rendiconto that was sent. */
export async function makeAtsThings(world: World) {
  const [own, capofila] = [world.client('own consortium'), world.client('capofila')];
  const { convenzioneId, programmaId } = await makeNetwork(capofila);
  const { progettoId, istanzaId } = await makeProject(capofila, programmaId);
  const liste = await makeLists(world, own, progettoId);
  const { spesaId, pagamentoId } = await makeExpense(own, progettoId);
  const evidence = await makeEvidence(world, own, spesaId);
  const condivisioneId = await makeSharing(own, progettoId);
  return {
    ...{ convenzioneId, programmaId, progettoId, istanzaId, ...liste, spesaId, pagamentoId, ...evidence },
    condivisioneId,
    rendicontoId: await makeRendiconto(world, own, capofila, { progettoId, spesaId }),
    richiestaId: await makeRichiesta(capofila, progettoId),
    riconciliazioneId: await makeReconciliation(world, capofila, progettoId),
  };
}

async function makeNetwork(capofila: Client) {
  const scope = NETWORK;
  const member = { scope, consorzio: OURS, denominazione: `Consorzio ${MARKER}`, dal: '2024-01-01', atto };
  await capofila.done('registraEntrata', member);
  const { id: convenzioneId } = await capofila.done('registraConvenzione', {
    ...{ scope, titolo: `Convenzione ${MARKER}`, membri: [OURS], dal: '2024-01-01', al: '2026-12-31', atto },
    esterne: [`Ente ${MARKER}`],
  });
  const programma = { denominazione: `Programma ${MARKER}`, finanziatore: 'Ministero', fondo: 'Fondo' };
  const { id: programmaId } = await capofila.done('istituisciProgramma', { scope, ...programma });
  const proposta = { predefinita: 'regis-2025' };
  await capofila.done('adottaProcedura', { scope, programmaId, dal: '2025-03-25', proposta });
  return { convenzioneId, programmaId };
}

/** A project of our consortium in the ATS, a request about it, and the copy of it in our own log. */
async function makeProject(capofila: Client, programmaId: string) {
  const scope = NETWORK;
  const piano = {
    ...{ dal: '2024-01-01', al: '2026-06-30', fasi: [] },
    voci: [{ voceId: 'v1', codice: 'A.1', titolo: `Voce ${MARKER}` }],
    traguardi: ['t1', 't2'].map((traguardoId) => ({
      ...{ traguardoId, tipo: 'target', titolo: `Traguardo ${MARKER}`, unita: 'n.' },
      attesi: [{ partnerId: 'p1', entro: '2026-06-30', valore: '10' }],
    })),
    quote: [{ voceId: 'v1', partnerId: 'p1', fonte: 'finanziamento', centesimi: 100 }],
  };
  const { id: progettoId } = await capofila.done('registraProgetto', {
    ...{ scope, programmaId, proceduraVersione: 1, titolo: `Progetto ${MARKER}`, cup: CUP, linea: '1.1.1' },
    ...{ partner: [{ partnerId: 'p1', consorzio: OURS }], piano, responsabili: [], atto },
  });
  const { id: istanzaId } = await capofila.done('presentaIstanza', {
    ...{ scope, progettoId, tipo: 'quesito', oggetto: `Quesito ${MARKER}`, presentataIl: '2024-03-01' },
  });
  return { progettoId, istanzaId };
}

/** An expense on the project, paid in part, whose words say the marker; and one of a month that is never shared. */
async function makeExpense(own: Client, progettoId: string) {
  const scope = OURS;
  const spesa = {
    ...{ tipo: 'contributo', cup: CUP, cig: { assenza: 'contributo' }, imponibileCentesimi: 100, ivaCentesimi: 0 },
    ...{ ivaACostoCentesimi: 0, ritenutaCentesimi: 0, scissioneIva: false },
    quote: [{ progettoId, voceId: 'v1', centesimi: 100 }],
  };
  const kept = { ...spesa, competenza: '2024-02-29', descrizione: `Spesa ${UNSHARED}` };
  await own.done('registraSpesa', { scope, spesa: kept });
  const shown = { ...spesa, competenza: '2024-05-31', descrizione: `Spesa ${MARKER}` };
  const { id: spesaId } = await own.done('registraSpesa', { scope, spesa: shown });
  const mandato = { scope, spesaId, mandato: `1 ${MARKER}`, data: '2024-06-01', centesimi: 50 };
  await own.done('registraPagamento', mandato);
  const { spesa: letta } = await own.ask(
    `query ($id: ID!) { spesa(scope: "${scope}", spesaId: $id) { spesa { pagamenti { pagamentoId } } } }`,
    { id: spesaId },
  );
  return { spesaId, pagamentoId: letta.spesa.pagamenti[0].pagamentoId as string };
}

/** A document of the expense, whose name the ATS is never told, and an archive whose one file waits to become another. */
async function makeEvidence(world: World, own: Client, spesaId: string) {
  const [scope, fascicoli] = [OURS, `/api/fascicoli/${OURS}`];
  const bytes = Buffer.from(`Documento ${MARKER}`);
  const { body: taken } = await own.rest(
    'POST',
    `${fascicoli}/caricamenti?nome=${encodeURIComponent(`${MARKER} ${UNSHARED}`)}.txt`,
    bytes,
  );
  const { caricamentoId } = taken as { caricamentoId: string };
  await own.done('depositaDocumento', { scope, spesaId, caricamentoId, tipo: 'altro' });
  const { fascicolo } = await own.ask(
    `query ($id: ID!) { fascicolo(scope: "${scope}", spesaId: $id) { fascicolo { documenti { documentoId } } } }`,
    { id: spesaId },
  );
  const archive = zip([{ name: `${MARKER}.txt`, content: `Altro documento ${MARKER}` }]);
  const { body } = await own.rest('POST', `${fascicoli}/archivi?nome=${MARKER}.zip`, archive);
  const { archivioId } = body as { archivioId: string };
  await world.until(async () => {
    const { body: progress } = await own.rest('GET', `${fascicoli}/archivi/${archivioId}/avanzamento`);
    return progress['stato'] === 'pronto';
  });
  const { archivioDiDocumenti } = await own.ask(
    `query ($id: ID!) { archivioDiDocumenti(scope: "${scope}", archivioId: $id) { file { caricamentoId } } }`,
    { id: archivioId },
  );
  return {
    documentoId: fascicolo.fascicolo.documenti[0].documentoId as string,
    ...{ archivioId, caricamentoId: archivioDiDocumenti.file[0].caricamentoId as string },
  };
}

/** What the ATS may read of the expense that says the marker, and of its document. */
async function makeSharing(own: Client, progettoId: string): Promise<string> {
  const oggetto = {
    ats: NETWORK,
    progettoId,
    tipi: ['spese', 'documenti', 'liste', 'avanzamento'],
    dalMese: '2024-05',
  };
  return (await own.done('concediCondivisione', { scope: OURS, ...oggetto })).id;
}

/** With the expense in it, and sent: our consortium has been told what of it was reported. */
async function makeRendiconto(
  world: World,
  own: Client,
  capofila: Client,
  { progettoId, spesaId }: { readonly progettoId: string; readonly spesaId: string },
): Promise<string> {
  const scope = NETWORK;
  const apri = { progettoId, titolo: `Rendiconto ${MARKER}`, dalMese: '2024-01', alMese: '2024-12', tipo: 'saldo' };
  const { id: rendicontoId } = await capofila.done('apriRendiconto', { scope, ...apri });
  await capofila.done('inserisciSpese', { scope, rendicontoId, spese: [{ consorzio: OURS, spesaId }] });
  await capofila.done('verificaRendiconto', { scope, rendicontoId });
  await capofila.done('approvaRendiconto', { scope, rendicontoId, atto });
  await capofila.done('inviaRendiconto', { scope, rendicontoId, il: '2025-01-20', protocollo: `10 ${MARKER}` });
  await world.until(async () => {
    const { ritornoDallAts } = await own.ask(`{ ritornoDallAts(scope: "${OURS}") { rendicontate { spesaId } } }`);
    return ritornoDallAts.rendicontate.length > 0;
  });
  return rendicontoId;
}

async function makeRichiesta(capofila: Client, progettoId: string): Promise<string> {
  const richiesta = { progettoId, tipo: 'anticipo', centesimi: 10, spesaRaggiuntaCentesimi: 0 };
  return (await capofila.done('preparaRichiesta', { scope: NETWORK, ...richiesta })).id;
}

/** An export that was compared, and the mapping that was used. */
async function makeReconciliation(world: World, capofila: Client, progettoId: string): Promise<string> {
  const scope = NETWORK;
  const at = `/api/ats/${scope}/riconciliazione`;
  const file = Buffer.from(`CUP;Numero mandato;Note\n${CUP};1;${MARKER}\n`);
  const { body } = await capofila.rest('POST', `${at}/${progettoId}/pagamenti?nome=${MARKER}.csv`, file);
  const { riconciliazioneId } = body as { riconciliazioneId: string };
  const isAt = async (stato: string) =>
    (await capofila.rest('GET', `${at}/${riconciliazioneId}/avanzamento`)).body['stato'] === stato;
  await world.until(() => isAt('daMappare'));
  const mappatura = {
    ...{ tabella: 'pagamenti', colonne: [{ campo: 'cup', intestazione: 'CUP' }], chiave: ['cup'] },
    formati: { data: 'gg/mm/aaaa', decimale: ',' },
  };
  await capofila.done('salvaMappatura', { scope, nome: `Mappatura ${MARKER}`, mappatura });
  await capofila.ask('mutation ($input: ConfrontaRegisInput!) { confrontaRegis(input: $input) { id } }', {
    input: { scope, riconciliazioneId, mappatura },
  });
  await world.until(() => isAt('pronta'));
  return riconciliazioneId;
}
