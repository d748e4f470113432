import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

const RELAZIONE = path.resolve(import.meta.dirname, '../../shared/seeds/000_78aa5272353f3b13.txt');
const withSamples = existsSync(RELAZIONE) ? describe : describe.skip;
const SCOPE = 'ciss38';

interface Obiettivo {
  title: string;
  number: string | null;
  centroDiResponsabilita: string | null;
  activities: { text: string; tempi: string | null; consuntivo: string | null }[];
  indicators: {
    name: string | null;
    description: string | null;
    unit: string | null;
    target: string | null;
    actual: string | null;
  }[];
}

/** The plan is made by hand from what the Relazione says was planned: perturbed, renumbered, moved, one of them twice. */
withSamples('a Relazione over a plan that is there', () => {
  let platform: SpecPlatform;
  let direttore: Client;
  let propostaId: string;
  let objectives: Obiettivo[];
  let pianoId: string;
  let centri: { id: string }[];
  const planned = new Map<number, string>();

  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as('direttore.ciss38', platform);
    propostaId = await direttore.upload(SCOPE, 'relazione.txt', readFileSync(RELAZIONE));
    const { proposta } = await direttore.ask(
      'query ($id: ID!) { proposta(scope: "ciss38", propostaId: $id) { proposta } }',
      { id: propostaId },
    );
    objectives = proposta.proposta.objectives;
    const names = new Map<string, string>();
    for (const name of new Set(objectives.map(({ centroDiResponsabilita }) => centroDiResponsabilita ?? 'Ente'))) {
      const { id } = await direttoreAmministratore().then((admin) =>
        admin.done('istituisciCentro', { scope: SCOPE, codice: `R${names.size}`, denominazione: name }),
      );
      names.set(name, id);
    }
    centri = [...names.values()].map((id) => ({ id }));
    pianoId = (await direttore.done('creaPiano', { scope: SCOPE, titolo: 'PEG 2019', dal: 2019, al: 2019 })).id;
    for (const [index, objective] of objectives.entries()) {
      const home = names.get(objective.centroDiResponsabilita ?? 'Ente')!;
      const moved = centri.find(({ id }) => id !== home)!.id;
      planned.set(
        index,
        await define(perturbed(objective.title), String(100 - index), index === 3 ? moved : home, objective),
      );
    }
    // The last one stands twice under the same centro: which of the two is meant, only a person can say.
    const last = objectives.at(-1)!;
    await define(perturbed(last.title), '1', names.get(last.centroDiResponsabilita ?? 'Ente')!, last);
    await direttore.done('approvaPiano', {
      scope: SCOPE,
      pianoId,
      atto: { organo: 'cda', numero: '3', data: '2019-01-31' },
    });
    await direttore.done('apriConsuntivazione', { scope: SCOPE, pianoId });
  });
  afterAll(() => platform.stop());

  const direttoreAmministratore = () => Client.as('amministratore.ciss38', platform);

  async function define(
    titolo: string,
    numero: string,
    centro: string,
    { activities, indicators }: Obiettivo,
  ): Promise<string> {
    const scheda = {
      titolo,
      numero,
      centri: [centro],
      attivita: activities.map(({ text, tempi }) => ({ testo: text, tempi: tempi ?? '' })),
      indicatori: indicators.map(({ name, description, unit, target }) => ({
        nome: name ?? '',
        descrizione: description ?? '',
        unita: unit ?? '',
        atteso: target ?? '',
      })),
    };
    return (await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda })).id;
  }

  /** As another hand would have typed it: an article less, a word in capitals, a full stop. */
  const perturbed = (title: string) =>
    `${title.replace(/\b(il|la|le|lo|i|gli|dei|delle) /, '').replace(/(\p{L}{6,})/u, (word) => word.toUpperCase())}.`;

  it('matches every objective once, doubles none, asks about the one that may be two', async () => {
    const query = `query ($id: ID!) { proposta(scope: "ciss38", propostaId: $id) {
      pianoEsistente { id } corrispondenze { indice esito obiettivoId candidati { obiettivoId } } } }`;
    const { proposta } = await direttore.ask(query, { id: propostaId });
    expect(proposta.pianoEsistente.id).toBe(pianoId);
    const found = proposta.corrispondenze as {
      indice: number;
      esito: string;
      obiettivoId: string | null;
      candidati: { obiettivoId: string }[];
    }[];
    const last = objectives.length - 1;
    for (const { indice, esito, obiettivoId } of found.slice(0, last)) {
      expect([indice, esito, obiettivoId]).toEqual([indice, 'abbinato', planned.get(indice)]);
    }
    expect(found[last]).toMatchObject({ esito: 'ambiguo', obiettivoId: null });
    expect(found[last]!.candidati.map(({ obiettivoId }) => obiettivoId)).toContain(planned.get(last));
  });

  it('is accepted only once the ambiguous one is resolved, and then adds the consuntivo to the plan', async () => {
    const last = objectives.length - 1;
    expect(await direttore.send('accettaProposta', { scope: SCOPE, propostaId })).toMatchObject({
      __typename: 'RegolaViolata',
      codice: 'CORRISPONDENZA_DA_RISOLVERE',
    });
    const risoluzioni = [{ indice: last, obiettivoId: planned.get(last)! }];
    await direttore.done('accettaProposta', { scope: SCOPE, propostaId, risoluzioni });

    const query = `query ($p: ID!) { albero(scope: "ciss38", pianoId: $p) { piano { titolo ricostruito } rami { obiettivi { id attivita { id } attivitaConEsito indicatoriConValore } } } }`;
    const { albero } = await direttore.ask(query, { p: pianoId });
    expect(albero.piano).toEqual({ titolo: 'PEG 2019', ricostruito: false });
    type Leaf = { id: string; attivitaConEsito: number; indicatoriConValore: number };
    const leaves = new Map(
      (albero.rami as { obiettivi: Leaf[] }[]).flatMap(({ obiettivi }) =>
        obiettivi.map((one) => [one.id, one] as const),
      ),
    );
    expect(leaves.size).toBe(objectives.length + 1);
    for (const [index, { activities, indicators }] of objectives.entries()) {
      const leaf = leaves.get(planned.get(index)!)!;
      expect([index, leaf.attivitaConEsito]).toEqual([
        index,
        activities.filter(({ consuntivo }) => consuntivo?.trim()).length,
      ]);
      expect([index, leaf.indicatoriConValore]).toEqual([
        index,
        indicators.filter(({ actual }) => actual?.trim()).length,
      ]);
    }
  });
});
