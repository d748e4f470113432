import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import type { Client } from '../client.js';
import { consorzioProprio } from './consorzio-proprio.js';

const SCOPE = 'origineaudit';
const FATTI = 'fatti { posizione tipo frase autore ruolo registratoIl avvenutoIl atto { organo numero data } }';

interface Campo {
  readonly percorso: string;
  readonly campo: string;
  readonly prima: string | null;
  readonly dopo: string | null;
  readonly eventi: readonly number[];
}
interface Cambiato {
  readonly genere: string;
  readonly nome: string;
  readonly esito: string;
  readonly campi: readonly Campo[];
  readonly eventi: readonly number[];
}
interface Fatto {
  readonly posizione: number;
  readonly tipo: string;
  readonly frase: string;
  readonly autore: string;
  readonly atto: { readonly numero: string } | null;
}

/** The life of one plan, each step going on from the one before; then the questions of who audits it. */
describe('where what is read comes from', () => {
  let platform: SpecPlatform;
  let io: Client;
  let [centroId, pianoId, obiettivoId, indicatoreId, attivitaId] = ['', '', '', '', ''];
  /** Where the log stood after each step. */
  const dopo: Record<string, number> = {};

  const scheda = {
    ...{ numero: '1', titolo: 'Aprire lo sportello', utentiFinali: 'Cittadini' },
    attivita: [{ testo: 'Cercare la sede', tempi: 'Marzo' }],
    indicatori: [{ nome: 'Ore di apertura', unita: 'n.', atteso: '20' }],
  };
  const ask = async (query: string, variables: object = {}) => io.ask(query, variables);
  /** Where the log stands now. */
  const ultima = async () =>
    (await ask(`{ piani(scope: "${SCOPE}") { momento { posizione } } }`))['piani'].momento.posizione as number;
  const differenze = async (da: object, a: object | null, ambito: object = {}) => {
    const { differenze: found } = await ask(
      `query ($da: QuandoInput!, $a: QuandoInput, $pianoId: ID, $centroId: ID, $obiettivoId: ID, $first: Int!, $after: String) {
        differenze(scope: "${SCOPE}", da: $da, a: $a, pianoId: $pianoId, centroId: $centroId, obiettivoId: $obiettivoId, first: $first, after: $after) {
          da { posizione } a { posizione attuale } riepilogo { genere aggiunti eliminati cambiati }
          edges { cursor node { genere nome esito eventi eventiInteri campi { percorso campo prima dopo eventi } } }
          ${FATTI} pageInfo { hasNextPage endCursor } } }`,
      { first: 50, ...ambito, da, a },
    );
    const nodes = (found.edges as { node: Cambiato }[]).map(({ node }) => node);
    return {
      nodes,
      fatti: found.fatti as readonly Fatto[],
      riepilogo: found.riepilogo as readonly object[],
      pageInfo: found.pageInfo as { readonly hasNextPage: boolean; readonly endCursor: string | null },
      a: found.a as { readonly attuale: boolean },
    };
  };
  const atti = async () =>
    (
      await ask(
        `query ($p: ID) { attiDelPiano(scope: "${SCOPE}", pianoId: $p) { atti { tipo prima dopo atto { numero } } } }`,
        {
          p: pianoId,
        },
      )
    )['attiDelPiano'].atti as { tipo: string; prima: number; dopo: number; atto: { numero: string } | null }[];

  beforeAll(async () => {
    platform = await startPlatform();
    io = await consorzioProprio(platform, SCOPE, 'Ada Prova');
    const scope = SCOPE;
    centroId = (await io.done('istituisciCentro', { scope, codice: 'MIN', denominazione: 'Minori' })).id;
    pianoId = (await io.done('creaPiano', { scope, titolo: 'Piano 2024', dal: 2024, al: 2024 })).id;
    const target = { scope, pianoId };
    const definito = { ...scheda, centri: [centroId] };
    obiettivoId = (await io.done('definisciObiettivo', { ...target, scheda: definito })).id;
    const { obiettivo } = await ask(
      `query ($id: ID!) { obiettivo(scope: "${SCOPE}", obiettivoId: $id) { attivita { id } indicatori { id } } }`,
      { id: obiettivoId },
    );
    [attivitaId, indicatoreId] = [obiettivo.attivita[0].id, obiettivo.indicatori[0].id];
    const voci = {
      attivita: [{ ...scheda.attivita[0], id: attivitaId }],
      indicatori: [{ ...scheda.indicatori[0], id: indicatoreId }],
    };
    const intera = { ...definito, ...voci };
    dopo['definito'] = await ultima();
    await io.done('modificaObiettivo', { ...target, obiettivoId, scheda: { ...intera, utentiFinali: 'Famiglie' } });
    await io.done('modificaObiettivo', { ...target, obiettivoId, scheda: { ...intera, utentiFinali: 'Tutti' } });
    dopo['bozza'] = await ultima();
    await io.done('approvaPiano', { ...target, atto: { organo: 'cda', numero: '7', data: '2024-01-31' } });
    dopo['approvato'] = await ultima();
    const { id: variazioneId } = await io.done('apriVariazione', { ...target, motivo: 'La sede tarda.' });
    const variata = {
      ...intera,
      utentiFinali: 'Tutti',
      attivita: [{ ...voci.attivita[0]!, tempi: 'Maggio' }],
      indicatori: [{ ...voci.indicatori[0]!, atteso: '25' }],
    };
    await io.done('proponiObiettivo', { ...target, variazioneId, obiettivoId, scheda: variata });
    await io.done('proponiProgettoPeg', { ...target, variazioneId, scheda: { codice: '1', nome: 'Mense', centroId } });
    const atto = { organo: 'cda', numero: '31', data: '2024-06-15' };
    await io.done('approvaVariazione', { ...target, variazioneId, atto });
    dopo['variato'] = await ultima();
    await io.done('apriConsuntivazione', target);
    const sede = { ...target, obiettivoId, centroId, anno: 2024, rilevatoIl: '2024-12-31' };
    await io.done('registraValoreIndicatore', { ...sede, indicatoreId, testo: '30' });
    await io.done('registraEsitoAttivita', { ...sede, attivitaId, testo: 'Trovata' });
    dopo['registrato'] = await ultima();
    const motivo = 'Errore di conteggio';
    await io.done('rettificaValoreIndicatore', { ...sede, indicatoreId, testo: '15', motivo });
  });
  afterAll(() => platform?.stop());

  it('between the two sides of an act is exactly what the variazione changed, and by which act', async () => {
    const [, variazione] = await atti();
    expect(variazione).toMatchObject({ tipo: 'variazione', atto: { numero: '31' }, dopo: dopo['variato'] });
    const { nodes, fatti, riepilogo } = await differenze(
      { posizione: variazione!.prima },
      { posizione: variazione!.dopo },
      { pianoId },
    );
    const obiettivo = nodes.find(({ genere }) => genere === 'Obiettivo')!;
    expect(obiettivo).toMatchObject({ nome: 'Aprire lo sportello', esito: 'cambiato' });
    expect(obiettivo.campi.map(({ campo, prima, dopo: is }) => [campo, prima, is])).toEqual([
      ['Attività «Cercare la sede»: tempi', 'Marzo', 'Maggio'],
      ['Indicatore «Ore di apertura»: valore atteso', '20', '25'],
    ]);
    const progetto = nodes.find(({ genere }) => genere === 'Progetto PEG')!;
    expect(progetto).toMatchObject({ nome: '1 Mense', esito: 'aggiunto' });
    expect(progetto.campi).toContainEqual(expect.objectContaining({ campo: 'Nome', prima: null, dopo: 'Mense' }));
    expect(nodes.map(({ genere }) => genere)).toEqual(['Piano', 'Progetto PEG', 'Obiettivo', 'Variazione']);
    expect(riepilogo).toContainEqual({ genere: 'Progetto PEG', aggiunti: 1, eliminati: 0, cambiati: 0 });
    expect(fatti.every(({ atto }) => atto?.numero === '31')).toBe(true);
    for (const { campi, eventi } of nodes) {
      expect(eventi.length).toBeGreaterThan(0);
      for (const campo of campi) expect(campo.eventi).toHaveLength(1);
      for (const at of campi.flatMap((one) => one.eventi)) expect(fatti.map((one) => one.posizione)).toContain(at);
    }
  });

  it('is told page by page, and of a centro or an objective alone', async () => {
    const all = (await differenze({ posizione: -1 }, null)).nodes.length;
    const first = await differenze({ posizione: -1 }, null, { first: 2 });
    const second = await differenze({ posizione: -1 }, null, { first: 100, after: first.pageInfo.endCursor });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(first.nodes.length + second.nodes.length).toBe(all);
    expect(first.a.attuale).toBe(true);
    const del = await differenze({ posizione: dopo['variato'] }, null, { obiettivoId });
    expect(del.nodes.map(({ genere }) => genere)).toEqual(['Consuntivo']);
    expect(del.nodes[0]!.nome).toBe('Aprire lo sportello Minori 2024');
    const centro = await differenze({ posizione: -1 }, null, { centroId });
    expect(centro.nodes.map(({ genere }) => genere)).toContain('Centro di responsabilità');
    expect(centro.nodes.map(({ genere }) => genere)).not.toContain('Consorzio');
  });

  it('refuses a first moment that lies after the second', async () => {
    const query = `query ($da: QuandoInput!, $a: QuandoInput) { differenze(scope: "${SCOPE}", da: $da, a: $a) { da { posizione } } }`;
    for (const [da, a] of [
      [{ posizione: 4 }, { posizione: 3 }],
      [{ al: '2024-02-01T00:00:00Z' }, { al: '2024-01-01T00:00:00Z' }],
    ]) {
      const { errors } = await io.graphql(query, { da, a });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['MOMENTI_INVERTITI']);
    }
  });

  const attribuzione = async (id: string, posizione?: number) => {
    const { attribuzione: found } = await ask(
      `query ($id: ID!, $q: QuandoInput) { attribuzione(scope: "${SCOPE}", oggettoId: $id, quando: $q) {
        genere nome campi { percorso campo valore posizione } ${FATTI} } }`,
      { id, q: posizione === undefined ? null : { posizione } },
    );
    const fatti = new Map((found.fatti as Fatto[]).map((fatto) => [fatto.posizione, fatto]));
    const campi = found.campi as { percorso: string; campo: string; valore: string | null; posizione: number }[];
    return new Map(campi.map((campo) => [campo.percorso, { ...campo, fatto: fatti.get(campo.posizione)! }]));
  };

  it('names who last gave a field its value, also after three changes, and who it was at a moment past', async () => {
    const ora = await attribuzione(obiettivoId);
    expect(ora.get('utentiFinali')).toMatchObject({ valore: 'Tutti', posizione: dopo['bozza'] });
    expect(ora.get('utentiFinali')!.fatto).toMatchObject({
      tipo: 'ObiettivoModificato',
      autore: 'Ada Prova',
      atto: null,
    });
    expect(ora.get('titolo')).toMatchObject({ posizione: dopo['definito'] });
    const atteso = ora.get(`indicatori/${indicatoreId}/atteso`)!;
    expect(atteso).toMatchObject({ valore: '25', campo: 'Indicatore «Ore di apertura»: valore atteso' });
    expect(atteso.fatto).toMatchObject({ tipo: 'ObiettivoVariato', atto: { numero: '31' } });
    const allora = await attribuzione(obiettivoId, dopo['approvato']);
    expect(allora.get(`indicatori/${indicatoreId}/atteso`)).toMatchObject({
      valore: '20',
      posizione: dopo['definito'],
    });
    for (const id of [pianoId, centroId]) expect((await attribuzione(id)).size).toBeGreaterThan(2);
  });

  const totale = async (misura: string, quando: object | null, first = 50, after: string | null = null) =>
    (
      await ask(
        `query ($p: ID!, $m: String!, $q: QuandoInput, $first: Int!, $after: String) {
          provenienzaDelTotale(scope: "${SCOPE}", pianoId: $p, misura: $m, quando: $q, first: $first, after: $after) {
            totale saldi { misura totale } edges { cursor node { posizione importo saldo nome } } ${FATTI} pageInfo { hasNextPage endCursor } } }`,
        { p: pianoId, m: misura, q: quando, first, after },
      )
    )['provenienzaDelTotale'];

  it('adds a total up from the rows of its ledger, now and at a moment past', async () => {
    type Riga = { node: { posizione: number; importo: number; saldo: number; nome: string } };
    for (const quando of [null, { posizione: dopo['registrato']! }, { posizione: dopo['variato']! }]) {
      for (const misura of ['attivita', 'indicatori', 'progettiPeg', 'indicatoriConValore', 'attivitaConEsito']) {
        const { totale: sum, edges, fatti, saldi } = await totale(misura, quando);
        const rows = (edges as Riga[]).map(({ node }) => node);
        expect(rows.reduce((all, { importo }) => all + importo, 0)).toBe(sum);
        expect(rows[0]?.saldo ?? 0).toBe(sum);
        expect(saldi).toContainEqual({ misura, totale: sum });
        expect((fatti as Fatto[]).map(({ posizione }) => posizione)).toEqual(rows.map(({ posizione }) => posizione));
        for (const { posizione } of rows) expect(posizione).toBeLessThanOrEqual(quando?.posizione ?? Infinity);
      }
    }
    expect((await totale('indicatoriConValore', null)).totale).toBe(1);
    expect((await totale('indicatoriConValore', { posizione: dopo['variato'] })).totale).toBe(0);
    const [riga] = (await totale('indicatoriConValore', null)).edges as Riga[];
    expect(riga!.node.nome).toBe('Aprire lo sportello');
  });

  it('leads from a degree to the events of its value and of what was expected', async () => {
    const query = `query ($o: ID!, $c: ID!, $v: ID!, $q: QuandoInput) { provenienzaDelValore(scope: "${SCOPE}", obiettivoId: $o, centroId: $c, anno: 2024, voceId: $v, quando: $q) {
      voce centro valore { scritto inteso eventi } atteso { scritto eventi } grado { percento raggiunto } ${FATTI} } }`;
    const of = async (quando: object | null) =>
      (await ask(query, { o: obiettivoId, c: centroId, v: indicatoreId, q: quando }))['provenienzaDelValore'];
    const ora = await of(null);
    expect(ora).toMatchObject({
      ...{ voce: 'Ore di apertura', centro: 'Minori', grado: { percento: '60.0', raggiunto: false } },
      ...{ valore: { scritto: '15' }, atteso: { scritto: '25' } },
    });
    const tipi = (all: number[]) =>
      all.map((at) => (ora.fatti as Fatto[]).find(({ posizione }) => posizione === at)!.tipo);
    expect(tipi(ora.valore.eventi)).toEqual(['ValoreIndicatoreRettificato', 'ValoreIndicatoreRegistrato']);
    expect(tipi(ora.atteso.eventi)).toEqual(['ObiettivoVariato', 'ObiettivoDefinito']);
    expect(await of({ posizione: dopo['registrato'] })).toMatchObject({ grado: { percento: '120.0' } });
    expect(await of({ posizione: dopo['variato'] })).toBeNull();
  });

  it('shows an event whole, with its words, its hash, its neighbours and the act it belongs to', async () => {
    const query = `query ($at: Int!, $q: QuandoInput) { evento(scope: "${SCOPE}", posizione: $at, quando: $q) {
      fatto { tipo frase autore atto { numero } } oggetto { tipo id nome pianoId obiettivoId } flusso revisione impronta contenuto
      testi { id testo impronta } nomi { id nome } precedente successivo precedenteDellOggetto successivoDellOggetto inizioDelComando fineDelComando } }`;
    const evento = async (at: number, quando: object | null = null) => (await ask(query, { at, q: quando }))['evento'];
    const end = await ultima();
    const ultimo = await evento(end);
    expect(ultimo).toMatchObject({
      fatto: { tipo: 'ValoreIndicatoreRettificato', autore: 'Ada Prova' },
      oggetto: { tipo: 'Consuntivo', obiettivoId, nome: 'Aprire lo sportello', pianoId },
      ...{ precedente: end - 1, successivo: null, successivoDellOggetto: null, precedenteDellOggetto: end - 1 },
      impronta: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((ultimo.testi as { testo: string }[]).map(({ testo }) => testo).sort()).toEqual([
      '15',
      'Errore di conteggio',
    ]);
    expect(ultimo.nomi).toContainEqual({ id: centroId, nome: 'Minori' });
    const variato = await evento(dopo['variato']!);
    const span = (await atti())[1]!;
    expect(variato).toMatchObject({ inizioDelComando: span.prima + 1, fineDelComando: span.dopo });
    expect(await evento(end, { posizione: end - 1 })).toBeNull();
    expect(await evento(end - 1, { posizione: end - 1 })).toMatchObject({ successivo: null });
    expect(await evento(0)).toMatchObject({ precedente: null, fatto: { tipo: 'ConsorzioIstituito' } });
  });

  it('names an erased text as such, and keeps its hash', async () => {
    const end = await ultima();
    const query = `query ($at: Int!) { evento(scope: "${SCOPE}", posizione: $at) { testi { id testo impronta } } }`;
    const of = async () => (await ask(query, { at: end }))['evento'].testi as { id: string; testo: string | null }[];
    const { id: testoId } = (await of()).find(({ testo }) => testo === '15')!;
    await io.done('cancellaTesto', { scope: SCOPE, testoId, motivo: 'inserito_per_errore' });
    expect((await of()).find(({ id }) => id === testoId)).toMatchObject({
      testo: null,
      impronta: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { nodes } = await differenze({ posizione: dopo['registrato'] }, null, { obiettivoId });
    const campi = nodes.flatMap((node) => node.campi);
    expect(campi).toContainEqual(expect.objectContaining({ prima: '30', dopo: '[testo cancellato]' }));
  });
});
