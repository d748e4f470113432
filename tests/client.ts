import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { embeddedToken } from '../apps/api/src/tenancy/index.js';

/** What a mutation answers, as the specs ask for it. */
export type Esito =
  | {
      __typename: 'ComandoEseguito';
      commandId: string;
      id: string;
      revisione: number;
      posizione: number | null;
      visibile: boolean;
      ripetuto: boolean;
    }
  | {
      __typename: 'RegolaViolata';
      codice: string;
      messaggio: string;
      dettagli: { nome: string; valore: string | null }[];
    }
  | {
      __typename: 'ConflittoDiRevisione';
      revisioneAttesa: number;
      revisioneAttuale: number;
      cambiamenti: { tipo: string; frase: string; autore: string }[];
    };

const ESITO = `__typename
  ... on ComandoEseguito { commandId id revisione posizione visibile ripetuto }
  ... on RegolaViolata { codice messaggio dettagli { nome valore } }
  ... on ConflittoDiRevisione { revisioneAttesa revisioneAttuale cambiamenti { tipo frase autore } }`;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are as their query asked for them
type Data = Record<string, any>;

interface Answer {
  readonly data: Data | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** A demo user who speaks to a running platform as a script does: with a bearer token. */
export class Client {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  static async as(username: string, platform: { url: string; data: string }): Promise<Client> {
    return new Client(platform.url, await embeddedToken(platform.data, platform.url, username));
  }

  /** Whoever the token names. */
  static bearing(token: string, url: string): Client {
    return new Client(url, token);
  }

  /** For what is asked without this class. */
  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, 'x-consorzi': '1' };
  }

  async graphql(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** An address beside /graphql; the answer's JSON. */
  async rest(method: string, address: string, body?: Uint8Array): Promise<{ status: number; body: Data }> {
    const response = await fetch(`${this.url}${address}`, {
      method,
      headers: {
        ...{ authorization: `Bearer ${this.token}`, 'x-consorzi': '1' },
        ...(body && { 'content-type': 'application/octet-stream' }),
      },
      ...(body && { body: Buffer.from(body) }),
    });
    return { status: response.status, body: (await response.json()) as Data };
  }

  /** A file, with its media type. @throws Error with what was answered in its place. */
  async download(address: string): Promise<{ type: string | null; bytes: Uint8Array }> {
    const headers = { authorization: `Bearer ${this.token}`, 'x-consorzi': '1' };
    const response = await fetch(`${this.url}${address}`, { headers });
    if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
    return { type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  /** The data of a query that must succeed. */
  async ask(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.graphql(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Sends a mutation of one input; a command id of its own unless the input brings one. */
  async send(mutation: string, input: { scope: string; commandId?: string } & Record<string, unknown>): Promise<Esito> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const inputType = INPUT_TYPES[mutation] ?? type;
    const data = await this.ask(`mutation ($input: ${inputType}!) { esito: ${mutation}(input: $input) { ${ESITO} } }`, {
      input: { commandId: randomUUID(), ...input },
    });
    return data['esito'] as Esito;
  }

  /** The same, for a mutation that must succeed. */
  async done(mutation: string, input: { scope: string; commandId?: string } & Record<string, unknown>) {
    const esito = await this.send(mutation, input);
    if (esito.__typename !== 'ComandoEseguito') throw new Error(`${mutation}: ${JSON.stringify(esito)}`);
    return esito;
  }

  /** Uploads a document and waits until it is read. @throws Error with the code of its refusal. */
  async upload(scope: string, nome: string, body: Uint8Array): Promise<string> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/octet-stream',
      'x-consorzi': '1',
    };
    const response = await fetch(`${this.url}/api/importazioni/${scope}?nome=${encodeURIComponent(nome)}`, {
      method: 'POST',
      headers,
      body: Buffer.from(body),
    });
    const answer = (await response.json()) as { propostaId: string; codice?: string };
    if (!response.ok) throw new Error(answer.codice);
    for (;;) {
      const progress = await fetch(`${this.url}/api/importazioni/${scope}/${answer.propostaId}/avanzamento`, {
        headers,
      });
      const { finita, errore } = (await progress.json()) as { finita: boolean; errore: { codice: string } | null };
      if (errore) throw new Error(errore.codice);
      if (finita) return answer.propostaId;
      await sleep(100);
    }
  }
}

/** Inputs that several mutations share. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  nominaTestimone: 'TestimonianzaInput',
  rimuoviTestimone: 'TestimonianzaInput',
  concediTestimonianza: 'TestimonianzaInput',
  cessaTestimonianza: 'TestimonianzaInput',
  compilaLista: 'ListaInput',
  scartaPiano: 'PianoInput',
  apriConsuntivazione: 'PianoInput',
  chiudiPiano: 'PianoInput',
  riapriPiano: 'PianoInput',
  sopprimiCentro: 'CentroInput',
  inserisciSpese: 'SpeseDelRendicontoInput',
  togliSpese: 'SpeseDelRendicontoInput',
  verificaRendiconto: 'RendicontoInput',
  inviaRendiconto: 'TrasmettiRendicontoInput',
  trasmettiIntegrazioni: 'TrasmettiRendicontoInput',
  ritiraRichiesta: 'RichiestaInput',
};
