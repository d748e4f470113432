import type { Pool } from 'pg';

import type { FileStore } from '../../../files/index.js';
import { Testi } from '../../../testi/index.js';
import { contenutoDossier, type DossierChiesto } from './contenuto.js';
import { zipDelDossier } from './dossier.js';
import { periodoDetto } from './periodo.js';

/** A dossier as a stream, with what it holds; null where the consortium has no such project. `now`: ISO. */
export async function scriviDossier(pool: Pool, files: FileStore, chiesto: DossierChiesto, now: string) {
  const dossier = await contenutoDossier(pool, new Testi(pool), chiesto);
  if (!dossier) return null;
  const testata = { ente: chiesto.scope, periodo: periodoDetto(chiesto.dal, chiesto.al), fattoIl: now };
  return {
    stream: await zipDelDossier(files, chiesto.scope, dossier, testata),
    spese: dossier.voci.length,
    documenti: dossier.voci.reduce((sum, { documenti }) => sum + documenti.length, 0),
  };
}
