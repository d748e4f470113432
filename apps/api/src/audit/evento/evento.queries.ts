import { Inject, Injectable } from '@nestjs/common';

import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Json, JsonObject } from '@consorzi/domain/shared';
import { comandoDi, registro, registroKey } from '@consorzi/projections/audit';
import type { Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Fatti } from '../fatti.js';
import { MODELLI_DEI_NOMI } from '../nomi-del-momento.js';
import { idsIn } from '../parole.js';
import { Vocabolari } from '../vocabolari.js';
import type { EventoDelRegistro, OggettoDellEvento, TestoDellEvento } from './evento.types.js';
import { narratiCon, nelPerimetro, PER_IL_PERIMETRO } from './nel-perimetro.js';

/** One event of the log, as people read it and as it stands there. */
@Injectable()
export class EventoQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Fatti) private readonly fatti: Fatti,
    @Inject(Vocabolari) private readonly vocabolari: Vocabolari,
  ) {}

  /** Null where the moment has no such position, and alike where whoever asks may not read what the event is about. */
  evento(ctx: RequestContext, posizione: number, quando?: QuandoInput): Promise<EventoDelRegistro | null> {
    const tutto = ctx.perimetro === 'tutto';
    const read = [...new Set([registro, ...MODELLI_DEI_NOMI, ...(tutto ? [] : PER_IL_PERIMETRO)])];
    return this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      if (posizione > reader.position) return null;
      const [event] = await this.fatti.eventi(ctx.scope, [posizione]);
      if (!event || !(tutto || (await nelPerimetro(reader, event)))) return null;
      const vicini = await (tutto ? viciniNelRegistro(reader, event) : this.viciniNelPerimetro(reader, event));
      if (!vicini) return null;
      const { ids, testi } = idsIn(event.data);
      const oggetto = oggettoOf(event);
      const named = [...ids, oggetto.id, oggetto.obiettivoId, oggetto.pianoId].filter((id) => id !== null);
      const { nomi, testi: words } = await this.vocabolari.di(ctx.scope, [reader], [...named, ...testi.map(refOf)]);
      const [fatto] = await this.fatti.leggi(ctx.scope, [posizione], nomi);
      return {
        momento,
        fatto: fatto!,
        oggetto: { ...oggetto, nome: nomi.get(oggetto.obiettivoId ?? oggetto.id) ?? '' },
        ...{ eventId: event.eventId, commandId: event.commandId, flusso: event.stream, revisione: event.revision },
        ...{ versione: event.schemaVersion, impronta: event.payloadHash, contenuto: event.data },
        testi: testiIn(event.data).map((one) => ({ ...one, testo: words.get(one.id) ?? null })),
        nomi: [...new Set(ids)].flatMap((id) => (nomi.has(id) ? [{ id, nome: nomi.get(id)! }] : [])),
        ...vicini,
      };
    });
  }

  /** Of what stands beside an event in the log nothing is said to who may not read it; of its own history what is inside. */
  private async viciniNelPerimetro(reader: Reader, event: PositionedEvent): Promise<Vicini> {
    const told = await this.fatti.eventi(reader.scope, await narratiCon(reader, event));
    const own = told.filter(({ stream }) => stream === event.stream).map(({ position }) => position);
    return {
      ...{ precedente: null, successivo: null },
      precedenteDellOggetto: own.find((one) => one < event.position) ?? null,
      successivoDellOggetto: own.findLast((one) => one > event.position) ?? null,
      ...{ inizioDelComando: event.position, fineDelComando: event.position },
    };
  }
}

type Vicini = Pick<
  EventoDelRegistro,
  | 'precedente'
  | 'successivo'
  | 'precedenteDellOggetto'
  | 'successivoDellOggetto'
  | 'inizioDelComando'
  | 'fineDelComando'
>;

/** In the log, in the event's stream and in its command; null where the register has no such position. */
async function viciniNelRegistro(reader: Reader, { stream, position }: PositionedEvent): Promise<Vicini | null> {
  const comando = await comandoDi(reader, position);
  if (!comando) return null;
  return {
    precedente: position > 0 ? position - 1 : null,
    successivo: position < reader.position ? position + 1 : null,
    precedenteDellOggetto: await vicino(reader, stream, position, -1),
    successivoDellOggetto: await vicino(reader, stream, position, 1),
    inizioDelComando: comando.prima,
    fineDelComando: comando.ultima,
  };
}

const refOf = (testoId: string): JsonObject => ({ testoId });

/** The next event of a stream, or the one before. */
async function vicino(reader: Reader, stream: string, position: number, step: 1 | -1): Promise<number | null> {
  const [from, until] = step === 1 ? [position + 1, reader.position] : [0, position - 1];
  if (from > until) return null;
  const keys = { from: registroKey(from), until: registroKey(until) };
  const found = await reader.stretch(registro, { ...keys, newestFirst: step === -1, first: 1, where: { stream } });
  return found[0]?.row.position ?? null;
}

/** Whose event it is: its aggregate and, where the payload says it, the plan and the objective that people look under. */
function oggettoOf(event: PositionedEvent): Omit<OggettoDellEvento, 'nome'> {
  const { aggregate, id } = streamParts(event.stream);
  const said = (field: string) => (typeof event.data[field] === 'string' ? event.data[field] : null);
  return {
    tipo: aggregate,
    id,
    pianoId: aggregate === 'Piano' ? id : said('pianoId'),
    obiettivoId: aggregate === 'Obiettivo' ? id : said('obiettivoId'),
  };
}

/** The free texts that a payload refers to, in its order; an erasure names the one that went. */
function testiIn(value: Json): readonly Omit<TestoDellEvento, 'testo'>[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(testiIn);
  if (value === null || typeof value !== 'object') return [];
  const { testoId, hash, ...rest } = value as JsonObject;
  const own = typeof testoId === 'string' ? [{ id: testoId, impronta: typeof hash === 'string' ? hash : null }] : [];
  return [...own, ...Object.values(rest).flatMap(testiIn)];
}
