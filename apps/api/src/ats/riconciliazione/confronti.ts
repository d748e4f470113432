import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';

import { RegisRifiutato, RIFIUTI_REGIS, type Mappatura, type NomeTabella, type Valore } from '@consorzi/domain/ats';

import { API_POOL } from '../../boot/platform.module.js';
import { Testi } from '../../testi/index.js';
import { leggiProtocollo } from '../protocollo/leggi-protocollo.js';
import { confrontaInUnThread, leggiInUnThread } from './lettura/in-un-thread.js';
import { inColonne } from './lettura/nostre.js';
import { Riconciliazioni, type RifiutoRegis, type RigaRiconciliazione } from './riconciliazioni.js';

/** Threads at work at a time in this process: each may take a good part of a gigabyte. */
const INSIEME = 2;
/** Of all the work, where the lines have been laid beside each other and only have to be kept. */
const CONFRONTATE = 0.7;
/** Progress is written this often, not at every step. */
const OGNI_MS = 300;

/** How often it is said that somebody is at work, in the queue too. */
const BATTITO_MS = 20_000;

/** Reads the files that come in and lays them beside ours, beside the requests and never too many at once. */
@Injectable()
export class Confronti {
  private readonly log = new Logger('riconciliazione');
  private atWork = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Riconciliazioni) private readonly riconciliazioni: Riconciliazioni,
  ) {}

  /** Looks at a file that has come; ends when that is done, however it ended. */
  leggi(scope: string, id: string, bytes: Buffer, tabella: NomeTabella): Promise<void> {
    return this.inTurn(scope, id, async (onProgress) => {
      const foglio = await leggiInUnThread({ tipo: 'leggi', bytes, tabella }, { onProgress });
      await this.riconciliazioni.letta(scope, id, foglio);
    });
  }

  /** Lays a file beside what the ATS sees now of the project. */
  confronta(scope: string, { id, progettoId }: RigaRiconciliazione, mappatura: Mappatura): Promise<void> {
    return this.inTurn(scope, id, async (onProgress) => {
      const bytes = await this.riconciliazioni.file(scope, id);
      if (!bytes) return;
      const condivise = await this.riconciliazioni.condivise(scope, progettoId);
      let [count, stored] = [0, Promise.resolve()];
      const riassunto = await confrontaInUnThread(
        { tipo: 'confronta', bytes, mappatura },
        this.nostre(scope, progettoId, mappatura, condivise),
        {
          onProgress: (quota) => onProgress(quota * CONFRONTATE),
          onRighe: (gruppo, quota) => {
            const da = count;
            count += gruppo.quante;
            stored = stored
              .then(() => this.riconciliazioni.aggiungi(scope, id, da, gruppo))
              .then(() => onProgress(CONFRONTATE + quota * (1 - CONFRONTATE)));
            // It is waited for below; a failure before that is not nobody's.
            stored.catch(() => undefined);
          },
        },
      );
      await stored;
      await this.riconciliazioni.pronta(scope, id, riassunto, condivise);
    });
  }

  /**
   * Begins again what a process that has ended left half-way: the file is kept, and what was to be done with it. Asked
   * by whoever looks how far it is, so that nobody waits for what nobody does.
   */
  async riprendi(scope: string, row: RigaRiconciliazione): Promise<void> {
    if (row.stato !== 'inLettura' && row.stato !== 'inConfronto') return;
    if (!(await this.riconciliazioni.riprendi(scope, row.id))) return;
    this.log.warn('an export that was left half-way is taken up again');
    if (row.stato === 'inConfronto' && row.mappatura) void this.confronta(scope, row, row.mappatura);
    else void this.rileggi(scope, row);
  }

  private async rileggi(scope: string, { id, tabella }: RigaRiconciliazione): Promise<void> {
    const bytes = await this.riconciliazioni.file(scope, id).catch(() => null);
    if (bytes) await this.leggi(scope, id, bytes, tabella);
  }

  /** What was read must be what is remembered as shared: were it taken back meanwhile, the lines would outlive it. */
  private async nostre(scope: string, progettoId: string, { tabella, colonne }: Mappatura, condivise: string) {
    const domanda = { scope, progettoId, now: new Date().toISOString(), perimetro: 'tutto' } as const;
    const dati = await leggiProtocollo(this.pool, this.testi, { ...domanda, tabelle: [tabella] });
    if ((await this.riconciliazioni.condivise(scope, progettoId)) !== condivise) throw new CondivisioneCambiata();
    const righe = (dati?.righe[tabella] ?? []) as readonly object[] as readonly Readonly<Record<string, Valore>>[];
    return inColonne(tabella, righe, colonne.map(({ campo }) => campo)); // prettier-ignore
  }

  private async inTurn(
    scope: string,
    id: string,
    work: (onProgress: (quota: number) => void) => Promise<void>,
  ): Promise<void> {
    const beat = setInterval(() => void this.riconciliazioni.batte(scope, id).catch(() => undefined), BATTITO_MS);
    if (this.atWork >= INSIEME) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.atWork += 1;
    let told = Date.now();
    const onProgress = (quota: number) => {
      if (Date.now() - told < OGNI_MS) return;
      told = Date.now();
      void this.riconciliazioni.avanza(scope, id, Math.min(99, Math.floor(quota * 100))).catch(() => undefined);
    };
    try {
      await work(onProgress);
    } catch (error) {
      const errore = this.said(error);
      await this.riconciliazioni.rifiutata(scope, id, errore).catch(() => undefined);
    } finally {
      clearInterval(beat);
      this.atWork -= 1;
      this.waiting.shift()?.();
    }
  }

  private said(error: unknown): RifiutoRegis {
    if (error instanceof RegisRifiutato) {
      return { codice: error.codice, messaggio: RIFIUTI_REGIS[error.codice], dettagli: error.dettagli };
    }
    if (error instanceof CondivisioneCambiata) {
      const messaggio = 'Ciò che i consorzi condividono è cambiato durante il confronto: va ripetuto.';
      return { codice: 'CONDIVISIONE_CAMBIATA', messaggio, dettagli: {} };
    }
    this.log.error(`an export could not be compared: ${(error as Error).message}`);
    const messaggio = 'Il file non è stato confrontato per un errore della piattaforma.';
    return { codice: 'CONFRONTO_NON_RIUSCITO', messaggio, dettagli: {} };
  }
}

class CondivisioneCambiata extends Error {}
