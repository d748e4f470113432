import { randomUUID } from 'node:crypto';

import { giornoDi } from '@consorzi/domain/shared';

import { relazione } from '../web/relazione.js';
import { makeAtsThings } from './ats-things.js';
import { makeProgress } from './avanzamento.js';
import type { ValueOf } from './operations.js';
import type { Client } from '../client.js';
import { MARKER, NETWORK, OURS, type PersonaName, type World } from './world.js';

/** Ids of one thing of every kind, by the name under which operations ask for it. */
export type Things = Readonly<Record<ThingName, string>>;
const THING_NAMES = [
  ...['pianoId', 'obiettivoId', 'progettoPegId', 'variazioneId', 'centroId', 'attivitaId', 'indicatoreId'],
  ...['testoId', 'propostaId', 'importazioneId', 'personaId', 'delegaId', 'convenzioneId', 'incaricoId'],
  ...['programmaId', 'progettoId', 'istanzaId', 'rendicontoId', 'richiestaId', 'riconciliazioneId'],
  ...['condivisioneId', 'listaId', 'attestazioneId', 'spesaId', 'pagamentoId'],
  ...['archivioId', 'caricamentoId', 'documentoId'],
] as const;
export type ThingName = (typeof THING_NAMES)[number];

/** The same kinds, of which nobody has anything: what an unknown id looks like. */
export const nothing = (): Things => Object.fromEntries(THING_NAMES.map((name) => [name, randomUUID()])) as Things;

/** Those that are in the log of the ATS, and nowhere else. */
export const OF_THE_ATS: readonly ThingName[] = [
  ...(['convenzioneId', 'programmaId', 'istanzaId', 'rendicontoId', 'richiestaId', 'riconciliazioneId'] as const),
];
/** Those that our consortium alone knows. A person is nobody's; a project is of the ATS and of its partners. */
export const OF_OURS: readonly ThingName[] = THING_NAMES.filter(
  (name) => !OF_THE_ATS.includes(name) && name !== 'personaId' && name !== 'progettoId',
);

const atto = { organo: 'cda', numero: '7', data: '2024-03-01' };

/** Makes one of each in our consortium and in the ATS, through the same door that people use; all say the marker. */
export async function makeThings(world: World): Promise<Things> {
  const own = world.client('own consortium');
  const scope = OURS;
  const { id: centroId } = await own.done('istituisciCentro', {
    scope,
    codice: 'AMIN',
    denominazione: `Minori ${MARKER}`,
  });
  const { id: pianoId } = await own.done('creaPiano', { scope, titolo: `Piano ${MARKER}`, dal: 2024, al: 2024 });
  const peg = { codice: '1', nome: `Progetto ${MARKER}`, centroId };
  const { id: progettoPegId } = await own.done('definisciProgettoPeg', { scope, pianoId, scheda: peg });
  const scheda = {
    ...{ titolo: `Obiettivo ${MARKER}`, centri: [centroId] },
    attivita: [{ testo: `Attività ${MARKER}`, tempi: 'Annuale' }],
    indicatori: [{ nome: `Indicatore ${MARKER}`, unita: 'n.', atteso: '10' }],
  };
  const { id: obiettivoId } = await own.done('definisciObiettivo', { scope, pianoId, scheda });
  await own.done('approvaPiano', { scope, pianoId, atto: { ...atto, numero: `7 ${MARKER}` } });
  await own.done('apriConsuntivazione', { scope, pianoId });

  const { obiettivo } = await own.ask(
    `query ($id: ID!) { obiettivo(scope: "${scope}", obiettivoId: $id) { attivita { id } indicatori { id } } }`,
    { id: obiettivoId },
  );
  const [attivitaId, indicatoreId] = [obiettivo.attivita[0].id as string, obiettivo.indicatori[0].id as string];
  const sede = { scope, pianoId, obiettivoId, centroId, anno: 2024 };
  await own.done('registraEsitoAttivita', { ...sede, attivitaId, testo: `Fatto ${MARKER}`, rilevatoIl: '2024-12-31' });
  const { storia } = await own.ask(
    `query ($id: ID!) { storia(scope: "${scope}", oggettoId: $id) { edges { node { testoId } } } }`,
    { id: obiettivoId },
  );
  const testoId = (storia.edges as { node: { testoId: string | null } }[]).find(({ node }) => node.testoId)!.node
    .testoId!;

  const upload = (anno: number) => own.upload(scope, `${MARKER}.txt`, Buffer.from(relazione(anno)));
  await own.send('accettaProposta', { scope, propostaId: await upload(2021), risoluzioni: [] });
  const { importazioni } = await own.ask(`{ importazioni(scope: "${scope}") { importazioni { id } } }`);
  const propostaId = await upload(2022);
  const { id: variazioneId } = await own.done('apriVariazione', { scope, pianoId, motivo: `Motivo ${MARKER}` });
  const { id: importazioneId } = importazioni.importazioni[0] as { id: string };

  const personaId = world.personaId('own consortium');
  const ferie = { ruolo: 'direttore', dal: '2099-08-01', al: '2099-08-31' };
  await own.done('delegaUnMioRuolo', { scope, personaId: world.personaId('auditor'), ...ferie });
  const { persone } = await own.ask(`{ persone(scope: "${scope}") { persone { deleghe { delegaId } } } }`);
  const deleghe = (persone.persone as { deleghe: { delegaId: string }[] }[]).flatMap((one) => one.deleghe);

  const incaricoId = await callAuditors(world, own, centroId);
  await world.client('auditor').ask(`{ obiettivo(scope: "${scope}", obiettivoId: "${obiettivoId}") { titolo } }`);

  const ofTheAts = await makeAtsThings(world);
  await makeProgress(own, { pianoId, obiettivoId, indicatoreId, progettoId: ofTheAts.progettoId });
  return {
    ...{ pianoId, obiettivoId, progettoPegId, variazioneId, centroId, attivitaId, indicatoreId },
    ...{ testoId, propostaId, importazioneId, personaId, delegaId: deleghe[0]!.delegaId, incaricoId },
    ...ofTheAts,
  };
}

/**
 * One is let in, to a centro that holds nothing; one will be, in their days; one was, and is sent away. Gives the id of
 * the second.
 */
async function callAuditors(world: World, own: Client, centroId: string): Promise<string> {
  const scope = OURS;
  const { id: vuoto } = await own.done('istituisciCentro', { scope, codice: 'VUOTO', denominazione: 'Centro vuoto' });
  const call = async (who: PersonaName, centro: string, dal: string, al: string): Promise<string> => {
    const perimetro = { tipo: 'centri', centri: [centro] };
    await own.done('affidaRevisione', { scope, personaId: world.personaId(who), dal, al, perimetro });
    const { revisioni } = await own.ask(`{ revisioni(scope: "${scope}") { revisioni { incaricoId personaId } } }`);
    const all = revisioni.revisioni as { incaricoId: string; personaId: string }[];
    return all.find(({ personaId }) => personaId === world.personaId(who))!.incaricoId;
  };
  const today = giornoDi(new Date().toISOString());
  const inAYear = giornoDi(new Date(Date.now() + 365 * 86_400_000).toISOString());
  await call('narrowed auditor', vuoto, today, inAYear);
  await own.done('revocaRevisione', { scope, incaricoId: await call('revoked user', centroId, today, inAYear) });
  return call('member without a role', centroId, '2099-01-01', '2099-12-31');
}

/** Values of the other fields, by name; of a name that means several things, by `operation.name` or `name: type`. */
const PLAIN: Readonly<Record<string, unknown>> = {
  ...{ titolo: 'Prova', denominazione: 'Prova', codice: 'PROVA', nome: 'Prova', motivo: 'Prova', testo: 'Prova' },
  ...{ 'dal: Int': 2041, 'al: Int': 2041, 'dal: String': '2024-05-01', 'al: String': '2026-12-31', anno: 2024 },
  ...{ organo: 'cda', numero: '9', data: '2024-04-01', rilevatoIl: '2024-12-31', ruolo: 'revisore', tipo: 'attivita' },
  ...{ oggetto: 'obiettivo', consorzio: 'isolatob', indice: 0, first: 10, tempi: 'Annuale', unita: 'n.', atteso: '1' },
  ...{ areaStrategica: '', obiettivoOperativo: '', progettoPegTesto: '', servizi: '', utentiFinali: '' },
  ...{ retiDiCollaborazione: '', finalita: '', descrizione: '', membri: 'isolatob', esterne: 'Ente' },
  // Check lists and attestations.
  ...{ mese: '2025-05', domandaId: 'd1', per: 'affidamento', voce: 'Prova', previsto: '1', realizzato: '1' },
  ...{ 'apriListaDiAutocontrollo.descrizione': 'Prova', 'rispondiDomande.esito': 'si' },
  'controllaLista.esito': 'positivo',
  ordine: 'recenti',
  ...{ proceduraVersione: 1, cup: 'I84H22000190006', linea: '1.1.3', compito: 'responsabile' },
  ...{ partnerId: 'p1', partner: 'p1', fonte: 'finanziamento', centesimi: 100, faseId: 'f1', traguardoId: 't1' },
  ...{ entro: '2026-06-30', presentataIl: '2024-03-01', riscontrataIl: '2024-03-02', il: '2024-03-03' },
  ...{ esito: 'respinta', 'registraProgetto.tipo': 'milestone', 'modificaPianoProgetto.tipo': 'milestone' },
  ...{ 'presentaIstanza.tipo': 'quesito', 'presentaIstanza.oggetto': 'Prova' },
  ...{ finanziatore: 'Prova', fondo: 'Prova', 'confrontoProcedure.da': 1, 'confrontoProcedure.a': 1 },
  'depositaDocumento.tipo': 'altro',
  'cancellaTesto.motivo': 'inserito_per_errore',
  'affidaRevisione.tipo': 'centri',
  'cancellaNome.motivo': 'inserito_per_errore',
  primoGiorno: '2024-01-01',
  // No scope of these specs: what is asked here really happens, and would stand in the log that the command line exports.
  ...{ altro: 'entealtrui', 'inclusione.posizione': 0 },
  ...{ 'evento.posizione': 0, misura: 'obiettivi' },
  ...{ 'rettificaPeriodoMembro.motivo': 'atto_rettificato', 'annullaPeriodoMembro.motivo': 'atto_annullato' },
  // Sharing.
  ...{ ats: NETWORK, tipi: 'spese', 'disconosciAts.ats': 'entealtrui' },
  // Consolidated view: a month in which our consortium shares something.
  ...{ 'consolidatoMovimenti.consorzio': OURS, 'consolidatoMovimenti.mese': '2024-05' },
  // Physical progress.
  ...{ periodo: 'mese', valore: '1' },
  // Expenses.
  ...{ 'registraSpesa.tipo': 'personale', 'rettificaSpesa.tipo': 'personale', competenza: '2024-05-31' },
  ...{ imponibileCentesimi: 100, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0, scissioneIva: false },
  ...{ mandato: '9', finoAlMese: '2024-01', dalMese: '2024-01', quote: 'Prova' },
  // Reconciliation.
  ...{ tabella: 'pagamenti', campo: 'cup', intestazione: 'CUP', decimale: ',', chiave: 'cup', riga: 0 },
  ...{ 'salvaMappatura.data': 'gg/mm/aaaa', 'confrontaRegis.data': 'gg/mm/aaaa', 'spiegaRiga.nota': 'Prova' },
  // Rendiconti and requests for transfers.
  dalMese: '2024-01',
  alMese: '2024-12',
  spesaRaggiuntaCentesimi: 0,
  inizioAttivita: '2024-01-01',
  protocollo: '1',
  centesimiRiconosciuti: 0,
  reversale: '1',
  mandato: '1',
  after: '',
  'apriRendiconto.tipo': 'ordinario',
  'preparaRichiesta.tipo': 'anticipo',
  'riscontraRendiconto.esito': 'respinto',
  'riscontraRichiesta.esito': 'respinta',
};

/** Fields that mean another thing of the same kind. */
const SAME_AS: Readonly<Record<string, ThingName>> = {
  ...{
    oggettoId: 'obiettivoId',
    delegante: 'personaId',
    centri: 'centroId',
    obiettivi: 'obiettivoId',
    progettiPeg: 'progettoPegId',
    progetti: 'progettoId',
    rendiconti: 'rendicontoId',
  },
  voceId: 'attivitaId',
  attestazioni: 'attestazioneId',
};

/** The kind of thing that a field asks for, if it asks for one. */
export function thingOf(field: string): ThingName | undefined {
  return SAME_AS[field] ?? THING_NAMES.find((name) => name === field);
}

/**
 * Values for an operation in `scope`, about `things`. @throws Error for a field that is not named here: who adds an
 * operation says what its fields mean, and it is tried from then on.
 */
export function valuesFor(scope: string, things: Things): ValueOf {
  return (field, type, operation) => {
    if (field === 'scope') return scope;
    if (field === 'commandId') return randomUUID();
    const thing = thingOf(field);
    if (thing) return things[thing];
    const name = [`${operation}.${field}`, `${field}: ${type}`, field].find((one) => one in PLAIN);
    if (name !== undefined) return PLAIN[name];
    throw new Error(`${operation} asks for ${field} (${type}): say in tests/isolation/things.ts what to give it`);
  };
}
