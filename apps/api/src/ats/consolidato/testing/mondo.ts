import { contoDi, type DatiSpesa, type Pagamento } from '@consorzi/domain/ats';
import { hashOf, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, type JsonObject } from '@consorzi/domain/shared';

export const PROGETTI = [idOf('progetto consolidato', 1), idOf('progetto consolidato', 2)] as const;
export const RENDICONTI = ['r1', 'r2'];
/** What one thing that happens is about: everything is said, each kind takes what it needs. */
export interface Fatto {
  readonly che: 'scrive' | 'annulla' | 'paga' | 'toglie' | 'concede' | 'revoca' | 'esce' | 'entra' | 'disconosce' | 'riconosce' | 'inserisce' | 'estrae' | 'esita'; // prettier-ignore
  readonly chi: number;
  readonly spesa: string;
  readonly mese: string;
  readonly quote: readonly (readonly [progetto: number, voceId: string, centesimi: number])[];
  readonly centesimi: number;
  readonly conFine: boolean;
  readonly spese: boolean;
  readonly altrove: boolean;
  readonly rendiconto: number;
}

/** An expense as plain numbers, by which the answers are checked. */
export interface SpesaSemplice {
  readonly mese: string;
  readonly costo: number;
  readonly pagato: number;
  readonly quote: ReadonlyMap<string, number>;
}
export interface RigaSemplice {
  readonly progettoId: string;
  readonly consorzio: string;
  readonly mese: string;
  readonly quota: number;
  readonly tolti: number;
}
interface Concessione {
  readonly ats: string;
  readonly progettoId: string;
  readonly dalMese: string;
  readonly alMese: string | null;
  readonly tipi: readonly string[];
}

const testo = { testoId: idOf('testo'), hash: 'a'.repeat(64) };

/**
 * An ATS, three members, a consortium of another ATS with the same projects, as their logs tell them; and beside it the
 * same world in plain maps: after each event what expenses and lines there are, at the end what is shared.
 */
export class Mondo {
  readonly rete: string;
  readonly altra: string;
  readonly membri: readonly string[];
  readonly estraneo: string;
  readonly logs = new Map<string, PositionedEvent[]>();
  readonly spese = new Map<string, ReadonlyMap<string, SpesaSemplice>[]>();
  readonly righe: ReadonlyMap<string, RigaSemplice>[] = [];
  private readonly concessioni = new Map<string, Map<string, Concessione>>();
  private readonly dati = new Map<string, { spesa: DatiSpesa; pagamenti: Pagamento[] }>();
  private readonly annullate = new Set<string>();
  /** Members that have left, and those that do not recognise the ATS any more: what they grant does not count. */
  private readonly fuori = new Set<string>();
  private readonly disconosciuta = new Set<string>();
  private n = 0;

  constructor(nome: string, fatti: readonly Fatto[]) {
    this.rete = `rete${nome}`;
    this.altra = `altra${nome}`;
    this.membri = ['alfa', 'beta', 'gamma'].map((membro) => `${membro}${nome}`);
    this.estraneo = `estraneo${nome}`;
    for (const scope of [...this.membri, this.estraneo]) {
      this.concessioni.set(scope, new Map());
      for (const ats of [this.rete, this.altra]) this.segna(scope, `AdesioneAts.${ats}`, 'AtsRiconosciuto', { ats });
    }
    this.fuori.add(this.estraneo);
    for (const rete of [this.rete, this.altra]) this.fonda(rete);
    fatti.forEach((fatto, index) => this.accade(fatto, index));
  }

  /** What the ATS may see of a member at a position: expenses by project of the months that are shared at the end. */
  visibili(
    scope: string,
    position: number,
  ): readonly (SpesaSemplice & { progettoId: string; spesaId: string; quota: number })[] {
    // prettier-ignore
    if (this.fuori.has(scope) || this.disconosciuta.has(scope)) return [];
    const grants = [...this.concessioni.get(scope)!.values()].filter(({ ats, tipi }) => ats === this.rete && tipi.includes('spese')); // prettier-ignore
    return [...(this.spese.get(scope)?.[position] ?? [])].flatMap(([spesaId, spesa]) =>
      [...spesa.quote]
        .filter(
          ([progettoId]) =>
          grants.some((one) => one.progettoId === progettoId && one.dalMese <= spesa.mese && (one.alMese === null || spesa.mese <= one.alMese)), // prettier-ignore
        )
        .map(([progettoId, quota]) => ({ ...spesa, progettoId, spesaId, quota })),
    );
  }

  private fonda(rete: string): void {
    this.segna(rete, `Ats.${rete}`, 'AtsIstituito', { denominazione: rete });
    for (const consorzio of rete === this.rete ? this.membri : [this.estraneo]) {
      this.segna(rete, `Ats.${rete}`, 'MembroEntrato', { consorzio, denominazione: consorzio, dal: '2024-01-01' });
    }
    for (const [index, progettoId] of PROGETTI.entries()) {
      const partner = [
        ...this.membri.map((consorzio) => ({ partnerId: consorzio, tipo: 'membro', consorzio })),
        { partnerId: 'comune', tipo: 'esterno', denominazione: 'Comune' },
      ];
      const piano = {
        ...{ dal: '2024-01-01', al: '2026-12-31', fasi: [], traguardi: [] },
        voci: [{ voceId: 'v1', codice: 'A', titolo: 'A' }],
        quote: partner.map(({ partnerId }, n) => ({ voceId: 'v1', partnerId, fonte: 'finanziamento', centesimi: 10 ** n })), // prettier-ignore
      };
      this.segna(rete, `Progetto.${progettoId}`, 'ProgettoRegistrato', {
        ...{ programmaId: 'fondo', proceduraVersione: 1, titolo: `Progetto ${index}`, cup: 'I84H22000180006' },
        ...{ linea: '1', partner, piano, responsabili: [] },
      });
    }
    for (const id of RENDICONTI) {
      const progettoId = PROGETTI[RENDICONTI.indexOf(id)]!;
      const data = { progettoId, titolo: id, dalMese: '2024-01', alMese: '2026-12', tipo: 'ordinario' };
      this.segna(rete, `Rendiconto.${id}`, 'RendicontoAperto', { ...data, proceduraVersione: 1 });
    }
  }

  private accade(fatto: Fatto, index: number): void {
    const chi = [...this.membri, this.estraneo][fatto.chi]!;
    const id = idOf(chi, fatto.spesa);
    const now = this.dati.get(id);
    switch (fatto.che) {
      case 'scrive':
        return this.annullate.has(id) ? undefined : this.scrive(chi, id, fatto);
      case 'annulla':
      case 'paga':
      case 'toglie':
        return now && this.muove(chi, id, now, fatto, index);
      case 'concede':
      case 'revoca':
        return this.condivide(chi, fatto, index);
      case 'esce':
      case 'entra': {
        const isOut = this.fuori.has(chi);
        if (chi === this.estraneo || isOut !== (fatto.che === 'entra')) return;
        if (isOut) this.fuori.delete(chi);
        else this.fuori.add(chi);
        const data = isOut ? { consorzio: chi, denominazione: chi, dal: '2025-03-01' } : { consorzio: chi, al: '2025-01-31' }; // prettier-ignore
        return this.segna(this.rete, `Ats.${this.rete}`, isOut ? 'MembroEntrato' : 'MembroUscito', data);
      }
      case 'disconosce':
      case 'riconosce': {
        const isOut = this.disconosciuta.has(chi);
        if (isOut !== (fatto.che === 'riconosce')) return;
        if (isOut) this.disconosciuta.delete(chi);
        else this.disconosciuta.add(chi);
        const data = { ats: this.rete, ...(!isOut && { motivo: testo }) };
        return this.segna(chi, `AdesioneAts.${this.rete}`, isOut ? 'AtsRiconosciuto' : 'AtsDisconosciuto', data);
      }
      default:
        return this.rendiconta(chi, id, fatto);
    }
  }

  private scrive(chi: string, id: string, { mese, quote, centesimi }: Fatto): void {
    const before = this.dati.get(id);
    const pagato = sum(before?.pagamenti ?? []);
    const imponibileCentesimi = quote.reduce((all, [, , share]) => all + share, centesimi) + pagato;
    const spesa = {
      ...{ tipo: 'personale', competenza: `${mese}-15`, descrizione: testo, cup: 'I84H22000180006', documento: null },
      ...{ cig: { assenza: 'personale' }, fornitore: null, scissioneIva: false, imponibileCentesimi },
      ...{ ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
      quote: quote.map(([n, voceId, share]) => ({ fonte: { tipo: 'progetto', progettoId: PROGETTI[n]!, voceId }, centesimi: share })), // prettier-ignore
    } as unknown as DatiSpesa;
    this.dati.set(id, { spesa, pagamenti: before?.pagamenti ?? [] });
    const data = { spesa, numeroFatturaId: null };
    if (!before) return this.segna(chi, `Spesa.${id}`, 'SpesaRegistrata', data);
    const conto = contoDi(before.spesa, pagato);
    this.segna(chi, `Spesa.${id}`, 'SpesaRettificata', { ...data, motivo: testo, conto });
  }

  private muove(
    chi: string,
    id: string,
    { spesa, pagamenti }: { spesa: DatiSpesa; pagamenti: Pagamento[] },
    { che, centesimi }: Fatto,
    index: number,
  ): void {
    // prettier-ignore
    const conto = contoDi(spesa, sum(pagamenti));
    const stream = `Spesa.${id}`;
    if (che === 'annulla') {
      this.dati.delete(id);
      this.annullate.add(id);
      return this.segna(chi, stream, 'SpesaAnnullata', { motivo: testo, conto });
    }
    if (che === 'paga') {
      const pagamento = { pagamentoId: `g${index}`, mandato: '1', data: '2025-05-02', quietanza: null, centesimi };
      this.dati.set(id, { spesa, pagamenti: [...pagamenti, pagamento] });
      return this.segna(chi, stream, 'PagamentoRegistrato', { pagamento, conto });
    }
    const pagamento = pagamenti.at(-1);
    if (!pagamento) return;
    this.dati.set(id, { spesa, pagamenti: pagamenti.slice(0, -1) });
    this.segna(chi, stream, 'PagamentoAnnullato', { pagamento, motivo: testo, conto });
  }

  private condivide(chi: string, { che, quote, mese, conFine, spese, altrove, centesimi }: Fatto, index: number): void {
    const all = this.concessioni.get(chi)!;
    if (che === 'revoca') {
      const [id] = [...all.keys()].slice(centesimi % Math.max(1, all.size));
      if (id === undefined) return;
      all.delete(id);
      return this.segna(chi, `Condivisione.${id}`, 'CondivisioneRevocata', { motivo: testo });
    }
    // The stranger grants too, to its own ATS and to ours, whose member it never was.
    const ats = altrove ? this.altra : this.rete;
    const concessa: Concessione = {
      ...{
        ats,
        progettoId: PROGETTI[quote[0]![0]]!,
        dalMese: centesimi % 2 ? '2024-11' : mese,
        alMese: conFine ? mese : null,
      },
      tipi: spese ? ['spese'] : ['liste'],
    };
    const id = idOf(chi, 'condivisione', index);
    all.set(id, concessa);
    this.segna(chi, `Condivisione.${id}`, 'CondivisioneConcessa', concessa as unknown as JsonObject);
  }

  private rendiconta(chi: string, id: string, { che, rendiconto, centesimi }: Fatto): void {
    const [rendicontoId, progettoId] = [RENDICONTI[rendiconto]!, PROGETTI[rendiconto]!];
    const key = `${rendicontoId}/${chi}/${id}`;
    const line = this.righe.at(-1)?.get(key);
    const of = (type: string, data: object) => this.segna(this.rete, `Rendiconto.${rendicontoId}`, type, { progettoId, ...data }); // prettier-ignore
    if (che === 'inserisce') {
      const visible = this.visibili(chi, (this.logs.get(chi)?.length ?? 0) - 1).find((one) => one.spesaId === id && one.progettoId === progettoId); // prettier-ignore
      if (!visible || line) return;
      const source = this.logs.get(chi)!.at(-1)!;
      const origine = { eventId: source.eventId, posizione: source.position, payloadHash: source.payloadHash };
      const riga = {
        ...{ consorzio: chi, spesaId: id, origine, mese: visible.mese, tipo: 'personale', voci: [], documento: null },
        ...{ costoCentesimi: visible.costo, cup: 'I84H22000180006', cig: { assenza: 'personale' }, partitaIva: null },
        ...{ quotaCentesimi: visible.quota, rettificaDi: null },
      };
      return of('SpesaInserita', { righe: [riga] });
    }
    if (!line) return;
    if (che === 'estrae') return of('SpesaTolta', { spese: [{ consorzio: chi, spesaId: id, quotaCentesimi: line.quota }] }); // prettier-ignore
    of('RendicontoEsitato', { esito: 'ammessoInParte', il: '2025-06-01', nonAmmesse: [{ consorzio: chi, spesaId: id, centesimi: centesimi % (line.quota + 1) }] }); // prettier-ignore
  }

  /** Puts the event into the log of the scope, a second after the last one anywhere, and what there is after it. */
  private segna(scope: string, name: string, type: string, data: object): void {
    const log = this.logs.get(scope) ?? [];
    this.logs.set(scope, log);
    const stream = `${scope}-${name}`;
    const revision = log.filter((one) => one.stream === stream).length;
    const at = new Date(Date.UTC(2025, 0, 1) + this.n++ * 1000).toISOString();
    log.push({
      ...{ scope, stream, revision, position: log.length, type, schemaVersion: 1, data, act: null },
      ...{
        eventId: idOf(stream, revision),
        commandId: idOf('command', stream, revision),
        bodyHash: '',
        recordedAt: at,
      },
      ...{ personaId: 'p1', role: 'direttore', correlationId: 'c', causationId: null, occurredAt: at },
      payloadHash: hashOf(data as JsonObject),
    } as unknown as PositionedEvent);
    if (scope === this.rete) this.righe.push(this.righeDopo(name.split('.')[1]!, type, data as never));
    const spese = this.spese.get(scope) ?? [];
    this.spese.set(scope, [...spese, name.startsWith('Spesa.') ? this.speseDopo(spese.at(-1), name.slice(6)) : (spese.at(-1) ?? new Map())]); // prettier-ignore
  }

  private speseDopo(before: ReadonlyMap<string, SpesaSemplice> | undefined, id: string) {
    const after = new Map(before);
    const now = this.dati.get(id);
    after.delete(id);
    if (!now) return after;
    const quote = new Map<string, number>();
    for (const { fonte, centesimi } of now.spesa.quote)
      if (fonte.tipo === 'progetto') quote.set(fonte.progettoId, (quote.get(fonte.progettoId) ?? 0) + centesimi);
    const { competenza, imponibileCentesimi: costo } = now.spesa;
    return after.set(id, { mese: competenza.slice(0, 7), costo, pagato: sum(now.pagamenti), quote });
  }

  private righeDopo(rendicontoId: string, type: string, data: Righe): ReadonlyMap<string, RigaSemplice> {
    const after = new Map(this.righe.at(-1));
    const keyOf = (one: { consorzio: string; spesaId: string }) => `${rendicontoId}/${one.consorzio}/${one.spesaId}`;
    const { progettoId } = data;
    if (type === 'SpesaInserita')
      for (const one of data.righe) after.set(keyOf(one), { progettoId, consorzio: one.consorzio, mese: one.mese, quota: one.quotaCentesimi, tolti: 0 }); // prettier-ignore
    if (type === 'SpesaTolta') for (const one of data.spese) after.delete(keyOf(one));
    if (type === 'RendicontoEsitato')
      for (const one of data.nonAmmesse) after.set(keyOf(one), { ...after.get(keyOf(one))!, tolti: one.centesimi });
    return after;
  }
}

interface Righe {
  readonly progettoId: string;
  readonly righe: readonly { consorzio: string; spesaId: string; mese: string; quotaCentesimi: number }[];
  readonly spese: readonly { consorzio: string; spesaId: string }[];
  readonly nonAmmesse: readonly { consorzio: string; spesaId: string; centesimi: number }[];
}

const sum = (all: readonly { readonly centesimi: number }[]): number => all.reduce((n, one) => n + one.centesimi, 0);
