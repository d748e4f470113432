import { Inject, Injectable } from '@nestjs/common';

import { sommaDecimali, type Partner, type PianoProgetto, type Traguardo } from '@consorzi/domain/ats';
import { giornoDi, meseDopo } from '@consorzi/domain/shared';
import {
  ats,
  avanzamenti,
  condivisioni,
  nomiDeiMembri,
  progetti,
  SENZA_FINE,
  type RigaAvanzamento,
  type RigaProgetto,
} from '@consorzi/projections/ats';
import type { Found, Reader, SharedReader } from '@consorzi/projections/projecting';

import { LettureCondivise } from '../../commands/letture-condivise.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type {
  AttesoAlGiorno,
  AvanzamentoAts,
  AvanzamentoAtsArgs,
  AvanzamentoDelPartner,
  MesiCondivisi,
  TraguardoAts,
  ValoreDellAnno,
} from './avanzamento.types.js';
import { figureCondivise } from './figure-condivise.js';
import { LETTI_PER_LE_REVISIONI, revisioniDi } from './revisioni.js';

/** What is needed beside the figures. */
export interface PerAvanzamento {
  readonly progetto: RigaProgetto;
  readonly piano: PianoProgetto;
  /** Figures by partner. */
  readonly figure: ReadonlyMap<string, readonly Found<RigaAvanzamento>[]>;
  /** Partners whose consortium shares its progress now. */
  readonly condivisi: ReadonlySet<string>;
}

/** How far all partners of a project got, as far as the ATS may see it now. */
@Injectable()
export class AvanzamentoAtsQueries {
  constructor(
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  async delProgetto(ctx: RequestContext, args: AvanzamentoAtsArgs): Promise<AvanzamentoAts> {
    const { progettoId, quando } = args;
    const giorno = args.giorno?.slice(0, 10) ?? giornoDi(ctx.now);
    const daLeggere = { projections: [avanzamenti], own: [ats, progetti, avanzamenti, ...LETTI_PER_LE_REVISIONI] };
    const found = await this.condivise.leggi(ctx, quando, daLeggere, async (shared, own, momenti) => {
      const rete = await own.one(ats, ctx.scope);
      const nomi = rete ? nomiDeiMembri(rete.row) : new Map<string, string>();
      const dati = await leggiAvanzamento(shared, own, progettoId, giorno);
      const traguardi = dati ? traguardiDi(dati) : [];
      const ids = traguardi.map(({ traguardoId }) => traguardoId);
      return { momenti, nomi, dati, traguardi, revisioni: await revisioniDi(ctx, own, progettoId, ids) };
    });
    const { momenti, nomi, dati, revisioni } = found;
    if (!dati) return { ...momenti, giorno, titolo: null, cup: null, dal: null, al: null, traguardi: [] };
    const { titolo, cup } = dati.progetto;
    const { dal, al } = dati.piano;
    // Of partners outside the platform, whose figures are the ATS's own; the words of members stay with them.
    const proprie = [...dati.figure.values()].flat().filter(({ row }) => row.partnerId !== null);
    const parole = await this.testi.leggi(
      ctx.scope,
      proprie.flatMap(({ row: { notaId, motivoId } }) => [notaId, motivoId].flatMap((id) => id ?? [])),
    );
    const intorno = { giorno, nomi, parole, revisioni, mesi: await this.mesi(ctx, progettoId) };
    const traguardi = found.traguardi.map((traguardo) => traguardoOf(traguardo, dati, intorno));
    return { ...momenti, giorno, titolo, cup, dal, al, traguardi };
  }

  /** The months that each consortium shares of the project: the sharing of now, whatever moment is looked at. */
  private mesi(ctx: RequestContext, progettoId: string): Promise<ReadonlyMap<string, MesiCondivisi[]>> {
    return this.condivise.leggi(ctx, undefined, { projections: [condivisioni], own: [] }, async (shared) => {
      const mesi = new Map<string, MesiCondivisi[]>();
      for (const { scope, row } of await shared.where(condivisioni, { progettoId, tipo: 'avanzamento' })) {
        const al = row.alMeseEscluso === SENZA_FINE ? null : meseDopo(row.alMeseEscluso, -1);
        mesi.set(scope, [...(mesi.get(scope) ?? []), { dal: row.dalMese, al }]);
      }
      return mesi;
    });
  }
}

/** Null where the ATS has no such project. What a consortium that is no partner shares is of no partner. */
export async function leggiAvanzamento(
  shared: SharedReader,
  own: Reader,
  progettoId: string,
  giorno: string,
): Promise<PerAvanzamento | null> {
  const progetto = (await own.one(progetti, progettoId))?.row;
  if (!progetto) return null;
  // Without plans for who audits a rendiconto of it alone: how far a project got is the project's.
  const piano = (progetto.piani.findLast(({ dal }) => dal <= giorno) ?? progetto.piani[0])?.piano;
  if (!piano) return null;
  const partnerDi = new Map(progetto.partner.flatMap((one) => (one.tipo === 'membro' ? [[one.consorzio, one.partnerId] as const] : []))); // prettier-ignore
  const figure = new Map<string, Found<RigaAvanzamento>[]>();
  const add = (partnerId: string | null | undefined, one: Found<RigaAvanzamento>) => {
    if (partnerId) figure.set(partnerId, [...(figure.get(partnerId) ?? []), one]);
  };
  for (const one of await figureCondivise(shared, { progettoId })) add(partnerDi.get(one.scope), one);
  for (const one of await own.where(avanzamenti, { progettoId })) add(one.row.partnerId, one);
  // Of now, whatever the moment: the same ranges by which the database lets a row be seen.
  const shares = (await shared.shared('avanzamento')).filter((one) => one.progettoId === progettoId);
  const condivisi = new Set(shares.flatMap(({ scope }) => partnerDi.get(scope) ?? []));
  return { progetto, piano, figure, condivisi };
}

type Intestazione = Pick<Traguardo, 'traguardoId' | 'tipo' | 'titolo' | 'unita' | 'attesi'>;

/** Those of the plan of the day, and those of earlier plans for which there are figures. */
function traguardiDi({ progetto, piano, figure }: PerAvanzamento): readonly Intestazione[] {
  const known = new Set(piano.traguardi.map(({ traguardoId }) => traguardoId));
  const counted = new Set([...figure.values()].flatMap((all) => all.map(({ row }) => row.traguardoId)));
  const elsewhere = progetto.piani.toReversed().flatMap((one) => one.piano.traguardi);
  const dropped = [...counted].filter((id) => !known.has(id));
  return [
    ...piano.traguardi,
    ...dropped.flatMap((id) => {
      const one = elsewhere.find(({ traguardoId }) => traguardoId === id);
      return one ? [{ ...one, attesi: [] }] : [];
    }),
  ];
}

interface Intorno {
  readonly giorno: string;
  readonly nomi: ReadonlyMap<string, string>;
  readonly parole: ReadonlyMap<string, string>;
  /** By target. */
  readonly revisioni: ReadonlyMap<string, number | null>;
  /** By consortium. */
  readonly mesi: ReadonlyMap<string, readonly MesiCondivisi[]>;
}

function traguardoOf(traguardo: Intestazione, dati: PerAvanzamento, intorno: Intorno): TraguardoAts {
  const { traguardoId, tipo, titolo, unita, attesi } = traguardo;
  const figureDi = (partnerId: string) =>
    (dati.figure.get(partnerId) ?? []).filter(({ row }) => row.traguardoId === traguardoId);
  const named = new Set(attesi.flatMap((one) => one.partnerId ?? []));
  const concerned = dati.progetto.partner.filter(
    ({ partnerId }) => named.size === 0 || named.has(partnerId) || figureDi(partnerId).length > 0,
  );
  const partner = concerned.map((one) => partnerOf(one, { traguardo, dati, figure: figureDi(one.partnerId) }, intorno));
  const all = concerned.flatMap(({ partnerId }) => figureDi(partnerId));
  return {
    ...{ traguardoId, tipo, titolo, unita, partner, perAnno: perAnno(all) },
    atteso: attesoDelProgetto(attesi, intorno.giorno),
    totale: sommaDecimali(all.map(({ row }) => row.valore)),
    completo: partner.every(({ condiviso }) => condiviso),
    revisione: intorno.revisioni.get(traguardoId) ?? null,
  };
}

interface Suo {
  readonly traguardo: Intestazione;
  readonly dati: PerAvanzamento;
  readonly figure: readonly Found<RigaAvanzamento>[];
}

function partnerOf(partner: Partner, { traguardo, dati, figure }: Suo, intorno: Intorno): AvanzamentoDelPartner {
  const { partnerId } = partner;
  const consorzio = partner.tipo === 'membro' ? partner.consorzio : null;
  const condiviso = consorzio === null || dati.condivisi.has(partnerId);
  const mesi = (condiviso && intorno.mesi.get(consorzio ?? '')) || [];
  const parola = (id: string | null) => (consorzio === null && id !== null ? (intorno.parole.get(id) ?? null) : null);
  const suoi = traguardo.attesi.filter((one) => one.partnerId === partnerId);
  return {
    ...{ partnerId, consorzio, condiviso, mesi: [...mesi].sort((a, b) => a.dal.localeCompare(b.dal)) },
    ente:
      partner.tipo === 'membro' ? (intorno.nomi.get(partner.consorzio) ?? partner.consorzio) : partner.denominazione,
    atteso: attesoAlla(suoi, intorno.giorno),
    perAnno: perAnno(figure),
    totale: condiviso ? sommaDecimali(figure.map(({ row }) => row.valore)) : null,
    figure: figure
      .map(({ position, row: { mese, periodo, valore, fonte, notaId, motivoId, rettifiche } }) => ({
        ...{ mese, periodo, valore, collegata: fonte !== null, posizione: position },
        ...{ nota: parola(notaId), motivoRettifica: parola(motivoId) },
        rettifiche: consorzio === null ? rettifiche : null,
      }))
      .sort((a, b) => a.mese.localeCompare(b.mese)),
  };
}

type Attesi = Traguardo['attesi'];

/** Values are from the start: what counts at a day is the last that fell due by it. */
function attesoAlla(attesi: Attesi, giorno: string): AttesoAlGiorno {
  const ordered = [...attesi].sort((a, b) => a.entro.localeCompare(b.entro));
  const last = ordered.at(-1);
  const due = ordered.filter(({ entro }) => entro <= giorno).at(-1);
  return { alGiorno: due?.valore ?? null, finale: last?.valore ?? null, entro: last?.entro ?? null };
}

/** What the plan says of the whole project; where it says nothing, what it says of the partners, added up. */
function attesoDelProgetto(attesi: Attesi, giorno: string): AttesoAlGiorno {
  const whole = attesi.filter(({ partnerId }) => partnerId === null);
  if (whole.length > 0) return attesoAlla(whole, giorno);
  const each = [...new Set(attesi.map(({ partnerId }) => partnerId))].map(
    (id) =>
    attesoAlla(attesi.filter(({ partnerId }) => partnerId === id), giorno), // prettier-ignore
  );
  const sum = (of: 'alGiorno' | 'finale') => {
    const known = each.flatMap((one) => one[of] ?? []);
    return known.length > 0 ? sommaDecimali(known) : null;
  };
  const entro = each.flatMap((one) => one.entro ?? []).sort().at(-1) ?? null; // prettier-ignore
  return { alGiorno: sum('alGiorno'), finale: sum('finale'), entro };
}

function perAnno(figure: readonly Found<RigaAvanzamento>[]): ValoreDellAnno[] {
  const anni = [...new Set(figure.map(({ row }) => row.mese.slice(0, 4)))].sort();
  return anni.map((anno) => ({
    anno: Number(anno),
    valore: sommaDecimali(figure.flatMap(({ row }) => (row.mese.startsWith(`${anno}-`) ? [row.valore] : []))),
  }));
}
