import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

const SCOPE = 'cissac';
const ANNO = 2071;
const TOTALI = 'obiettivi attivita indicatori progettiPeg attivitaConEsito indicatoriConValore relazioni';

type Quando = { readonly posizione: number } | { readonly al: string };
type Sintesi = { id: string; attivita: []; indicatori: []; attivitaConEsito: number; indicatoriConValore: number; conRelazione: boolean }; // prettier-ignore

/** What was known then is answered with what was known then; what may be done is of now. */
describe('standing at a moment of the past', () => {
  let platform: SpecPlatform;
  let direttore: Client;
  let pianoId: string;
  /** The place in the log after each step of the story. */
  const dopo: Record<string, number> = {};

  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as(`direttore.${SCOPE}`, platform);
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const [primo, secondo] = (centri.centri as { id: string }[]).map(({ id }) => id) as [string, string];
    const step = async (name: string, mutation: string, input: object) => {
      const done = await direttore.done(mutation, { scope: SCOPE, ...(pianoId && { pianoId }), ...input });
      dopo[name] = done.posizione!;
      return done.id;
    };
    pianoId = await step('creato', 'creaPiano', { titolo: 'Piano nel tempo', dal: ANNO, al: ANNO });
    const progetto = { codice: '7', nome: 'Mensa', centroId: primo };
    await step('conProgetto', 'definisciProgettoPeg', { scheda: progetto });
    const riga = (testo: string) => ({ testo, tempi: 'Maggio' });
    const condiviso = {
      ...{ titolo: 'Condiviso', centri: [primo, secondo], attivita: [riga('Prima'), riga('Seconda')] },
      indicatori: [{ nome: 'Incontri', unita: 'n.', atteso: '10' }],
    };
    await step('conObiettivo', 'definisciObiettivo', { scheda: condiviso });
    const altro = await step('conDue', 'definisciObiettivo', {
      scheda: { titolo: 'Breve', centri: [primo], attivita: [riga('Sola')] },
    });
    await step('senzaUno', 'eliminaObiettivo', { obiettivoId: altro });
    await step('approvato', 'approvaPiano', { atto: { organo: 'cda', numero: '7', data: '2024-01-31' } });
    await step('aperto', 'apriConsuntivazione', {});
    await step('inVariazione', 'apriVariazione', { motivo: 'Prova' });
  }, 120_000);
  afterAll(() => platform?.stop());

  const VARS = 'query ($quando: QuandoInput, $pianoId: ID!)';
  const ask = (query: string, quando?: Quando) => direttore.ask(query, { quando, pianoId });
  const totali = async (quando?: Quando) => {
    const query = `query ($quando: QuandoInput) { totali(scope: "${SCOPE}", quando: $quando) {
      momento { posizione registratoIl attuale } totale { ${TOTALI} } piani { pianoId totali { ${TOTALI} } } } }`;
    return (await direttore.ask(query, { quando })).totali;
  };
  const ofPlan = async (quando: Quando) =>
    ((await totali(quando)).piani as { pianoId: string; totali: object }[]).find((one) => one.pianoId === pianoId)
      ?.totali;

  /** As a person would count them on the tree of that moment. */
  const counted = async (quando: Quando) => {
    const query = `${VARS} { albero(scope: "${SCOPE}", pianoId: $pianoId, quando: $quando) { rami { progettiPeg { id }
      obiettivi { id attivita { id } indicatori { id } attivitaConEsito indicatoriConValore conRelazione } } } }`;
    const rami = (await ask(query, quando)).albero.rami as { progettiPeg: []; obiettivi: Sintesi[] }[];
    const each = [...new Map(rami.flatMap(({ obiettivi }) => obiettivi).map((one) => [one.id, one])).values()];
    const sum = (of: (one: Sintesi) => number) => each.reduce((all, one) => all + of(one), 0);
    return {
      ...{ obiettivi: each.length, attivita: sum((one) => one.attivita.length) },
      indicatori: sum((one) => one.indicatori.length),
      progettiPeg: rami.reduce((all, ramo) => all + ramo.progettiPeg.length, 0),
      attivitaConEsito: sum((one) => one.attivitaConEsito),
      indicatoriConValore: sum((one) => one.indicatoriConValore),
      relazioni: sum(({ conRelazione }) => (conRelazione ? 1 : 0)),
    };
  };

  it('totals are those of the tree of that moment, what is shared counts once', async () => {
    for (const posizione of Object.values(dopo)) {
      expect(await ofPlan({ posizione })).toEqual(await counted({ posizione }));
    }
    expect(await ofPlan({ posizione: dopo['conDue']! })).toMatchObject({ obiettivi: 2, attivita: 3, indicatori: 1 });
    expect(await ofPlan({ posizione: dopo['senzaUno']! })).toMatchObject({ obiettivi: 1, progettiPeg: 1 });
    expect(await ofPlan({ posizione: dopo['creato']! - 1 })).toBeUndefined();
  });

  it('the consortium is the sum of its plans, and says which moment it is', async () => {
    const { momento, totale, piani } = await totali({ posizione: dopo['conDue']! });
    expect(momento).toMatchObject({ posizione: dopo['conDue'], attuale: false });
    for (const misura of TOTALI.split(' ')) {
      const all = (piani as { totali: Record<string, number> }[]).map((one) => one.totali[misura]!);
      expect([misura, totale[misura]]).toEqual([misura, all.reduce((a, b) => a + b, 0)]);
    }
    // The date of an event means the last event of that time.
    const alla = await totali({ al: momento.registratoIl });
    expect(alla.momento.posizione).toBeGreaterThanOrEqual(dopo['conDue']!);
    expect((await totali()).momento.attuale).toBe(true);
  });

  it('variazioni are told with their moment, all at one', async () => {
    const query = `${VARS} { variazioni(scope: "${SCOPE}", pianoId: $pianoId, quando: $quando) {
      momento { posizione attuale } variazioni { stato momento { posizione } } } }`;
    const before = (await ask(query, { posizione: dopo['aperto']! })).variazioni;
    expect(before).toEqual({ momento: { posizione: dopo['aperto'], attuale: false }, variazioni: [] });
    const { momento, variazioni } = (await ask(query)).variazioni;
    expect(variazioni).toEqual([{ stato: 'aperta', momento: { posizione: momento.posizione } }]);
  });

  it('a form of the plan has the day of its act and the time when it was recorded', async () => {
    const query = `${VARS} { albero(scope: "${SCOPE}", pianoId: $pianoId, quando: $quando) { piano {
      tappe { tipo posizione registratoIl atto { data } } } } }`;
    const [tappa] = (await ask(query)).albero.piano.tappe;
    expect(tappa).toMatchObject({ tipo: 'approvazione', posizione: dopo['approvato'], atto: { data: '2024-01-31' } });
    expect(tappa.registratoIl).toBe((await totali({ posizione: dopo['approvato']! })).momento.registratoIl);
  });

  it('who had which role is data of then, what they may do is of now', async () => {
    const amministratore = await Client.as(`amministratore.${SCOPE}`, platform);
    const finanza = await Client.as(`finanza.${SCOPE}`, platform);
    const { personaId } = (await finanza.ask('{ io { personaId } }')).io;
    const input = { scope: SCOPE, personaId, ruolo: 'amministratore' };
    const granted = (await amministratore.done('assegnaRuolo', { ...input, centri: [] })).posizione!;
    const sopprime = () =>
      finanza.graphql(`mutation { istituisciCentro(input: { scope: "${SCOPE}", codice: "",
        commandId: "7c0f6f3e-0f52-4f0b-9a55-0d6c2f3a1b11", denominazione: "" }) { __typename } }`);
    // Held, it lets in: the command is refused by its rule and not at the door.
    expect((await sopprime()).errors).toBeUndefined();
    const revoked = (await amministratore.done('revocaRuolo', input)).posizione!;

    const query = `query ($quando: QuandoInput) { persone(scope: "${SCOPE}", quando: $quando) {
      momento { posizione } persone { personaId ruoli { ruolo } } } }`;
    const ruoliAt = async (posizione: number) => {
      const { persone } = await finanza.ask(query, { quando: { posizione } });
      expect(persone.momento.posizione).toBe(posizione);
      const persona = (persone.persone as { personaId: string; ruoli: { ruolo: string }[] }[]).find(
        (one) => one.personaId === personaId,
      );
      return persona!.ruoli.map(({ ruolo }) => ruolo).sort();
    };
    expect(await ruoliAt(granted - 1)).toEqual(['finanza']);
    expect(await ruoliAt(granted)).toEqual(['amministratore', 'finanza']);
    expect(await ruoliAt(revoked)).toEqual(['finanza']);
    expect((await sopprime()).errors?.[0]?.extensions?.code).toBe('NON_PERMESSO');
  });
});
