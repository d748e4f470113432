import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { streamName, type EventStore } from '@consorzi/domain/event-sourcing';
import { ats } from '@consorzi/projections/ats';
import { recordedAt } from '@consorzi/projections/audit';
import type { Reader } from '@consorzi/projections/projecting';
import { accessi, centri, consorzio, revisioni, ULTIMA } from '@consorzi/projections/tenancy';

import { API_POOL } from '../../boot/platform.module.js';
import { inScope } from '../../database/in-scope.js';
import { EVENT_STORE } from '../../event-sourcing/event-store.module.js';
import { ReadModels } from '../../projections/read-models.js';
import { AccessiRevisori, Persone } from '../../tenancy/index.js';
import type { DatiNelloScope, MieiDati } from './dati-personali.types.js';
import { fattiDi, type Fatto } from './fatti.js';
import { delegheDi, incarichiDi } from './incarichi.js';
import { ruoliDi } from './ruoli.js';

/** Texts asked at once. */
const BATCH = 1_000;

/** What the platform holds of a person. Read at the newest moment, which every scope's part carries. */
@Injectable()
export class DatiPersonali {
  constructor(
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(Persone) private readonly persone: Persone,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(AccessiRevisori) private readonly trail: AccessiRevisori,
  ) {}

  /**
   * Of the person who asks. @param scopes those that their token names: what is theirs is told also where no role lets
   * them in (`entra`), what is the scope's own is not.
   */
  async miei(personaId: string, scopes: readonly { scope: string; entra: boolean }[]): Promise<MieiDati> {
    const { rows } = await this.pool.query<{ subject: string; username: string; created: Date }>(
      'select subject, username, created from platform.persone where persona_id = $1',
      [personaId],
    );
    const { subject, username, created } = rows[0]!;
    const parts: DatiNelloScope[] = [];
    for (const { scope, entra } of [...scopes].sort((a, b) => (a.scope < b.scope ? -1 : 1))) {
      const part = await this.nelloScope(scope, personaId);
      parts.push(entra ? part : { ...part, denominazione: null });
    }
    return {
      personaId,
      nomeUtente: username,
      conosciutoDal: created.toISOString(),
      accessi: await this.accessiDi(subject),
      scope: parts,
    };
  }

  /** Of a person, in one scope alone. */
  async nelloScope(scope: string, personaId: string): Promise<DatiNelloScope> {
    const models = [accessi, revisioni, centri, consorzio, ats];
    const { fatti, ultima, ...found } = await this.readModels.now(scope, models, async (reader) => ({
      denominazione: await denominazioneOf(reader),
      momento: { posizione: reader.position, registratoIl: await recordedAt(reader, reader.position) },
      ruoli: await ruoliDi(reader, personaId),
      ultima: (await reader.one(accessi, ULTIMA))?.row.revisione ?? -1,
      incarichiDiRevisione: await incarichiDi(reader, personaId),
      responsabilita: await responsabilitaDi(reader, personaId),
      fatti: await fattiDi(reader, personaId),
    }));
    return {
      scope,
      ...found,
      ...delegheDi(await this.accessiFino(scope, ultima), personaId),
      accessiDaRevisore: await this.trail.diPersona(scope, personaId),
      nome: (await this.persone.nomi(scope, [personaId])).get(personaId) ?? null,
      nomeCancellato: (await this.persone.cancellati(scope)).has(personaId),
      fatti: fatti.map(({ commandId: _commandId, ...fatto }) => fatto),
      testi: await this.testiDi(scope, fatti),
      documentiInAttesa: await this.documentiDi(scope, personaId),
    };
  }

  /** What granted and took away rights in the scope, up to what the rest of the answer knows. */
  private async accessiFino(scope: string, revisione: number) {
    const events = await this.store.readStream(scope, streamName(scope, 'Accessi', scope));
    return events.filter((event) => event.revision <= revisione);
  }

  /** A text is of who sent the command that saved it. */
  private async testiDi(scope: string, fatti: readonly Fatto[]): Promise<DatiNelloScope['testi']> {
    const commands = [...new Set(fatti.map(({ commandId }) => commandId))];
    const all = [];
    for (let from = 0; from < commands.length; from += BATCH) {
      const { rows } = await inScope(this.pool, scope, (client) =>
        client.query<{ testoId: string; salvatoIl: Date; testo: string }>(
          `select id as "testoId", salvato_il as "salvatoIl", testo from platform.testi
           where scope = $1 and command_id = any($2::uuid[]) and testo is not null order by salvato_il, id`,
          [scope, commands.slice(from, from + BATCH)],
        ),
      );
      all.push(...rows.map((row) => ({ ...row, salvatoIl: row.salvatoIl.toISOString() })));
    }
    return all;
  }

  /** What was loaded and has not become anything yet: documents to import, archives of evidence, exports to compare. */
  private async documentiDi(scope: string, personaId: string): Promise<DatiNelloScope['documentiInAttesa']> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ nome: string; creata_il: Date; scade_il: Date }>(
        `select nome, creata_il, scade_il from platform.proposte
         where scope = $1 and persona_id = $2 and scade_il > now()
         union all select nome, creata_il, scade_il from platform.riconciliazioni
         where scope = $1 and persona_id = $2 and scade_il > now()
         union all select nome, creato_il, creato_il + interval '1 day' from platform.archivi
         where scope = $1 and persona_id = $2 and creato_il > now() - interval '1 day'
         order by creata_il`,
        [scope, personaId],
      ),
    );
    return rows.map(({ nome, creata_il: caricato, scade_il: scade }) => ({
      nome,
      caricatoIl: caricato.toISOString(),
      scadeIl: scade.toISOString(),
    }));
  }

  private async accessiDi(subject: string): Promise<MieiDati['accessi']> {
    const { rows } = await this.pool.query<{ since: string; expire: Date }>(
      `select sess -> 'signIn' ->> 'since' as since, expire from platform.sessioni
       where sess -> 'signIn' ->> 'subject' = $1 and expire > now() order by 1`,
      [subject],
    );
    return rows.map(({ since, expire }) => ({
      // As the provider said it: seconds.
      inizio: new Date(Number(since) * 1_000).toISOString(),
      scadeIl: expire.toISOString(),
    }));
  }
}

async function denominazioneOf(reader: Reader): Promise<string | null> {
  const found = (await reader.one(consorzio, reader.scope)) ?? (await reader.one(ats, reader.scope));
  return found?.row.denominazione ?? null;
}

async function responsabilitaDi(reader: Reader, personaId: string): Promise<DatiNelloScope['responsabilita']> {
  return (await reader.where(centri, {})).flatMap(({ row }) =>
    row.responsabili
      .filter((one) => one.personaId === personaId)
      .map(({ dal, al }) => ({ centro: row.denominazione, dal, al })),
  );
}
