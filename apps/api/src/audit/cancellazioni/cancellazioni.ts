import { randomUUID } from 'node:crypto';

import { deciderPersona, deciderTesto, RIPRISTINO_DI_UNA_COPIA } from '@consorzi/domain/audit';
import { hashOf, streamName, type Decider, type EventStore } from '@consorzi/domain/event-sourcing';
import { idOf, RuleViolation, type Comando } from '@consorzi/domain/shared';
import { cancellazioneOf, type Cancellazione } from '@consorzi/projections/audit';
import type { Pool } from 'pg';

import { runCommand } from '../../event-sourcing/index.js';
import { scartaProposteDi } from '../../importing/index.js';
import { PERSONA_SISTEMA, type Persone } from '../../tenancy/index.js';
import type { Testi } from '../../testi/index.js';
import type { ElencoCancellazioni } from './elenco.js';
import { cancellazioniNelLog } from './nel-log.js';
import { oggettoDelTesto } from './oggetto-del-testo.js';

/** What an alignment did in a scope: lines that the list lacked, words and names that had come back. */
export interface Allineamento {
  readonly scope: string;
  readonly elencate: number;
  readonly testi: number;
  readonly nomi: number;
}

/** The parts of the platform that an erasure goes through. */
export interface Parti {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly testi: Testi;
  readonly persone: Persone;
  readonly elenco: ElencoCancellazioni;
}

/**
 * An erasure in its order: the event stands in the log, its id in the list on disk, then words or name go, then it is
 * said to be done. After a crash the next sending, or the next start, goes on from wherever it stopped.
 */
export class Cancellazioni {
  constructor(private readonly parti: Parti) {}

  /** What a text is about. */
  oggettiDi(scope: string, testoId: string): Promise<readonly string[]> {
    return oggettoDelTesto(this.parti, scope, testoId);
  }

  /** Carries out what the log says of a text or a person. */
  async compi(scope: string, aggregate: 'Testo' | 'Persona', id: string): Promise<void> {
    const { store, elenco } = this.parti;
    const events = await store.readStream(scope, streamName(scope, aggregate, id));
    const all = events.flatMap((event) => cancellazioneOf(event) ?? []);
    await elenco.aggiungi(scope, all);
    await this.applica(scope, all.slice(-1));
  }

  /**
   * Before anything is served: what the log or the list says was erased goes, if a copy of the data brought it back,
   * and the list has what the log has, if its file was lost. @throws BootRefused where the list cannot be kept.
   */
  async allinea(): Promise<readonly Allineamento[]> {
    const { store, elenco } = this.parti;
    await elenco.prova();
    const ofTheLog = (await store.scopes()).map(({ scope }) => scope);
    const done: Allineamento[] = [];
    for (const scope of [...new Set([...ofTheLog, ...(await elenco.scopes())])].sort()) {
      done.push(await this.allineaScope(scope));
    }
    return done;
  }

  private async allineaScope(scope: string): Promise<Allineamento> {
    const { pool, store, testi, persone, elenco } = this.parti;
    const nelLog = await cancellazioniNelLog(pool, store, scope);
    const elencate = await elenco.aggiungi(scope, nelLog);
    const ultime = ultimeOf([...(await elenco.leggi(scope)), ...nelLog]);
    if (ultime.length === 0) return { scope, elencate, testi: 0, nomi: 0 };

    const testiTornati = await testi.leggi(scope, idsOf(ultime, 'testo'));
    const nomiTornati = await persone.nomi(scope, idsOf(ultime, 'nome'));
    // A log as old as the copy does not know: it is told, so that what is missing has its event.
    const note = new Map(ultimeOf(nelLog).map((one) => [chiaveOf(one), one.tipo]));
    const ignote = ultime.filter((one) => note.get(chiaveOf(one)) !== one.tipo);
    const riguarda = ({ tipo, id }: Cancellazione) =>
      tipo === 'nomeRipristinato' ? note.has(`nome/${id}`) : testiTornati.has(id) || nomiTornati.has(id);
    for (const one of ignote.filter(riguarda)) await this.racconta(scope, one);
    await this.applica(scope, ultime);
    return { scope, elencate, testi: testiTornati.size, nomi: nomiTornati.size };
  }

  /** Doing it again changes nothing. */
  private async applica(scope: string, ultime: readonly Cancellazione[]): Promise<void> {
    const { pool, testi, persone } = this.parti;
    const imports = await testi.cancella(scope, idsOf(ultime, 'testo'));
    await scartaProposteDi(pool, scope, imports);
    await persone.cancellaNomi(scope, idsOf(ultime, 'nome'));
    await persone.ripristinaNomi(scope, idsOf(ultime, 'nomeRipristinato'));
  }

  /** The erasure, said again by the platform itself; sent by two processes at once it is one. */
  private async racconta(scope: string, { tipo, id, data }: Cancellazione): Promise<void> {
    const now = new Date().toISOString();
    const base = { autore: { personaId: PERSONA_SISTEMA, centri: 'tutti' as const }, now };
    const motivo = RIPRISTINO_DI_UNA_COPIA;
    const run = async <C extends Comando<string>>(
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
      decider: Decider<C, any>,
      command: C,
    ) => {
      const context = {
        ...{ scope, commandId: idOf('cancellazione', scope, tipo, id, data), bodyHash: hashOf({ tipo, id, data }) },
        ...{ personaId: PERSONA_SISTEMA, role: 'sistema', correlationId: randomUUID(), causationId: null },
        recordedAt: now,
      };
      await runCommand(this.parti, context, decider, command).catch((error: unknown) => {
        // Another process was faster.
        if (!(error instanceof RuleViolation)) throw error;
      });
    };
    if (tipo === 'testo') {
      const oggetti = await oggettoDelTesto(this.parti, scope, id);
      await run(deciderTesto, { ...base, type: 'CancellaTesto', testoId: id, motivo, oggetti });
    } else if (tipo === 'nome') {
      await run(deciderPersona, { ...base, type: 'CancellaNome', personaId: id, motivo, conosciuta: true });
    } else {
      await run(deciderPersona, { ...base, type: 'RipristinaNome', personaId: id });
    }
  }
}

const chiaveOf = ({ tipo, id }: Cancellazione) => `${tipo === 'testo' ? 'testo' : 'nome'}/${id}`;

/** Of each text and each person what was said last. */
function ultimeOf(all: readonly Cancellazione[]): readonly Cancellazione[] {
  const inOrder = [...all].sort((a, b) => (a.data < b.data ? -1 : a.data > b.data ? 1 : 0));
  return [...new Map(inOrder.map((one) => [chiaveOf(one), one])).values()];
}

const idsOf = (all: readonly Cancellazione[], tipo: Cancellazione['tipo']): readonly string[] =>
  all.filter((one) => one.tipo === tipo).map(({ id }) => id);
