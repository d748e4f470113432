import { Module } from '@nestjs/common';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { API_CONFIG, API_POOL, type ApiConfig } from '../boot/platform.module.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';
import { Persone } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import { AuditResolver, TestoHandler } from './audit.resolver.js';
import { Cancellazioni, ElencoCancellazioni } from './cancellazioni/index.js';
import { DatiPersonaliController } from './dati-personali/dati-personali.controller.js';
import { DatiPersonali } from './dati-personali/dati-personali.queries.js';
import { AttribuzioneQueries } from './differenze/attribuzione.queries.js';
import { DifferenzeQueries } from './differenze/differenze.queries.js';
import { DifferenzeResolver } from './differenze/differenze.resolver.js';
import { EventoQueries } from './evento/evento.queries.js';
import { EventoResolver } from './evento/evento.resolver.js';
import { ExportController } from './export/export.controller.js';
import { Fatti } from './fatti.js';
import { NomiResolver, PersonaHandler } from './nomi.resolver.js';
import { ProvenienzaQueries } from './provenienza/provenienza.queries.js';
import { ProvenienzaResolver } from './provenienza/provenienza.resolver.js';
import { RegistroQueries } from './registro/registro.queries.js';
import { RegistroResolver } from './registro/registro.resolver.js';
import { StoriaQueries } from './storia.queries.js';
import { trasparenza } from './transparency/trasparenza.resolver.js';
import { Vocabolari } from './vocabolari.js';

/** Erasures, from the log to the list on disk to the rows that go. */
const cancellazioni = {
  provide: Cancellazioni,
  useFactory: (config: ApiConfig, pool: Pool, store: EventStore, testi: Testi, persone: Persone) =>
    new Cancellazioni({ pool, store, testi, persone, elenco: new ElencoCancellazioni(config.CANCELLAZIONI_DIR) }),
  inject: [API_CONFIG, API_POOL, EVENT_STORE, Testi, Persone],
};

/** Events, differences, who wrote a field, where a figure comes from: read from the log and the read models alone. */
const origine = [
  ...[EventoResolver, DifferenzeResolver, ProvenienzaResolver],
  ...[EventoQueries, DifferenzeQueries, AttribuzioneQueries, ProvenienzaQueries, Fatti, Vocabolari],
];

/** History, the erasing of free text and of names, what the platform holds of a person. */
@Module({
  controllers: [DatiPersonaliController, ExportController],
  providers: [
    AuditResolver,
    TestoHandler,
    NomiResolver,
    PersonaHandler,
    cancellazioni,
    StoriaQueries,
    DatiPersonali,
    ...origine,
    ...trasparenza,
    RegistroResolver,
    RegistroQueries,
  ],
})
export class AuditModule {}
