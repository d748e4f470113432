import { giornoDi } from '@consorzi/domain/shared';

import type { Things } from './things.js';
import { NETWORK, OURS, type PersonaName, type World } from './world.js';

const atto = { organo: 'assemblea', numero: '8', data: '2024-03-01' };
const today = giornoDi(new Date().toISOString());
const inAYear = giornoDi(new Date(Date.now() + 365 * 86_400_000).toISOString());

/**
 * Auditors of a project and of a rendiconto, in our consortium and in the ATS: one of those that say the marker, to see
 * that something is seen at all, the others of those that say nothing and hold nothing.
 */
export async function callAuditorsOfProjects(world: World, things: Things): Promise<void> {
  const [own, capofila] = [world.client('own consortium'), world.client('capofila')];
  const altri = await makeEmptyOnes(world);
  const call = (who: PersonaName, scope: typeof OURS | typeof NETWORK, perimetro: object) =>
    (scope === OURS ? own : capofila).done('affidaRevisione', {
      ...{ scope, personaId: world.personaId(who), dal: today, al: inAYear, perimetro },
    });
  const progetti = (id: string) => ({ tipo: 'progetti', progetti: [id] });
  await call('auditor of the project', OURS, progetti(things.progettoId));
  await call('auditor of the project', NETWORK, progetti(things.progettoId));
  await call('auditor of another project', OURS, progetti(altri.nostro));
  await call('auditor of another project', NETWORK, progetti(altri.altrui));
  await call('auditor of another rendiconto', NETWORK, { tipo: 'rendiconti', rendiconti: [altri.rendicontoId] });
}

/** A programme of its own, a project of ours and one of a body outside, and a rendiconto without a line. */
async function makeEmptyOnes(world: World) {
  const [own, capofila] = [world.client('own consortium'), world.client('capofila')];
  const scope = NETWORK;
  const programma = { denominazione: 'Programma vuoto', finanziatore: 'Regione', fondo: 'Fondo vuoto' };
  const { id: programmaId } = await capofila.done('istituisciProgramma', { scope, ...programma });
  const proposta = { predefinita: 'facilitazione-piemonte' };
  await capofila.done('adottaProcedura', { scope, programmaId, dal: '2024-01-01', proposta });
  const registra = async (titolo: string, cup: string, partner: object) => {
    const piano = {
      ...{ dal: '2024-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
      voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Voce vuota' }],
      quote: [{ voceId: 'v1', partnerId: 'p1', fonte: 'finanziamento', centesimi: 100 }],
    };
    const dati = { programmaId, proceduraVersione: 1, titolo, cup, linea: '1.7.2', piano, responsabili: [], atto };
    return (await capofila.done('registraProgetto', { scope, ...dati, partner: [{ partnerId: 'p1', ...partner }] })).id;
  };
  const altrui = await registra('Progetto vuoto', 'I84H22000170006', { denominazione: 'Ente esterno' });
  const nostro = await registra('Progetto vuoto nostro', 'I84H22000160006', { consorzio: OURS });
  const apri = { titolo: 'Rendiconto vuoto', dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' };
  const { id: rendicontoId } = await capofila.done('apriRendiconto', { scope, progettoId: altrui, ...apri });
  await world.until(async () => {
    const { progettiRecepiti } = await own.ask(`{ progettiRecepiti(scope: "${OURS}") { progetti { id } } }`);
    return (progettiRecepiti.progetti as { id: string }[]).some(({ id }) => id === nostro);
  });
  return { altrui, nostro, rendicontoId };
}
