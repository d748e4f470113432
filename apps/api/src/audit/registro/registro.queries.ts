import { Inject, Injectable } from '@nestjs/common';

import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import {
  attiDelRegistro,
  densitaDelRegistro,
  genereDi,
  haAgito,
  paginaRegistro,
  registro,
  type FiltriRegistro,
} from '@consorzi/projections/audit';
import { alberoObiettivi, variazioni } from '@consorzi/projections/planning';
import type { Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { ScopeArgs } from '../../graphql/momento.js';
import { nomeDi, Persone, PERSONA_SISTEMA, type RequestContext } from '../../tenancy/index.js';
import { Fatti } from '../fatti.js';
import { MODELLI_DEI_NOMI, nomiDelMomento } from '../nomi-del-momento.js';
import { idsIn } from '../parole.js';
import type {
  AttiConnection,
  FiltriRegistroInput,
  LineaDelTempo,
  PagineDelRegistro,
  RegistroArgs,
  RegistroConnection,
} from './registro.types.js';

/** People that a list to choose from can hold. */
const MOST_AUTHORS = 200;

/** The log as a list and as a line of time: what the replay of an auditor steps through. */
@Injectable()
export class RegistroQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Fatti) private readonly fatti: Fatti,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  registro(ctx: RequestContext, args: RegistroArgs): Promise<RegistroConnection> {
    const { quando, first, after, ordine } = args;
    const page = { first, dopo: posizioneOf(after), recenti: ordine === 'recenti' };
    return this.letture.leggi(ctx, quando, [registro, ...MODELLI_DEI_NOMI], async (reader, momento) => {
      const { righe, altre } = await paginaRegistro(reader, filtriOf(args.filtri), page);
      const positions = righe.map(({ row }) => row.position);
      const events = new Map(
        (await this.fatti.eventi(ctx.scope, positions)).map((event) => [event.position, event] as const),
      );
      const oggetti = await oggettiOf(reader, [...events.values()]);
      const ids = [...events.values()].flatMap(({ data }) => idsIn(data).ids);
      const nomi = await nomiDelMomento(reader, [
        ...ids,
        ...[...oggetti.values()].flatMap(({ id, obiettivoId, pianoId }) => [id, obiettivoId ?? id, pianoId ?? id]),
      ]);
      const fatti = await this.fatti.leggi(ctx.scope, positions, nomi);
      const fattoAt = new Map(fatti.map((fatto) => [fatto.posizione, fatto]));
      const edges = righe.map(({ row: { position, type, personaId, commandId, recordedAt } }) => {
        const oggetto = oggetti.get(position)!;
        const nome = nomi.get(oggetto.obiettivoId ?? oggetto.id) ?? '';
        // The time of the register never goes back, whatever the clocks of the machines said.
        const fatto = { ...fattoAt.get(position)!, registratoIl: recordedAt };
        const node = { fatto, genere: genereDi(type), personaId, commandId, oggetto: { ...oggetto, nome } };
        return { cursor: String(position), node };
      });
      return { momento, edges, pageInfo: { hasNextPage: altre, endCursor: edges.at(-1)?.cursor ?? null } };
    });
  }

  atti(ctx: RequestContext, { quando, first, after }: PagineDelRegistro): Promise<AttiConnection> {
    return this.letture.leggi(ctx, quando, [registro], async (reader, momento) => {
      const { atti, altri } = await attiDelRegistro(reader, { first, dopo: posizioneOf(after) });
      const edges = atti.map(({ prima, ultima, riga: { type, recordedAt, act } }) => ({
        cursor: String(ultima),
        node: { prima, ultima, tipo: type, genere: genereDi(type), registratoIl: recordedAt, atto: act! },
      }));
      return { momento, edges, pageInfo: { hasNextPage: altri, endCursor: edges.at(-1)?.cursor ?? null } };
    });
  }

  async lineaDelTempo(ctx: RequestContext, { quando }: ScopeArgs): Promise<LineaDelTempo> {
    const conosciute = await this.persone.conosciute(ctx.scope);
    const candidati = [PERSONA_SISTEMA, ...conosciute.keys()].slice(0, MOST_AUTHORS);
    return this.letture.leggi(ctx, quando, [registro], async (reader, momento) => {
      const autori = [];
      for (const personaId of candidati) {
        if (await haAgito(reader, personaId)) autori.push({ personaId, nome: nomeDi(conosciute, personaId) });
      }
      autori.sort((a, b) => a.nome.localeCompare(b.nome, 'it'));
      return { momento, mesi: [...(await densitaDelRegistro(reader))], autori };
    });
  }
}

/** What GraphQL leaves out is undefined, what it is told to leave out is null. */
const posizioneOf = (after: string | null | undefined): number | undefined => (after ? Number(after) : undefined);

const filtriOf = (input: FiltriRegistroInput | null | undefined): FiltriRegistro => ({
  ...{ generi: input?.generi ?? undefined, personaId: input?.personaId?.toLowerCase() },
  ...{ conAtto: input?.conAtto ?? undefined },
  dal: input?.dal ? new Date(input.dal) : undefined,
  al: input?.al ? new Date(input.al) : undefined,
});

interface Oggetto {
  readonly tipo: string;
  readonly id: string;
  readonly pianoId: string | null;
  readonly obiettivoId: string | null;
}

/** What each event is about, and in which plan it stands: said by the event, or known of its objective or variazione. */
async function oggettiOf(reader: Reader, events: readonly PositionedEvent[]): Promise<ReadonlyMap<number, Oggetto>> {
  const oggetti = new Map(events.map((event) => [event.position, oggettoOf(event)] as const));
  const homeless = [...oggetti.values()].filter(({ pianoId }) => pianoId === null);
  const plans = new Map<string, string>();
  const inPlan = homeless.flatMap(({ tipo, id, obiettivoId }) =>
    tipo === 'Variazione' ? [id] : [obiettivoId ?? []].flat(),
  );
  const ids = [...new Set(inPlan)];
  for (const { key, row } of await reader.many(alberoObiettivi, ids)) plans.set(key, row.pianoId);
  for (const { key, row } of await reader.many(variazioni, ids)) plans.set(key, row.pianoId);
  // Of an objective that is gone the last version still says it.
  for (const id of new Set(homeless.flatMap(({ obiettivoId }) => obiettivoId ?? []))) {
    if (plans.has(id)) continue;
    const last = (await reader.versions(alberoObiettivi, id, { last: 2 })).findLast(({ row }) => row !== null);
    if (last?.row) plans.set(id, last.row.pianoId);
  }
  return new Map(
    [...oggetti].map(([position, one]) => {
      const pianoId = one.pianoId ?? plans.get(one.obiettivoId ?? one.id) ?? null;
      return [position, { ...one, pianoId }] as const;
    }),
  );
}

function oggettoOf({ stream, data }: PositionedEvent): Oggetto {
  const { aggregate, id } = streamParts(stream);
  const said = (field: string) => (typeof data[field] === 'string' ? data[field] : null);
  return {
    ...{ tipo: aggregate, id },
    pianoId: aggregate === 'Piano' ? id : said('pianoId'),
    obiettivoId: aggregate === 'Obiettivo' ? id : said('obiettivoId'),
  };
}
