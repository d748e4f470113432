import { randomUUID } from 'node:crypto';

import { contoDi, type DatiSpesa, type EventoSpesa } from '@consorzi/domain/ats';
import { streamName, type DomainEvent, type EventStore, type StreamWrite } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';

/** A network as the measurement makes it: who takes part, in how many projects, with how many expenses in all. */
export interface Rete {
  readonly scope: string;
  readonly consorzi: readonly string[];
  readonly progetti: readonly string[];
  readonly spese: number;
  /** How many of them are payments of the first project, and how many of all were reported. */
  readonly pagamentiDelPrimo: number;
  readonly rendicontate: number;
}

export const CUP = 'I84H22000180006';
const MESI = Array.from(
  { length: 24 },
  (_, n) => `${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
);
const FIRST = Date.parse('2024-02-01T08:00:00.000Z');
const LAST = Date.parse('2026-02-01T08:00:00.000Z');
const testo = { testoId: idOf('bench', 'testo'), hash: 'a'.repeat(64) };
const APPEND = 100;

/** The `n`th expense of the whole network: whose, of which project and month, for how much. */
export function spesaDi({ consorzi, progetti, spese, pagamentiDelPrimo }: Rete, n: number) {
  const delPrimo = Math.floor(((n + 1) * pagamentiDelPrimo) / spese) > Math.floor((n * pagamentiDelPrimo) / spese);
  const progetto = delPrimo ? 0 : 1 + ((Math.imul(n, 7919) >>> 3) % (progetti.length - 1));
  const mese = MESI[Math.floor((n / spese) * MESI.length)]!;
  const centesimi = 10_000 + ((Math.imul(n, 104_729) >>> 12) % 500_000);
  const giorno = `${mese}-${String((n % 28) + 1).padStart(2, '0')}`;
  return { consorzio: consorzi[n % consorzi.length]!, progettoId: progetti[progetto]!, mese, giorno, centesimi, paid: delPrimo || n % 2 === 0 }; // prettier-ignore
}

/** Tells everything through the log's own door. Returns how many events that were. */
export async function tell(store: EventStore, rete: Rete): Promise<number> {
  let events = await fonda(store, rete);
  const rest = rete.consorzi.map((consorzio, index) => [consorzio, index] as const);
  const one = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      const told = await consorzioIntero(store, rete, ...next);
      events += told;
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  return events;
}

/** The ATS: its members, its projects with a plan each, and the lines that it reported, 100 an act. */
async function fonda(store: EventStore, rete: Rete): Promise<number> {
  const { scope, consorzi, progetti, rendicontate } = rete;
  const piano = {
    ...{ dal: '2024-01-01', al: '2026-12-31', fasi: [], traguardi: [], voci: [{ voceId: 'v1', codice: 'A', titolo: 'Servizi' }] },
    quote: consorzi.map((consorzio) => ({ voceId: 'v1', partnerId: consorzio, fonte: 'finanziamento', centesimi: 5_000_000 })),
  }; // prettier-ignore
  const partner = consorzi.map((consorzio) => ({ partnerId: consorzio, tipo: 'membro', consorzio }));
  const log = new Writer(store, scope);
  const istituito = { type: 'AtsIstituito', data: { denominazione: 'Ambito' } };
  const entrati = consorzi.map((consorzio) => ({ type: 'MembroEntrato', data: { consorzio, denominazione: `Consorzio ${consorzio}`, dal: '2024-01-01' } })); // prettier-ignore
  await log.write('Ats', scope, [istituito, ...entrati]);
  for (const [index, progettoId] of progetti.entries()) {
    const dati = {
      programmaId: idOf('bench', 'programma'),
      proceduraVersione: 1,
      titolo: `Progetto ${index}`,
      cup: CUP,
    };
    await log.write('Progetto', progettoId, [{ type: 'ProgettoRegistrato', data: { ...dati, linea: '1', partner, piano, responsabili: [] } }]); // prettier-ignore
  }
  const aperti = progetti.map((progettoId) => idOf('bench', 'rendiconto', progettoId));
  for (const [index, progettoId] of progetti.entries()) {
    const data = { progettoId, titolo: `Rendiconto ${index}`, dalMese: '2024-01', alMese: '2025-12', tipo: 'ordinario', proceduraVersione: 1 }; // prettier-ignore
    await log.write('Rendiconto', aperti[index]!, [{ type: 'RendicontoAperto', data }]);
  }
  const righe = progetti.map(() => [] as object[]);
  for (let n = 0; n < rendicontate; n++) {
    const { consorzio, progettoId, mese, centesimi } = spesaDi(rete, n);
    const origine = { eventId: idOf('bench', n), posizione: n, payloadHash: 'b'.repeat(64) };
    righe[progetti.indexOf(progettoId)]!.push({
      ...{
        consorzio,
        spesaId: spesaId(rete, n),
        origine,
        mese,
        tipo: 'personale',
        costoCentesimi: centesimi,
        cup: CUP,
      },
      ...{ voci: [{ voceId: 'v1', centesimi }], cig: { assenza: 'personale' }, partitaIva: null, documento: null },
      ...{ quotaCentesimi: centesimi, rettificaDi: null },
    });
  }
  for (const [index, progettoId] of progetti.entries()) {
    for (let from = 0; from < righe[index]!.length; from += APPEND) {
      const some = righe[index]!.slice(from, from + APPEND);
      await log.write('Rendiconto', aperti[index]!, [{ type: 'SpesaInserita', data: { progettoId, righe: some } }], (index + 1) / progetti.length); // prettier-ignore
    }
  }
  return log.close();
}

/** A member: it recognises the ATS, shares the expenses of every project, and has its part of all expenses. */
async function consorzioIntero(store: EventStore, rete: Rete, scope: string, index: number): Promise<number> {
  const log = new Writer(store, scope);
  await log.write('AdesioneAts', rete.scope, [{ type: 'AtsRiconosciuto', data: { ats: rete.scope } }]);
  for (const progettoId of rete.progetti) {
    const data = { ats: rete.scope, progettoId, tipi: ['spese'], dalMese: '2024-01', alMese: null };
    await log.write('Condivisione', idOf('bench', scope, progettoId), [{ type: 'CondivisioneConcessa', data }]);
  }
  for (let n = index; n < rete.spese; n += rete.consorzi.length) {
    const { progettoId, giorno, centesimi, paid } = spesaDi(rete, n);
    const spesa = {
      ...{ tipo: 'personale', competenza: giorno, descrizione: testo, cup: CUP, cig: { assenza: 'personale' } },
      ...{ documento: null, fornitore: null, scissioneIva: false, imponibileCentesimi: centesimi, ivaCentesimi: 0 },
      ...{ ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
      quote: [{ fonte: { tipo: 'progetto', progettoId, voceId: 'v1' }, centesimi }],
    } as DatiSpesa;
    const registrata: EventoSpesa = { type: 'SpesaRegistrata', data: { spesa, numeroFatturaId: null } };
    const pagamento = { pagamentoId: `g${n}`, mandato: String(n), data: giorno, quietanza: null, centesimi };
    const pagata: EventoSpesa = { type: 'PagamentoRegistrato', data: { pagamento, conto: contoDi(spesa, 0) } };
    await log.write('Spesa', spesaId(rete, n), paid ? [registrata, pagata] : [registrata], n / rete.spese);
  }
  return log.close();
}

export const spesaId = ({ scope }: Rete, n: number): string => idOf('bench', scope, 'spesa', n);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of many aggregates stand in one log
type AnyEvent = DomainEvent<string, any>;

/** Appends in groups of about a hundred events; those of a group share a moment. */
class Writer {
  private writes = new Map<string, StreamWrite & { readonly events: AnyEvent[] }>();
  private readonly revisions = new Map<string, number>();
  private waiting = 0;
  private written = 0;
  private at = 0;

  constructor(
    private readonly store: EventStore,
    private readonly scope: string,
  ) {}

  /** `at`: how much of the two years has passed, 0-1. */
  async write(aggregate: string, id: string, events: readonly AnyEvent[], at = this.at): Promise<void> {
    this.at = at;
    const stream = streamName(this.scope, aggregate, id);
    const write = this.writes.get(stream) ?? { stream, expectedRevision: this.revisions.get(stream) ?? -1, events: [] };
    write.events.push(...events);
    this.writes.set(stream, write);
    this.waiting += events.length;
    const big = aggregate === 'Rendiconto' || aggregate === 'Progetto';
    if (this.waiting >= APPEND || big) await this.flush();
  }

  async close(): Promise<number> {
    await this.flush();
    return this.written;
  }

  private async flush(): Promise<void> {
    if (this.waiting === 0) return;
    const writes = [...this.writes.values()];
    for (const { stream, expectedRevision, events } of writes)
      this.revisions.set(stream, expectedRevision + events.length);
    await this.store.append(this.scope, writes, {
      ...{ commandId: idOf('bench', this.scope, 'comando', this.written), bodyHash: 'b'.repeat(64), role: 'direttore' },
      ...{ personaId: '5f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a', correlationId: randomUUID(), causationId: null },
      recordedAt: new Date(FIRST + (LAST - FIRST) * this.at).toISOString(),
    });
    this.written += this.waiting;
    [this.writes, this.waiting] = [new Map(), 0];
  }
}
