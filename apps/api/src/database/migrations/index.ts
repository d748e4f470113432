import type { MigrationInterface } from 'typeorm';
import { Programmi1700000017000 } from './1700000017000-programmi.js';

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
import { Condivisioni1700000016000 } from './1700000016000-condivisioni.js';
import { Progetti1700000018000 } from './1700000018000-progetti.js';
import { Spese1700000019000 } from './1700000019000-spese.js';
import { Fascicoli1700000020000 } from './1700000020000-fascicoli.js';
import { ListeDiControllo1700000021000 } from './1700000021000-liste-di-controllo.js';
import { Rendiconti1700000022000 } from './1700000022000-rendiconti.js';
import { Riconciliazione1700000023000 } from './1700000023000-riconciliazione.js';
import { Avanzamenti1700000024000 } from './1700000024000-avanzamenti.js';
import { Consolidato1700000025000 } from './1700000025000-consolidato.js';
import { Adesioni1700000026000 } from './1700000026000-adesioni.js';
import { OutlinesAsTheyAre1700000027000 } from './1700000027000-outlines-as-they-are.js';
import { MesiChiusi1700000028000 } from './1700000028000-mesi-chiusi.js';
import { RiconciliazioniInterrotte1700000030000 } from './1700000030000-riconciliazioni-interrotte.js';
import { CountsAside1700000031000 } from './1700000031000-counts-aside.js';
import { RighePerMese1700000033000 } from './1700000033000-righe-per-mese.js';
import { RigheDaRiconciliare1700000034000 } from './1700000034000-righe-da-riconciliare.js';
import { LeavesAsTheyAre1700000035000 } from './1700000035000-leaves-as-they-are.js';

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
  Condivisioni1700000016000,
  Programmi1700000017000,
  Progetti1700000018000,
  Spese1700000019000,
  Fascicoli1700000020000,
  ListeDiControllo1700000021000,
  Rendiconti1700000022000,
  Riconciliazione1700000023000,
  Avanzamenti1700000024000,
  Consolidato1700000025000,
  Adesioni1700000026000,
  OutlinesAsTheyAre1700000027000,
  MesiChiusi1700000028000,
  RiconciliazioniInterrotte1700000030000,
  CountsAside1700000031000,
  RighePerMese1700000033000,
  RigheDaRiconciliare1700000034000,
  LeavesAsTheyAre1700000035000,
];
