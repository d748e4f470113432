import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { logOf } from '../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const SEEDS = path.resolve(ROOT, '../shared/seeds');
const PEG = path.join(SEEDS, '003_eefa1ab6a03a3876.txt');
const RELAZIONE = path.join(SEEDS, '000_78aa5272353f3b13.txt');

// The real documents stand beside the checkout, never in it: where they are missing nothing can be shown.
const withSamples = existsSync(PEG) ? describe : describe.skip;

withSamples('the main job on real documents', () => {
  let platform: SpecPlatform;
  let direttore: Client;

  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as('direttore.inrete', platform);
  });
  afterAll(() => platform.stop());

  const cli = async (...args: string[]) => {
    const env = {
      ...process.env,
      ...logOf(platform.data),
      CONSORZI_DATA: platform.data,
      PORT: new URL(platform.url).port,
    };
    delete (env as Record<string, unknown>)['NODE_OPTIONS'];
    return (await promisify(execFile)(process.execPath, ['infra/run.mjs', 'cli', ...args], { cwd: ROOT, env })).stdout;
  };
  const accept = async (file: string) => {
    const propostaId = await direttore.upload('inrete', path.basename(file), readFileSync(file));
    return { propostaId, esito: await direttore.done('accettaProposta', { scope: 'inrete', propostaId }) };
  };
  const plans = async () => {
    const { piani } = await direttore.ask(
      '{ piani(scope: "inrete") { edges { node { id titolo stato dal al ricostruito } } } }',
    );
    return (
      piani.edges as {
        node: { id: string; titolo: string; stato: string; dal: number; al: number; ricostruito: boolean };
      }[]
    ).map(({ node }) => node);
  };
  const tree = async (pianoId: string) => {
    const query = `query ($pianoId: ID!) { albero(scope: "inrete", pianoId: $pianoId) {
      rami { centro { denominazione } progettiPeg { codice nome }
        obiettivi { id titolo centri attivita { id testo } indicatori { id nome atteso { originale } } attivitaConEsito indicatoriConValore } } } }`;
    return (await direttore.ask(query, { pianoId }))['albero'];
  };

  it('imports a PEG, approves it, imports a Relazione of another year, records and corrects, rebuilds to the same digests', async () => {
    await accept(PEG);
    const peg = (await plans()).find(({ dal, al }) => dal === 2023 && al === 2025)!;
    expect(peg).toMatchObject({ stato: 'bozza', ricostruito: false });
    const rami = (await tree(peg.id)).rami as {
      centro: { denominazione: string };
      progettiPeg: unknown[];
      obiettivi: { id: string }[];
    }[];
    expect(rami.length).toBeGreaterThanOrEqual(5);
    expect(rami.flatMap(({ obiettivi }) => obiettivi).length).toBeGreaterThan(10);
    expect(rami.flatMap(({ progettiPeg }) => progettiPeg).length).toBeGreaterThan(10);
    await direttore.done('approvaPiano', {
      scope: 'inrete',
      pianoId: peg.id,
      atto: { organo: 'cda', numero: '8', data: '2023-01-31' },
    });
    expect((await plans()).find(({ id }) => id === peg.id)!.stato).toBe('approvato');

    await accept(RELAZIONE);
    const relazione = (await plans()).find(({ dal }) => dal === 2019)!;
    expect(relazione).toMatchObject({ stato: 'inConsuntivo', ricostruito: true });
    type Leaf = { id: string; centri: string[]; attivita: { id: string }[]; attivitaConEsito: number };
    const leaves = (await tree(relazione.id)).rami.flatMap((ramo: { obiettivi: Leaf[] }) => ramo.obiettivi) as Leaf[];
    const reported = leaves.find(({ attivitaConEsito }) => attivitaConEsito > 0)!;
    const sede = {
      scope: 'inrete',
      pianoId: relazione.id,
      obiettivoId: reported.id,
      centroId: reported.centri[0]!,
      anno: 2019,
    };
    const attivitaId = reported.attivita[0]!.id;
    const again = await direttore.send('registraEsitoAttivita', {
      ...sede,
      attivitaId,
      testo: 'Maggio',
      rilevatoIl: '2019-12-31',
    });
    expect(again).toMatchObject({ __typename: 'RegolaViolata', codice: 'CONSUNTIVO_GIA_REGISTRATO' });
    await direttore.done('rettificaEsitoAttivita', {
      ...sede,
      attivitaId,
      testo: 'Maggio',
      rilevatoIl: '2019-12-31',
      motivo: 'Errore di battitura',
    });

    const storia = `query ($id: ID!) { storia(scope: "inrete", oggettoId: $id) { edges { node { frase autore motivo testo } } } }`;
    const { edges } = (await direttore.ask(storia, { id: reported.id }))['storia'];
    expect(edges[0].node).toMatchObject({
      autore: 'Ottavia Brandimarte',
      motivo: 'Errore di battitura',
      testo: 'Maggio',
    });
    expect(edges[0].node.frase).toContain("Ha rettificato l'esito");

    const before = JSON.parse(await cli('projections', 'digest', '--scope', 'inrete', '--json'));
    await cli('projections', 'rebuild', '--all');
    const after = JSON.parse(await cli('projections', 'digest', '--scope', 'inrete', '--json'));
    expect(after.all).toBe(before.all);
    expect(await plans()).toContainEqual(expect.objectContaining({ id: peg.id, stato: 'approvato' }));
  });

  it('accepting the same proposal again changes nothing; the same document anew is refused, naming the first acceptance', async () => {
    const cissac = await Client.as('direttore.cissac', platform);
    const bytes = readFileSync(path.join(SEEDS, '004_1cd2a7c4668a1a79.txt'));
    const propostaId = await cissac.upload('cissac', 'relazione.txt', bytes);
    const first = await cissac.done('accettaProposta', { scope: 'cissac', propostaId });
    const again = await cissac.done('accettaProposta', { scope: 'cissac', propostaId });
    expect(again).toMatchObject({ id: first.id, revisione: first.revisione, ripetuto: true });

    const anew = await cissac.upload('cissac', 'relazione.txt', bytes);
    const refused = await cissac.send('accettaProposta', { scope: 'cissac', propostaId: anew });
    expect(refused).toMatchObject({ __typename: 'RegolaViolata', codice: 'DOCUMENTO_GIA_IMPORTATO' });
    expect(JSON.stringify(refused)).toContain('Raimondo Vallescura');
  });

  it('keeps every section of a document, to be read and to be erased', async () => {
    const { importazioni } = (
      await direttore.ask('{ importazioni(scope: "inrete") { importazioni { nome sezioni { genere titolo testo } } } }')
    )['importazioni'];
    const peg = importazioni.find(({ nome }: { nome: string }) => nome === path.basename(PEG));
    const kinds = new Set(peg.sezioni.map(({ genere }: { genere: string }) => genere));
    expect([...kinds]).toEqual(expect.arrayContaining(['mantenimento', 'formazione', 'budget']));
  });
});

if (!existsSync(PEG))
  console.warn('I documenti di prova non sono in ../shared/seeds: le prove sui documenti reali sono saltate.');
