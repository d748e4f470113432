import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { giornoDi } from '@consorzi/domain/shared';

import { runHere } from '../apps/api/src/cli/testing/run-here.js';
import { logOf } from '../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';
import { wordsBelow } from './isolation/cli-cases.js';
import { databaseUrls } from './platform-database.js';

const SCOPE = 'cissac';
const day = (plus: number) => giornoDi(new Date(Date.now() + plus * 86_400_000).toISOString());
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Obiettivo {
  readonly id: string;
  readonly centri: readonly string[];
}
interface Evento {
  readonly fatto: { readonly posizione: number };
  readonly oggetto: { readonly tipo: string; readonly obiettivoId: string | null };
  readonly precedenteDellOggetto: number | null;
  readonly successivoDellOggetto: number | null;
}
interface Ramo {
  readonly centro: { readonly id: string };
  readonly obiettivi: readonly Obiettivo[];
}

/** A member whose role is taken away, and who is then called to audit one centro of a real plan. */
describe('an auditor of one centro', () => {
  let platform: SpecPlatform;
  let office: Client;
  let auditor: Client;
  let personaId: string;
  let pianoId: string;
  let rami: readonly Ramo[];
  let centro: string;

  beforeAll(async () => {
    platform = await startPlatform();
    office = await Client.as(`amministratore.${SCOPE}`, platform);
    auditor = await Client.as(`nucleo.${SCOPE}`, platform);
    personaId = (await auditor.ask('{ io { personaId } }'))['io'].personaId as string;
    await office.done('revocaRuolo', { scope: SCOPE, personaId, ruolo: 'nucleo' });
    // A plan that has objectives outside the centro too: other specs make plans here, some of one objective alone.
    for (const { id } of await pianiFor(office)) {
      rami = await ramiFor(office, (pianoId = id));
      // The one with the fewest objectives, of more than none.
      const some = rami.filter(({ obiettivi }) => obiettivi.length > 0);
      centro = some.sort((a, b) => a.obiettivi.length - b.obiettivi.length)[0]?.centro.id ?? '';
      if (some.some(({ obiettivi }) => obiettivi.some(({ centri }) => !centri.includes(centro)))) break;
    }
  });

  async function pianiFor(client: Client, quando = ''): Promise<readonly { readonly id: string }[]> {
    const { piani } = await client.ask(`{ piani(scope: "${SCOPE}" ${quando}) { edges { node { id } } } }`);
    return (piani.edges as { node: { id: string } }[]).map(({ node }) => node);
  }
  async function ramiFor(client: Client, id: string): Promise<readonly Ramo[]> {
    const { albero } = await client.ask(
      `{ albero(scope: "${SCOPE}", pianoId: "${id}") { rami { centro { id } obiettivi { id centri } } } }`,
    );
    return (albero?.rami ?? []) as Ramo[];
  }
  const told = async (query: string): Promise<string> => {
    const { errors } = await auditor.graphql(query);
    return errors?.map(({ extensions }) => extensions?.code).join() ?? 'answered';
  };
  const call = (dal: string, al: string, perimetro: object) =>
    office.done('affidaRevisione', { scope: SCOPE, personaId, dal, al, perimetro });
  const incarichi = async () => {
    const { revisioni } = await office.ask(`{ revisioni(scope: "${SCOPE}") { revisioni { incaricoId stato dal } } }`);
    return revisioni.revisioni as { incaricoId: string; stato: string; dal: string }[];
  };
  const dismiss = async (stato: string) => {
    const { incaricoId } = (await incarichi()).find((one) => one.stato === stato)!;
    await office.done('revocaRevisione', { scope: SCOPE, incaricoId });
  };
  const inside = () => [...new Set(rami.flatMap(({ obiettivi }) => obiettivi).filter(({ centri }) => centri.includes(centro)).map(({ id }) => id))].sort(); // prettier-ignore
  const outside = () => rami.flatMap(({ obiettivi }) => obiettivi).find(({ centri }) => !centri.includes(centro))!.id;

  it('reads nothing before the first day', async () => {
    expect(await told(`{ piani(scope: "${SCOPE}") { momento { posizione } } }`)).toBe('NON_PERMESSO');
    await call(day(2), day(9), { tipo: 'centri', centri: [centro] });
    expect((await incarichi())[0]!.stato).toBe('daIniziare');
    expect(await told(`{ piani(scope: "${SCOPE}") { momento { posizione } } }`)).toBe('NON_PERMESSO');
    await dismiss('daIniziare');
  });

  it('from the first day on sees exactly what is of the centro', async () => {
    await call(day(-1), day(9), { tipo: 'centri', centri: [centro] });
    const seen = await ramiFor(auditor, pianoId);
    expect(seen.map((ramo) => ramo.centro.id)).toEqual([centro]);
    expect([...new Set(seen.flatMap(({ obiettivi }) => obiettivi.map(({ id }) => id)))].sort()).toEqual(inside());
    expect(inside().length).toBeGreaterThan(0);
    const { centri } = await auditor.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const named = new Set(rami.flatMap(({ obiettivi }) => obiettivi).filter(({ id }) => inside().includes(id)).flatMap((one) => one.centri)); // prettier-ignore
    expect((centri.centri as { id: string }[]).every(({ id }) => id === centro || named.has(id))).toBe(true);
    const { totali } = await auditor.ask(`{ totali(scope: "${SCOPE}") { piani { pianoId totali { obiettivi } } } }`);
    const total = (totali.piani as { pianoId: string; totali: { obiettivi: number } }[]).find((one) => one.pianoId === pianoId); // prettier-ignore
    expect(total!.totali.obiettivi).toBe(inside().length);
  });

  it('is told of what is outside as of what is not there, now and in the past', async () => {
    const { piani } = await office.ask(`{ piani(scope: "${SCOPE}") { momento { posizione } } }`);
    for (const quando of ['', `, quando: { posizione: ${piani.momento.posizione} }`]) {
      const one = (id: string) => auditor.ask(`{ obiettivo(scope: "${SCOPE}", obiettivoId: "${id}"${quando}) { id } }`);
      const history = (id: string) => auditor.ask(`{ storia(scope: "${SCOPE}", oggettoId: "${id}"${quando}) { edges { cursor } } }`); // prettier-ignore
      expect(await one(outside())).toEqual(await one(UNKNOWN));
      expect(await history(outside())).toEqual(await history(UNKNOWN));
      const blame = (id: string) => auditor.ask(`{ attribuzione(scope: "${SCOPE}", oggettoId: "${id}"${quando}) { nome campi { percorso } } }`); // prettier-ignore
      expect(await blame(outside())).toEqual(await blame(UNKNOWN));
      expect((await blame(inside()[0]!))['attribuzione'].campi.length).toBeGreaterThan(3);
      expect((await one(inside()[0]!))['obiettivo']).toEqual({ id: inside()[0] });
      expect((await history(inside()[0]!))['storia'].edges).not.toEqual([]);
    }
  });

  it('reads the events of what is inside, and is told of all others as of positions that are not there', async () => {
    const { piani } = await office.ask(`{ piani(scope: "${SCOPE}") { momento { posizione } } }`);
    const last = piani.momento.posizione as number;
    const event = async (client: Client, posizione: number) =>
      (await client.ask(
        `{ evento(scope: "${SCOPE}", posizione: ${posizione}) { fatto { posizione } oggetto { tipo obiettivoId }
          precedente successivo precedenteDellOggetto successivoDellOggetto inizioDelComando fineDelComando } }`,
      ))['evento'] as Evento | null; // prettier-ignore
    const facts = await auditor.ask(
      `{ attribuzione(scope: "${SCOPE}", oggettoId: "${inside()[0]}") { fatti { posizione } } }`,
    );
    const linked = (facts['attribuzione'].fatti as { posizione: number }[]).map(({ posizione }) => posizione);
    expect(linked).not.toEqual([]);
    for (const posizione of linked) expect((await event(auditor, posizione))?.fatto.posizione).toBe(posizione);

    const seen: number[] = [];
    for (let posizione = 0; posizione <= last; posizione += posizione < 40 ? 1 : 7) {
      const whole = (await event(office, posizione))!;
      const theirs = await event(auditor, posizione);
      const { tipo, obiettivoId } = whole.oggetto;
      if (tipo === 'Obiettivo') expect([posizione, theirs !== null]).toEqual([posizione, inside().includes(obiettivoId!)]); // prettier-ignore
      if (!['Obiettivo', 'Consuntivo', 'Piano', 'ProgettoPeg', 'Testo'].includes(tipo)) expect(theirs).toBeNull();
      if (!theirs) continue;
      seen.push(posizione);
      // What stands beside it in the log is not theirs, nor how far its command reached.
      expect(theirs).toMatchObject({ precedente: null, successivo: null, inizioDelComando: posizione, fineDelComando: posizione }); // prettier-ignore
      if (tipo === 'Obiettivo')
        expect([theirs.precedenteDellOggetto, theirs.successivoDellOggetto]).toEqual([whole.precedenteDellOggetto, whole.successivoDellOggetto]); // prettier-ignore
    }
    expect(seen.length).toBeLessThan(last / 2);
    expect(await event(auditor, last + 1_000)).toBeNull();
  });

  it('is given by who runs the platform a dossier of what is inside, while the incarico is not revoked', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-incarico-'));
    const env = { DATABASE_API_URL: databaseUrls(platform.data).api, ...logOf(platform.data) };
    const dossier = async (incarico: string, ...more: string[]) => {
      const out = path.join(folder, String(Math.random()));
      await runHere(env, 'audit', 'dossier', '--scope', SCOPE, '--piano', pianoId, '--out', out, '--incarico', incarico, ...more); // prettier-ignore
      const streams = wordsBelow(out).matchAll(/"stream":"\w+-Obiettivo\.([0-9a-f-]{36})"/g);
      return [...new Set([...streams].map(([, id]) => id!))].sort();
    };
    const incaricoOf = async (stato: string) => (await incarichi()).find((one) => one.stato === stato)!.incaricoId;
    try {
      const suo = await incaricoOf('inCorso');
      expect(await dossier(suo)).toEqual(inside());
      expect(await dossier(suo, '--obiettivo', inside()[0]!)).toEqual([inside()[0]]);
      await expect(dossier(suo, '--obiettivo', outside())).rejects.toThrow('Un obiettivo indicato non è del piano');
      for (const none of [await incaricoOf('revocata'), UNKNOWN])
        await expect(dossier(none)).rejects.toThrow(`nell’ente ${SCOPE} non c’è l’incarico ${none}`);
      await expect(dossier('mio')).rejects.toThrow('--incarico mio: non è un identificativo');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is refused what does not narrow, and whatever writes', async () => {
    for (const query of ['persone', 'importazioni', 'revisioni', 'accessiDeiRevisori'])
      expect([query, await told(`{ ${query}(scope: "${SCOPE}") { __typename } }`)]).toEqual([query, 'NON_PERMESSO']);
    const { errors } = await auditor.graphql(
      'mutation ($input: PianoInput!) { chiudiPiano(input: $input) { __typename } }',
      { input: { scope: SCOPE, commandId: UNKNOWN, pianoId } },
    );
    expect(errors?.[0]?.extensions?.code).toBe('NON_PERMESSO');
  });

  it('is told what they see and until when', async () => {
    const { io } = await auditor.ask('{ io { consorzi { scope ruoli ristretto permessi incarichi { dal al tipo oggetti } } } }'); // prettier-ignore
    const own = (io.consorzi as { scope: string }[]).find(({ scope }) => scope === SCOPE);
    const incarico = { dal: day(-1), al: day(9), tipo: 'centri', oggetti: [centro] };
    expect(own).toMatchObject({ ruoli: ['revisore'], ristretto: true, incarichi: [incarico] });
  });

  it('leaves a trail that the office reads', async () => {
    const read = `{ obiettivo(scope: "${SCOPE}", obiettivoId: "${inside()[0]}", quando: { posizione: 3 }) { id } }`;
    for (let n = 0; n < 3; n++) await auditor.ask(read);
    const { accessiDeiRevisori } = await office.ask(
      `{ accessiDeiRevisori(scope: "${SCOPE}", first: 3) {
        edges { node { personaId volte operazione incarichi momenti oggetti { id nome } } } pageInfo { hasNextPage endCursor } } }`,
    );
    const [{ node }] = accessiDeiRevisori.edges as [{ node: Record<string, unknown> }];
    expect(node).toMatchObject({ personaId, operazione: 'obiettivo', momenti: ['#3'] });
    expect([node['oggetti']].flat()).toMatchObject([{ id: inside()[0], nome: expect.stringMatching(/./) as string }]);
    expect(accessiDeiRevisori.pageInfo.hasNextPage).toBe(true);
    const after = accessiDeiRevisori.pageInfo.endCursor as string;
    const next = await office.ask(
      `{ accessiDeiRevisori(scope: "${SCOPE}", first: 1, after: "${after}") { edges { node { operazione } } } }`,
    );
    expect(next['accessiDeiRevisori'].edges).toHaveLength(1);
  });

  it('is nobody when the revocation is answered', async () => {
    await dismiss('inCorso');
    expect(await told(`{ piani(scope: "${SCOPE}") { momento { posizione } } }`)).toBe('NON_PERMESSO');
    const { io } = await auditor.ask('{ io { consorzi { scope } } }');
    expect((io.consorzi as { scope: string }[]).map(({ scope }) => scope)).not.toContain(SCOPE);
    expect((await incarichi()).map(({ stato }) => stato)).toEqual(['revocata', 'revocata']);
  });

  it('of one objective sees it alone, with its plan', async () => {
    await call(day(0), day(9), { tipo: 'obiettivi', obiettivi: [inside()[0]] });
    expect((await pianiFor(auditor)).map(({ id }) => id)).toEqual([pianoId]);
    const seen = (await ramiFor(auditor, pianoId)).flatMap(({ obiettivi }) => obiettivi.map(({ id }) => id));
    expect(seen).toEqual([inside()[0]]);
    await dismiss('inCorso');
    await office.done('assegnaRuolo', { scope: SCOPE, personaId, ruolo: 'nucleo', centri: [] });
  });
});
