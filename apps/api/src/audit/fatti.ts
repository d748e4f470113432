import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import { dettagliDi } from '@consorzi/projections/audit';

import { fraseEvento } from '../commands/index.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';
import { upcast } from '../event-sourcing/upcast.js';
import { Atto } from '../planning/index.js';
import { nomeDi, Persone } from '../tenancy/index.js';

@ObjectType({ description: 'Un evento del registro in breve: che cosa, chi, quando e con quale atto.' })
export class FattoDelRegistro {
  @Field(() => Int) posizione: number;
  @Field() tipo: string;
  @Field() frase: string;
  @Field() autore: string;
  @Field() ruolo: string;
  @Field({ description: 'Quando è stato scritto nel registro.' }) registratoIl: string;
  @Field({ description: 'Da quando vale: la data dell’atto, o del rilievo.' }) avvenutoIl: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
}

/** Positions this near are read in one stretch: a round trip costs more than a few events that are not wanted. */
const NEAR = 20;

/** Events of the log by their positions, with their author's name: what every link of provenance leads to. */
@Injectable()
export class Fatti {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  /** Newest first, each once. Sentences use `nomi` where they have them. */
  async leggi(
    scope: string,
    positions: readonly number[],
    nomi: ReadonlyMap<string, string>,
  ): Promise<FattoDelRegistro[]> {
    const events = await this.eventi(scope, positions);
    const autori = await this.persone.nomi(
      scope,
      events.map(({ personaId }) => personaId),
    );
    return events.map((event) => ({
      posizione: event.position,
      tipo: event.type,
      frase: fraseOf(event, nomi),
      autore: nomeDi(autori, event.personaId),
      ruolo: event.role,
      registratoIl: event.recordedAt,
      avvenutoIl: event.occurredAt,
      atto: event.act,
    }));
  }

  /** The events themselves, newest first. */
  async eventi(scope: string, positions: readonly number[]): Promise<readonly PositionedEvent[]> {
    const wanted = new Set(positions);
    const sorted = [...wanted].sort((a, b) => a - b);
    const events: PositionedEvent[] = [];
    for (let i = 0; i < sorted.length;) {
      let end = i;
      while (end + 1 < sorted.length && sorted[end + 1]! - sorted[end]! <= NEAR) end += 1;
      const [from, until] = [sorted[i]!, sorted[end]!];
      const read = await this.store.readScope(scope, from - 1, until - from + 1);
      events.push(...read.filter(({ position }) => wanted.has(position)));
      i = end + 1;
    }
    return events.reverse();
  }
}

/** An event in a sentence, by what its history keeps of it. */
export function fraseOf(event: PositionedEvent, nomi: ReadonlyMap<string, string>): string {
  const current = upcast(event);
  return fraseEvento(current.type, dettagliDi(current), nomi);
}
