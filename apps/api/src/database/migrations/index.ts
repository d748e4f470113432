import type { MigrationInterface } from 'typeorm';

import { Log1700000001000 } from './1700000001000-log.js';
import { Projections1700000002000 } from './1700000002000-projections.js';
import { Identity1700000003000 } from './1700000003000-identity.js';
import { Platform1700000004000 } from './1700000004000-platform.js';
import { ReadModels1700000005000 } from './1700000005000-read-models.js';
import { RoomForUpdates1700000006000 } from './1700000006000-room-for-updates.js';
import { Ats1700000008000 } from './1700000008000-ats.js';
import { SignInOfSessions1700000009000 } from './1700000009000-sign-in-of-sessions.js';
import { Transparency1700000010000 } from './1700000010000-transparency.js';
import { Erasures1700000011000 } from './1700000011000-erasures.js';
import { AccessiDeiRevisori1700000012000 } from './1700000012000-accessi-dei-revisori.js';
import { Conteggi1700000013000 } from './1700000013000-conteggi.js';
import { RegistroFilters1700000014000 } from './1700000014000-registro-filters.js';
import { FieldsAside1700000015000 } from './1700000015000-fields-aside.js';

/** In the order in which they run. A migration that has landed is never edited. */
export const migrations: (new () => MigrationInterface)[] = [
  Log1700000001000,
  Projections1700000002000,
  Identity1700000003000,
  Platform1700000004000,
  ReadModels1700000005000,
  RoomForUpdates1700000006000,
  Ats1700000008000,
  SignInOfSessions1700000009000,
  Transparency1700000010000,
  Erasures1700000011000,
  AccessiDeiRevisori1700000012000,
  Conteggi1700000013000,
  RegistroFilters1700000014000,
  FieldsAside1700000015000,
];
