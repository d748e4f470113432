import { createHash } from 'node:crypto';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { firmatario, p7m, pades, type Firmatario } from '../infra/testing/firme-di-prova.js';
import type { Client, Esito } from './client.js';
import { AMBITO, CONSORZIO, MODELLO, PROGETTO, reteConListe, type Persona } from './rete-con-liste.js';

let platform: SpecPlatform;
let rete: Readonly<Record<Persona, Client>>;
let firme: readonly Firmatario[];
beforeAll(async () => {
  platform = await startPlatform();
  rete = await reteConListe(platform);
  firme = [await firmatario('Uno'), await firmatario('Due', 'ec'), await firmatario('Tre')];
});

const LISTA = `listaId mese tipo titolo stato risposteDate controllabileDaMe revisione
  oggetto { tipo cig senzaCig descrizione partnerId dal al }
  domande { id testo obbligatoria risposta { esito nota nome volte } }
  compilata { nome } controllo { esito nota nome } riapertura { motivo volte }`;
const lista = async (chi: Persona, scope: string, listaId: string, quando = '') => {
  const query = `query ($id: ID!) { listaDiControllo(scope: "${scope}", listaId: $id${quando}) { lista { ${LISTA} } } }`;
  return (await rete[chi].ask(query, { id: listaId }))['listaDiControllo'].lista;
};
const rifiutato = (esito: Esito) => (esito.__typename === 'RegolaViolata' ? esito.codice : esito.__typename);

const autocontrollo = MODELLO.liste.find(({ tipo }) => tipo === 'autocontrollo')!;
const ammissibilita = MODELLO.liste.find(({ tipo }) => tipo === 'ammissibilita')!;
const apri = { scope: CONSORZIO, progettoId: PROGETTO, codice: autocontrollo.codice, mese: '2025-05' };
const tutte = ({ domande }: typeof autocontrollo) => domande.map(({ id }) => ({ domandaId: id, esito: 'si' }));

describe('a check list of a consortium', () => {
  let listaId: string;

  it('is offered by the procedure of the project', async () => {
    const { progettiDaControllare } = await rete.anna.ask(
      `{ progettiDaControllare(scope: "${CONSORZIO}") { progetti { progettoId liste { codice domande } partner { nome } } } }`,
    );
    expect(progettiDaControllare.progetti).toEqual([
      {
        progettoId: PROGETTO,
        liste: MODELLO.liste
          .filter(({ tipo }) => tipo === 'autocontrollo')
          .map(({ codice, domande }) => ({ codice, domande: domande.length })),
        partner: [{ nome: 'Consorzio con liste' }],
      },
    ]);
  });

  it('is opened on a procurement with a CIG or the reason for none', async () => {
    const cig = { ...apri, descrizione: 'Sportello di quartiere' };
    for (const wrong of [{}, { cig: '1234567890' }, { cig: 'B10A9942A7', senzaCig: 'utenze' }]) {
      expect(rifiutato(await rete.anna.send('apriListaDiAutocontrollo', { ...cig, ...wrong }))).toBe('CIG_NON_VALIDO');
    }
    ({ id: listaId } = await rete.anna.done('apriListaDiAutocontrollo', { ...cig, cig: ' b10a9942a7 ' }));
    expect((await lista('anna', CONSORZIO, listaId)).oggetto).toEqual({
      ...{ tipo: 'affidamento', cig: 'B10A9942A7', senzaCig: null, descrizione: 'Sportello di quartiere' },
      ...{ partnerId: null, dal: null, al: null },
    });
  });

  it('is filled in by one person and controlled by another', async () => {
    const sede = { scope: CONSORZIO, listaId };
    const prima = autocontrollo.domande[0]!.id;
    const no = { domandaId: prima, esito: 'no' };
    expect(rifiutato(await rete.anna.send('rispondiDomande', { ...sede, risposte: [no] }))).toBe('NOTA_MANCANTE');
    await rete.anna.done('rispondiDomande', { ...sede, risposte: [{ ...no, nota: ' Manca l’atto ' }] });
    expect(rifiutato(await compila('anna', listaId))).toBe('LISTA_INCOMPLETA');
    await rete.anna.done('rispondiDomande', { ...sede, risposte: tutte(autocontrollo) });
    const { domande, risposteDate } = await lista('anna', CONSORZIO, listaId);
    expect([risposteDate, domande[0].risposta]).toEqual([
      autocontrollo.domande.length,
      { esito: 'si', nota: null, nome: 'anna delle liste', volte: 2 },
    ]);
    expect((await compila('anna', listaId)).__typename).toBe('ComandoEseguito');

    expect((await lista('anna', CONSORZIO, listaId)).controllabileDaMe).toBe(false);
    const controllo = { ...sede, esito: 'positivo' };
    expect(rifiutato(await rete.anna.send('controllaLista', controllo))).toBe('CONTROLLORE_COMPILATORE');
    expect((await lista('bruno', CONSORZIO, listaId)).controllabileDaMe).toBe(true);
    await rete.bruno.done('controllaLista', { ...sede, esito: 'conRilievi', nota: 'Va allegato il verbale' });
    await rete.bruno.done('riapriLista', { ...sede, motivo: 'Per allegare il verbale' });
    await rete.anna.done('rispondiDomande', { ...sede, risposte: [{ ...no, esito: 'si', nota: 'Allegato' }] });
    await compila('anna', listaId);
    const { posizione } = await rete.bruno.done('controllaLista', controllo);
    const done = await lista('olga', CONSORZIO, listaId);
    expect(done).toMatchObject({
      ...{ stato: 'controllata', compilata: { nome: 'anna delle liste' }, controllabileDaMe: false },
      ...{ controllo: { esito: 'positivo', nota: null, nome: 'bruno delle liste' } },
      riapertura: { motivo: 'Per allegare il verbale', volte: 1 },
    });
    // As it was before the last step: nobody had controlled it again.
    const before = await lista('anna', CONSORZIO, listaId, `, quando: { posizione: ${posizione! - 1} }`);
    expect([before.stato, before.controllo]).toEqual(['compilata', null]);
  });

  it('is not for who only reads, and is told in the history of the list', async () => {
    const { errors } = await rete.olga.graphql(
      'mutation ($i: ListaInput!) { compilaLista(input: $i) { __typename } }',
      { i: { scope: CONSORZIO, listaId, commandId: '11111111-1111-4111-8111-111111111111' } },
    );
    expect(errors![0]!.extensions!.code).toBe('NON_PERMESSO');
    const { storia } = await rete.anna.ask(
      `query ($id: ID!) { storia(scope: "${CONSORZIO}", oggettoId: $id) { edges { node { frase } } } }`,
      { id: listaId },
    );
    expect(storia.edges.at(-1).node.frase).toBe(
      `Ha aperto la lista di controllo «${autocontrollo.titolo}» per il mese 2025-05.`,
    );
    expect(storia.edges[0].node.frase).toBe('Ha controllato la lista di controllo: esito positivo.');
  });

  const VISTE = `edges { cursor node { consorzio mese titolo stato esito risposteDate oggetto { cig descrizione } domande { id esito } } }
    pageInfo { hasNextPage endCursor } momenti { scope posizione }`;
  const ARGOMENTI = '$quando: QuandoInput, $mese: String, $consorzio: ID, $first: Int! = 50, $after: String';
  const CONDIVISE = `query ($id: ID!, ${ARGOMENTI}) { viste: listeCondivise(scope: "${AMBITO}", progettoId: $id,
    quando: $quando, mese: $mese, consorzio: $consorzio, first: $first, after: $after) { ${VISTE} } }`;
  const condivise = async (variables: object = {}) =>
    (await rete.elena.ask(CONDIVISE, { id: PROGETTO, ...variables }))['viste'] as ListeViste;
  interface ListeViste {
    readonly edges: readonly { readonly node: { readonly mese: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly momenti: readonly { readonly scope: string; readonly posizione: number }[];
  }
  const mesi = ({ edges }: ListeViste) => edges.map(({ node }) => node.mese);

  it('is seen by the ATS while the consortium shares its lists of the month, as it was and as it is, without who and why', async () => {
    const concedi = (tipi: string[], changes: object = {}) =>
      rete.bruno.done('concediCondivisione', { scope: CONSORZIO, ats: AMBITO, progettoId: PROGETTO, tipi, dalMese: '2025-05', ...changes }); // prettier-ignore
    const altra = { ...apri, mese: '2025-07', descrizione: 'Formazione', senzaCig: 'personale' };
    await rete.anna.done('apriListaDiAutocontrollo', altra);
    await rete.anna.done('apriListaDiAutocontrollo', { ...altra, mese: '2025-04' });
    await concedi(['spese', 'documenti']);
    expect(mesi(await condivise())).toEqual([]);
    const { id: condivisioneId } = await concedi(['liste']);

    const seen = await condivise();
    expect(mesi(seen)).toEqual(['2025-05', '2025-07']);
    expect(seen.edges[0]!.node).toEqual({
      ...{ consorzio: CONSORZIO, mese: '2025-05', titolo: autocontrollo.titolo, stato: 'controllata', esito: 'positivo' },
      ...{ risposteDate: autocontrollo.domande.length, oggetto: { cig: 'B10A9942A7', descrizione: 'Sportello di quartiere' } },
      domande: autocontrollo.domande.map(({ id }) => ({ id, esito: 'si' })),
    }); // prettier-ignore
    expect(seen.edges[1]!.node).toMatchObject({ stato: 'aperta', esito: null, oggetto: { cig: null, descrizione: 'Formazione' } }); // prettier-ignore
    expect([mesi(await condivise({ mese: '2025-07' })), mesi(await condivise({ consorzio: 'altroconsorzio' }))]).toEqual([['2025-07'], []]); // prettier-ignore
    const first = await condivise({ first: 1 });
    const second = await condivise({ first: 1, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges]).toEqual(seen.edges);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const ofItself = `query ($id: ID!) { viste: listeVisteDallAts(scope: "${CONSORZIO}", ats: "${AMBITO}", progettoId: $id) { ${VISTE} } }`;
    expect((await rete.anna.ask(ofItself, { id: PROGETTO }))['viste'].edges).toEqual(seen.edges);

    // Before it was controlled for the last time, before there was another.
    const { posizione } = await rete.bruno.done('riapriLista', { scope: CONSORZIO, listaId, motivo: 'Di nuovo' });
    const quando = { momenti: seen.momenti };
    expect((await condivise()).edges[0]!.node).toMatchObject({ stato: 'aperta', esito: null });
    expect([posizione! > seen.momenti[0]!.posizione, (await condivise({ quando })).edges]).toEqual([true, seen.edges]);
    await rete.bruno.done('revocaCondivisione', { scope: CONSORZIO, condivisioneId, motivo: 'Prova' });
    expect([mesi(await condivise()), mesi(await condivise({ quando }))]).toEqual([[], []]);
  });

  const compila = (chi: Persona, id: string) => rete[chi].send('compilaLista', { scope: CONSORZIO, listaId: id });
});

describe('a check list of the ATS', () => {
  it('is about what a partner reports, and never opened in the scope of the other', async () => {
    const progetti = `{ progettiDaControllare(scope: "${AMBITO}") { progetti { liste { codice } partner { partnerId nome } } } }`;
    const [progetto] = (await rete.carla.ask(progetti))['progettiDaControllare'].progetti;
    expect(progetto.partner.map(({ nome }: { nome: string }) => nome)).toEqual([
      ...[`Membro ${CONSORZIO}`, 'Membro altroconsorzio', 'Azienda sanitaria di prova'],
    ]);
    expect(progetto.liste.map(({ codice }: { codice: string }) => codice)).toContain(ammissibilita.codice);
    const { partnerId } = progetto.partner[1] as { partnerId: string };
    const sede = { scope: AMBITO, progettoId: PROGETTO, codice: ammissibilita.codice, mese: '2025-06' };
    const command = { ...sede, partnerId, dalMese: '2025-01', alMese: '2025-06' };
    const altro = { ...command, partnerId: PROGETTO };
    expect(rifiutato(await rete.carla.send('apriListaDiAmmissibilita', altro))).toBe('PARTNER_INESISTENTE');
    const { id } = await rete.carla.done('apriListaDiAmmissibilita', command);
    await rete.carla.done('rispondiDomande', { scope: AMBITO, listaId: id, risposte: tutte(ammissibilita) });
    await rete.carla.done('compilaLista', { scope: AMBITO, listaId: id });
    await rete.dario.done('controllaLista', { scope: AMBITO, listaId: id, esito: 'positivo' });
    expect(await lista('elena', AMBITO, id)).toMatchObject({
      ...{ tipo: 'ammissibilita', stato: 'controllata' },
      oggetto: { tipo: 'rendicontazione', partnerId, dal: '2025-01', al: '2025-06' },
    });
    const { listeDiControllo } = await rete.anna.ask(
      `{ listeDiControllo(scope: "${CONSORZIO}") { liste { listaId } } }`,
    );
    expect(listeDiControllo.liste.map(({ listaId }: { listaId: string }) => listaId)).not.toContain(id);
  });
});

describe('an attestation', () => {
  const ATTESTAZIONE = `attestazioneId titolo sha256 byte firmeAttese firmatari importoCentesimi
    avanzamento { voce previsto realizzato } firmato { sha256 formato firme nome }`;
  const una = async (chi: Persona, scope: string, id: string) => {
    const query = `{ attestazioni(scope: "${scope}") { attestazioni { ${ATTESTAZIONE} } } }`;
    const all = (await rete[chi].ask(query))['attestazioni'].attestazioni as { attestazioneId: string }[];
    return all.find(({ attestazioneId }) => attestazioneId === id) as unknown as Record<string, unknown>;
  };
  const scarica = async (chi: Persona, scope: string, id: string, quale: string) => {
    const headers = { authorization: `Bearer ${rete[chi]['token' as never] as string}` };
    const response = await fetch(`${platform.url}/api/attestazioni/${scope}/${id}/${quale}`, { headers });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const carica = async (chi: Persona, scope: string, nome: string, bytes: Buffer) =>
    (await rete[chi].rest('POST', `/api/attestazioni/${scope}/caricamenti?nome=${nome}`, bytes)).body['caricamentoId'];
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const relazione = {
    ...{
      progettoId: PROGETTO,
      codice: 'relazione-intermedia',
      per: 'richiesta',
      dalMese: '2025-01',
      alMese: '2025-06',
    },
    ...{ importoCentesimi: 12_345_600, avanzamento: [{ voce: 'PAI attivati', previsto: '125', realizzato: '129' }] },
  };

  it('is written by the platform, signed outside by all the partners, and comes back', async () => {
    const senza = { ...relazione, scope: AMBITO, importoCentesimi: undefined };
    expect(rifiutato(await rete.carla.send('generaAttestazione', senza))).toBe('CAMPO_NON_VALIDO');
    const { id } = await rete.carla.done('generaAttestazione', { ...relazione, scope: AMBITO });
    const generata = await una('elena', AMBITO, id);
    expect(generata).toMatchObject({
      ...{ firmeAttese: 3, firmatari: ['legaliDiTutti'], importoCentesimi: 12_345_600, firmato: null },
      avanzamento: [{ voce: 'PAI attivati', previsto: '125', realizzato: '129' }],
    });
    const { status, headers, bytes } = await scarica('elena', AMBITO, id, 'generato');
    expect([status, headers.get('content-type'), sha256(bytes)]).toEqual([200, 'application/pdf', generata['sha256']]);
    expect((await scarica('elena', AMBITO, id, 'firmato')).status).toBe(404);
    expect((await scarica('anna', CONSORZIO, id, 'generato')).status).toBe(404);
    expect((await scarica('anna', AMBITO, id, 'generato')).status).toBe(403);

    const torna = async (nome: string, file: Buffer) => {
      const caricamentoId = (await carica('carla', AMBITO, nome, file)) as string;
      return rete.carla.send('restituisciAttestazione', { scope: AMBITO, attestazioneId: id, caricamentoId });
    };
    const altro = await p7m(Buffer.from(`%PDF-1.7 ${'altro '.repeat(100)}`), firme);
    const intero = await p7m(bytes, firme);
    for (const [codice, nome, file] of [
      ['FIRMA_DI_ALTRO_DOCUMENTO', 'a.pdf.p7m', altro],
      ['FIRMA_ASSENTE', 'a.pdf', bytes],
      ['FIRME_INSUFFICIENTI', 'a.pdf.p7m', await p7m(bytes, firme.slice(0, 2))],
      ['FIRMA_NON_LEGGIBILE', 'a.pdf.p7m', intero.subarray(0, intero.length - 40)],
      ['FIRMA_NON_INTEGRA', 'a.pdf.p7m', await p7m(bytes, firme, { firmano: altro })],
    ] as const) {
      expect([nome, rifiutato(await torna(nome, file))]).toEqual([nome, codice]);
    }
    expect((await torna('a.pdf.p7m', intero)).__typename).toBe('ComandoEseguito');
    expect((await una('elena', AMBITO, id))['firmato']).toEqual({
      ...{ sha256: sha256(intero), formato: 'cades', firme: 3, nome: 'carla delle liste' },
    });
    const firmato = await scarica('elena', AMBITO, id, 'firmato');
    expect(firmato.bytes.equals(intero)).toBe(true);
    expect(firmato.headers.get('content-disposition')).toContain('.pdf.p7m');
    expect(rifiutato(await torna('b.pdf.p7m', intero))).toBe('ATTESTAZIONE_GIA_RESTITUITA');
  });

  it('of a consortium is signed in the PDF by its own representative', async () => {
    const command = {
      ...relazione,
      scope: CONSORZIO,
      codice: 'verifiche-affidamento',
      per: 'affidamento',
      avanzamento: [],
    };
    const { id } = await rete.bruno.done('generaAttestazione', command);
    const { bytes } = await scarica('anna', CONSORZIO, id, 'generato');
    const caricamentoId = (await carica('anna', CONSORZIO, 'firmato.pdf', await pades(bytes, firme[0]!))) as string;
    await rete.anna.done('restituisciAttestazione', { scope: CONSORZIO, attestazioneId: id, caricamentoId });
    expect((await una('olga', CONSORZIO, id))['firmato']).toMatchObject({ formato: 'pades', firme: 1 });
  });

  it('is the same document when its command is sent again', async () => {
    const commandId = '22222222-2222-4222-8222-222222222222';
    const command = { ...relazione, scope: AMBITO, commandId };
    const first = await rete.carla.done('generaAttestazione', command);
    const again = await rete.carla.done('generaAttestazione', command);
    expect([again.id, again.ripetuto, again.revisione]).toEqual([first.id, true, first.revisione]);
  });

  it('is not taken in from who only reads', async () => {
    const { status } = await rete.elena.rest(
      'POST',
      `/api/attestazioni/${AMBITO}/caricamenti?nome=a.pdf`,
      Buffer.from('%PDF-1.7'),
    );
    expect(status).toBe(403);
  });
});
