import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { leggiCsv, leggiXlsx } from '../apps/api/src/ats/index.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import type { Client } from './client.js';
import { CUP, MEMBRO, RETE, reteConSpese, until, type ReteConSpese } from './rete-con-spese.js';

const RIGHE = `edges { node { numero esito doppioDi consorzio spesaId rigaDelFile
  valori { campo nostro loro diverso scrittoDiversamente } spiegazione { nota valeAncora autore } } } pageInfo { hasNextPage }`;
const UNA = `query ($scope: ID!, $id: ID!, $esito: String, $spiegate: Boolean) {
  riconciliazione(scope: $scope, riconciliazioneId: $id, esito: $esito, spiegate: $spiegate) {
    stato superata errore { codice colonna simile sembra }
    foglio { righe intestazioni anteprima proposta { tabella colonne { campo intestazione } formati { data decimale } chiave } }
    riassunto { nostre loro quanteIlleggibili totali { esito righe nostriCentesimi loroCentesimi } }
    righe { ${RIGHE} } } }`;
const CONFRONTA = `mutation ($input: ConfrontaRegisInput!) { confrontaRegis(input: $input) { stato } }`;

let platform: SpecPlatform;
let rete: ReteConSpese;
beforeAll(async () => {
  platform = await startPlatform();
  rete = await reteConSpese(platform);
}, 120_000);
afterAll(() => platform?.stop());

const bytesOf = (client: Client, address: string) => client.download(address);
const una = async (id: string, more: object = {}) =>
  (await rete.capofila.ask(UNA, { scope: RETE, id, ...more })).riconciliazione;
const finished = async (id: string) => {
  for (;;) {
    const { body } = await rete.capofila.rest('GET', `/api/ats/${RETE}/riconciliazione/${id}/avanzamento`);
    if (body['finita']) return body['stato'] as string;
    await sleep(100);
  }
};
const carica = async (text: string, client = rete.capofila) =>
  client.rest(
    'POST',
    `/api/ats/${RETE}/riconciliazione/${rete.progettoId}/pagamenti?nome=regis.csv`,
    Buffer.from(text),
  );
const letta = async (text: string): Promise<string> => {
  const { body } = await carica(text);
  await finished(body['riconciliazioneId'] as string);
  return body['riconciliazioneId'] as string;
};
const confronta = async (id: string, mappatura?: object): Promise<string> => {
  const proposta = mappatura ?? scritta((await una(id)).foglio.proposta);
  await rete.capofila.ask(CONFRONTA, { input: { scope: RETE, riconciliazioneId: id, mappatura: proposta } });
  return finished(id);
};
const scritta = ({ colonne, ...rest }: { colonne: { intestazione: string | null }[] }) => ({
  ...rest,
  colonne: colonne.filter(({ intestazione }) => intestazione !== null),
});

const TESTA = 'Codice CUP;Numero Mandato;Data Pagamento;Importo Pagato;Note';
const NOSTRO = `${CUP};0101;02/05/2025;1.220,00;`;
const ESPORTAZIONE = [TESTA, NOSTRO.replace('1.220,00', '1.220,01'), `${CUP};777;03/05/2025;10,00;`, `${CUP};777;03/05/2025;10,00;`].join('\r\n'); // prettier-ignore

describe('the tables of a project', () => {
  it('come out for the ATS with what is shared with it, for the consortium with its own', async () => {
    await until(async () => {
      const csv = await bytesOf(
        rete.capofila,
        `/api/ats/${RETE}/protocollo/${rete.progettoId}?formato=csv&tabelle=pagamenti`,
      );
      return leggiCsv(csv.bytes).length === 2;
    });
    for (const [client, scope, ente] of [
      [rete.capofila, RETE, 'Consorzio membro'],
      [rete.direttore, MEMBRO, 'Membro'],
    ] as const) {
      const { bytes, type } = await bytesOf(
        client,
        `/api/ats/${scope}/protocollo/${rete.progettoId}?formato=csv&tabelle=percettori`,
      );
      expect(type).toBe('text/csv; charset=utf-8');
      expect(leggiCsv(bytes)[1]).toEqual([
        CUP,
        '101',
        '02/05/2025',
        '07264440012',
        '=Cooperativa Uno',
        '1220,00',
        ente,
      ]);
      expect(Buffer.from(bytes).toString()).toContain(";'=Cooperativa Uno;");
    }
  });

  it('come in one workbook with a cover that says the moment, the same bytes for the same moment', async () => {
    const address = `/api/ats/${RETE}/protocollo/${rete.progettoId}`;
    const first = await bytesOf(rete.capofila, address);
    const fogli: Record<string, readonly (readonly unknown[])[]> = {};
    for await (const { nome, linee } of leggiXlsx(first.bytes)) fogli[nome] = linee;
    expect(Object.keys(fogli)).toEqual(['Copertina', 'Anagrafica del progetto', 'PG00 Procedure di aggiudicaz', 'FN04 Impegni', 'FN06 Pagamenti', 'FN08 Percettori', 'IN01 Indicatori']); // prettier-ignore
    expect(fogli['FN06 Pagamenti']![1]).toEqual([CUP, '101', { data: '2025-05-02' }, 1220, 'B10A9942A7', '12/A', { data: '2025-03-31' }, 'Consorzio membro']); // prettier-ignore
    expect(fogli['IN01 Indicatori']![1]!.slice(0, 6)).toEqual([CUP, 'PAI attivati', 'n.', 'Intero progetto', { data: '2026-06-30' }, 125]); // prettier-ignore
    const cover = new Map(fogli['Copertina']!.map(([voce, valore]) => [voce, valore]));
    expect(cover.get('CUP')).toBe(CUP);
    const positions = [RETE, MEMBRO].map(
      (scope) => `${scope}:${String(cover.get(`Posizione del registro di ${scope}`))}`,
    );
    const again = await bytesOf(rete.capofila, `${address}?posizioni=${positions.join(',')}`);
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it('are as they were known then', async () => {
    const address = `/api/ats/${MEMBRO}/protocollo/${rete.progettoId}?formato=csv&tabelle=pagamenti&posizione=`;
    const { storia } = await rete.direttore.ask(
      `query ($id: ID!) { storia(scope: "${MEMBRO}", oggettoId: $id) { edges { node { posizione } } } }`,
      { id: rete.spesaId },
    );
    const prima = Math.min(...(storia.edges as { node: { posizione: number } }[]).map(({ node }) => node.posizione));
    expect(leggiCsv((await bytesOf(rete.direttore, `${address}${prima}`)).bytes)).toHaveLength(1);
  });

  it.each([
    ['formato=pdf', 400, 'RICHIESTA_NON_VALIDA'],
    ['tabelle=altro', 400, 'RICHIESTA_NON_VALIDA'],
    ['al=ieri', 400, 'RICHIESTA_NON_VALIDA'],
    ['posizioni=a', 400, 'RICHIESTA_NON_VALIDA'],
  ])('are not given for %s', async (query, status, codice) => {
    const answer = await rete.capofila.rest('GET', `/api/ats/${RETE}/protocollo/${rete.progettoId}?${query}`);
    expect([answer.status, answer.body['codice']]).toEqual([status, codice]);
  });

  it('of another scope, or of no project, are not there', async () => {
    const unknown = await rete.capofila.rest('GET', `/api/ats/${RETE}/protocollo/${randomUUID()}`);
    expect(unknown.status).toBe(404);
    const forbidden = await rete.direttore.rest('GET', `/api/ats/${RETE}/protocollo/${rete.progettoId}`);
    expect([forbidden.status, forbidden.body['codice']]).toEqual([403, 'NON_PERMESSO']);
  });
});

describe('an export of ReGiS', () => {
  it('is laid beside ours line by line, and what is said of a line is remembered the next time', async () => {
    const id = await letta(ESPORTAZIONE);
    const { foglio, stato } = await una(id);
    expect([stato, foglio.righe]).toEqual(['daMappare', 3]);
    expect(await confronta(id)).toBe('pronta');
    const found = await una(id);
    expect(found.riassunto).toMatchObject({ nostre: 1, loro: 3, quanteIlleggibili: 0 });
    const righe = (found.righe.edges as { node: { esito: string } }[]).map(({ node }) => node);
    expect(righe.map(({ esito }) => esito).sort()).toEqual(['diverso', 'doppio', 'mancanteDiQua']);
    const diversa = righe.find(({ esito }) => esito === 'diverso') as unknown as { numero: number; valori: object[] };
    expect(diversa).toMatchObject({ consorzio: MEMBRO, spesaId: rete.spesaId, rigaDelFile: 2, spiegazione: null });
    expect(diversa.valori).toContainEqual({ campo: 'importo', nostro: '1220,00', loro: '1.220,01', diverso: true, scrittoDiversamente: false }); // prettier-ignore
    expect(diversa.valori).toContainEqual({ campo: 'mandato', nostro: '101', loro: '0101', diverso: false, scrittoDiversamente: true }); // prettier-ignore

    const spiega = { scope: RETE, riconciliazioneId: id, riga: diversa.numero };
    await rete.capofila.done('spiegaRiga', { ...spiega, nota: 'Arrotondamento di ReGiS' });
    const uguale = await rete.capofila.send('spiegaRiga', { ...spiega, riga: 99, nota: 'x' });
    expect(uguale).toMatchObject({ codice: 'CAMPO_NON_VALIDO' });

    const altra = await letta(ESPORTAZIONE);
    await confronta(altra);
    const spiegate = (await una(altra, { spiegate: true })).righe.edges;
    expect(spiegate).toHaveLength(1);
    expect(spiegate[0].node.spiegazione).toEqual({ nota: 'Arrotondamento di ReGiS', valeAncora: true, autore: 'capofila della rete' }); // prettier-ignore
    expect((await una(altra, { spiegate: false })).righe.edges).toHaveLength(2);

    // Another cent is another difference.
    const mossa = await letta(ESPORTAZIONE.replace('1.220,01', '1.220,02'));
    await confronta(mossa);
    const [riga] = (await una(mossa, { esito: 'diverso' })).righe.edges;
    expect(riga.node.spiegazione).toMatchObject({ valeAncora: false });

    const { bytes } = await bytesOf(rete.capofila, `/api/ats/${RETE}/riconciliazione/${altra}/esito?formato=csv`);
    const righeCsv = leggiCsv(bytes);
    expect(righeCsv[0]!.slice(0, 6)).toEqual(['Esito', 'Campi diversi', 'Riga del file', 'Spiegazione', 'CUP (noi)', 'CUP (esportazione)']); // prettier-ignore
    expect(righeCsv.find(([esito]) => esito === 'Diverso')).toEqual(expect.arrayContaining(['Importo pagamento', 'Arrotondamento di ReGiS', '1220,00', '1.220,01'])); // prettier-ignore
  });

  it('is read by a mapping that was saved, and refused by name where its columns moved', async () => {
    const id = await letta(ESPORTAZIONE);
    const mappatura = scritta((await una(id)).foglio.proposta);
    await rete.capofila.done('salvaMappatura', { scope: RETE, nome: 'Pagamenti ReGiS', mappatura });
    const same = await rete.capofila.send('salvaMappatura', { scope: RETE, nome: 'pagamenti regis', mappatura });
    expect(same.__typename).toBe('ComandoEseguito');
    const { mappatureRegis } = await rete.referente.ask(
      `{ mappatureRegis(scope: "${RETE}") { momento { posizione } mappature { nome tabella chiave } } }`,
    );
    expect(mappatureRegis.mappature).toEqual([{ nome: 'pagamenti regis', tabella: 'pagamenti', chiave: ['cup', 'mandato', 'data'] }]); // prettier-ignore

    const rinominata = await letta(ESPORTAZIONE.replace('Importo Pagato', 'Importo quietanzato'));
    expect(await confronta(rinominata, mappatura)).toBe('rifiutata');
    expect((await una(rinominata)).errore).toEqual({ codice: 'COLONNA_MANCANTE', colonna: 'Importo Pagato', simile: 'Importo quietanzato', sembra: null }); // prettier-ignore
    const spostata = await letta(
      ESPORTAZIONE.replace('Data Pagamento;Importo Pagato', 'Importo Pagato;Data Pagamento'),
    );
    expect(await confronta(spostata, mappatura)).toBe('rifiutata');
    expect((await una(spostata)).errore).toMatchObject({ codice: 'COLONNA_DI_ALTRO_TIPO', colonna: 'Data Pagamento', sembra: 'importo' }); // prettier-ignore
    // The right columns are chosen, and it goes on.
    expect(await confronta(rinominata)).toBe('pronta');
  });

  it.each([
    ['a binary', '\0\0\0\0', 'FILE_NON_RICONOSCIUTO'],
    ['no headings', 'x', 'INTESTAZIONI_ASSENTI'],
    ['an archive of nothing', 'PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'XLSX_NON_VALIDO'],
  ])('that is %s is refused', async (_, text, codice) => {
    expect((await una(await letta(text))).errore).toMatchObject({ codice });
  });

  it('is for who reports for the ATS alone', async () => {
    for (const client of [rete.referente, rete.direttore]) {
      expect((await carica(ESPORTAZIONE, client)).body).toMatchObject({ codice: 'NON_PERMESSO' });
    }
    const { errors } = await rete.referente.graphql(`{ riconciliazioni(scope: "${RETE}") { id } }`);
    expect(errors?.[0]?.extensions?.code).toBe('NON_PERMESSO');
  });

  it('shows nothing any more of what is not shared any more, when the revocation answers', async () => {
    const id = await letta(ESPORTAZIONE);
    await confronta(id);
    expect((await una(id)).righe.edges).toHaveLength(3);
    await rete.direttore.done('revocaCondivisione', {
      ...{ scope: MEMBRO, condivisioneId: rete.condivisioneId, motivo: 'Non serve più' },
    });
    const dopo = await una(id);
    expect([dopo.superata, dopo.riassunto, dopo.righe.edges]).toEqual([true, null, []]);
    const { status } = await rete.capofila.rest('GET', `/api/ats/${RETE}/riconciliazione/${id}/esito`);
    expect(status).toBe(404);
    const { bytes } = await bytesOf(
      rete.capofila,
      `/api/ats/${RETE}/protocollo/${rete.progettoId}?formato=csv&tabelle=pagamenti`,
    );
    expect(leggiCsv(bytes)).toHaveLength(1);
  });
});
