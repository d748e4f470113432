import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import type { AllegatiTrovati, Partner } from '@consorzi/domain/ats';
import { giornoDi } from '@consorzi/domain/shared';
import {
  ats,
  cassa,
  cassaKey,
  CONTO_PROGETTO,
  contoDelMembro,
  contoEsterno,
  nomiDeiMembri,
  progetti,
  rendicontate,
  richieste,
  sommeRicevute,
  speseTotali,
  type RigaCassa,
  type RigaRichiesta,
} from '@consorzi/projections/ats';
import type { Found, Reader, SharedReader } from '@consorzi/projections/projecting';

import { API_POOL } from '../../boot/platform.module.js';
import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { allegatiDi, condizioniOra, LETTI_PER_LE_CONDIZIONI, situazioneDi } from './allegati.js';
import { leggiConCondivise } from './leggi-con-condivise.js';
import type {
  CassaAlMomento,
  ContoCassaType,
  RichiestaAlMomento,
  RichiesteAlMomento,
  RichiestaType,
  RitornoDallAtsAlMomento,
} from './richieste.types.js';

type Quando = QuandoInput | undefined;
type Nomi = ReadonlyMap<string, string>;
const LETTI = [richieste, progetti, ats];

/** Questions about the money of projects: what was asked for, what came, where it went, what was reported. */
@Injectable()
export class RichiesteQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(API_POOL) private readonly pool: Pool,
  ) {}

  /** The newest first. */
  richieste(ctx: RequestContext, quando: Quando, progettoId?: string): Promise<RichiesteAlMomento> {
    return this.letture.leggi(ctx, quando, LETTI, async (reader, momento) => {
      const found = await reader.where(richieste, dove(progettoId));
      const nomi = await nomiDelDenaro(reader);
      const viste = found.map((one) => richiestaVista(one, nomi));
      return { momento, richieste: viste.sort((a, b) => b.preparataIl.localeCompare(a.preparataIl)) };
    });
  }

  richiesta(ctx: RequestContext, quando: Quando, id: string): Promise<RichiestaAlMomento> {
    const projections = [...new Set([...LETTI, ...LETTI_PER_LE_CONDIZIONI])];
    return this.letture.leggi(ctx, quando, projections, async (reader, momento) => {
      const found = await reader.one(richieste, id);
      if (!found) return { momento, richiesta: null, condizioni: [], allegati: [], partner: [] };
      const nomi = await nomiDelDenaro(reader);
      const situazione = await situazioneDi(reader, found.row.progettoId);
      const isOpen = found.row.stato === 'preparata';
      const condizioni =
        situazione && isOpen ? await condizioniOra(reader, id, found.row, situazione, giornoDi(ctx.now)) : [];
      const allegati = (situazione?.firmate ?? []).map(({ key, row }) => ({ attestazioneId: key, titolo: row.titolo }));
      const partner = (situazione?.progetto.partner ?? []).map((one) => ({
        partnerId: one.partnerId,
        nome: nomeDelPartner(one, nomi),
      }));
      return { momento, richiesta: richiestaVista(found, nomi), condizioni: [...condizioni], allegati, partner };
    });
  }

  /** Beside what the ATS's own log says, what its members share now of their expenses: never added to it. */
  cassa(ctx: RequestContext, quando: Quando, progettoId?: string): Promise<CassaAlMomento> {
    const read = { own: [cassa, progetti, ats], condivise: [speseTotali] };
    return leggiConCondivise(this.pool, ctx, quando, read, async (shared, reader, momento) => {
      const found = await reader.where(cassa, dove(progettoId));
      const spesi = await spesiDi(shared, progettoId);
      const nomi = await nomiDelDenaro(reader);
      return { momento, conti: found.map((one) => contoVisto(one, nomi, spesi)).sort(perProgetto) };
    });
  }

  /** What goes with a request, as the read models know it; the programme that its project is of. */
  allegati(ctx: RequestContext, richiestaId: string, ids: readonly string[]) {
    return this.letture.leggi(ctx, undefined, LETTI_PER_LE_CONDIZIONI, async (reader) => {
      const progettoId = (await reader.one(richieste, richiestaId))?.row.progettoId;
      const situazione = progettoId ? await situazioneDi(reader, progettoId) : null;
      const contenuto: AllegatiTrovati = situazione ? allegatiDi(situazione, ids) : { presenti: [], attestazioni: [] };
      return { contenuto, programmaId: situazione?.progetto.programmaId ?? richiestaId };
    });
  }

  programmaDi(ctx: RequestContext, progettoId: string): Promise<string> {
    return this.letture.leggi(ctx, undefined, [progetti], async (reader) => {
      return (await reader.one(progetti, progettoId))?.row.programmaId ?? progettoId;
    });
  }

  /** In a consortium: what ATS reported of it and what they gave it. */
  ritorno(ctx: RequestContext, quando: Quando, progettoId?: string): Promise<RitornoDallAtsAlMomento> {
    return this.letture.leggi(ctx, quando, [rendicontate, sommeRicevute], async (reader, momento) => {
      const reported = (await reader.where(rendicontate, dove(progettoId))).map(({ row }) => row);
      const somme = (await reader.where(sommeRicevute, dove(progettoId))).map(({ row }) => row);
      return {
        momento,
        rendicontate: [...reported].sort((a, b) => b.il.localeCompare(a.il)),
        rendicontatiCentesimi: somma(reported),
        somme,
        ricevutiCentesimi: somma(somme),
      };
    });
  }
}

const dove = (progettoId?: string): Readonly<Record<string, string>> => (progettoId ? { progettoId } : {});
const somma = (each: readonly { readonly centesimi: number }[]) => each.reduce((sum, one) => sum + one.centesimi, 0);

/** Projects by id, members by slug and by account, partners of a project by `<progettoId>/<partnerId>`. */
async function nomiDelDenaro(reader: Reader): Promise<Nomi> {
  const rete = await reader.one(ats, reader.scope);
  const nomi = new Map(rete ? nomiDeiMembri(rete.row) : []);
  for (const [slug, nome] of [...nomi]) nomi.set(contoDelMembro(slug), nome);
  for (const { key, row } of await reader.where(progetti, {})) {
    nomi.set(key, row.titolo);
    for (const partner of row.partner) {
      const nome = nomeDelPartner(partner, nomi);
      nomi.set(`${key}/${partner.partnerId}`, nome).set(`${key}/${contoEsterno(partner.partnerId)}`, nome);
    }
  }
  return nomi;
}

const nomeDelPartner = (partner: Partner, nomi: Nomi): string =>
  partner.tipo === 'membro' ? (nomi.get(partner.consorzio) ?? partner.consorzio) : partner.denominazione;

function richiestaVista({ key, row }: Found<RigaRichiesta>, nomi: Nomi): RichiestaType {
  const { progettoId } = row;
  return {
    ...{ ...row, id: key, progetto: nomi.get(progettoId) ?? progettoId },
    riparti: row.riparti.map((quota) => ({
      ...quota,
      partner: nomi.get(`${progettoId}/${quota.partnerId}`) ?? quota.consorzio ?? quota.partnerId,
    })),
  };
}

/** What each account has spent, by the rows that are shared now: of a member its own, of a project all of them. */
async function spesiDi(shared: SharedReader, progettoId?: string): Promise<ReadonlyMap<string, number>> {
  const spesi = new Map<string, number>();
  for (const { scope, row } of await shared.where(speseTotali, dove(progettoId))) {
    for (const conto of [CONTO_PROGETTO, contoDelMembro(scope)]) {
      const key = cassaKey(row.progettoId, conto);
      spesi.set(key, (spesi.get(key) ?? 0) + row.quotaCentesimi);
    }
  }
  return spesi;
}

function contoVisto({ key, row }: Found<RigaCassa>, nomi: Nomi, spesi: ReadonlyMap<string, number>): ContoCassaType {
  const { progettoId, conto, incassatiCentesimi, ripartitiCentesimi, rendicontatiCentesimi } = row;
  const isProject = conto === CONTO_PROGETTO;
  return {
    ...{ id: key, progettoId, progetto: nomi.get(progettoId) ?? progettoId },
    partner: isProject ? null : (nomi.get(conto) ?? nomi.get(`${progettoId}/${conto}`) ?? conto),
    ...{ incassatiCentesimi, ripartitiCentesimi, rendicontatiCentesimi, condivisiCentesimi: spesi.get(key) ?? 0 },
    saldoCentesimi: isProject ? incassatiCentesimi - ripartitiCentesimi : ripartitiCentesimi - rendicontatiCentesimi,
  };
}

/** By project, that of the whole before those of the partners. */
const perProgetto = (a: ContoCassaType, b: ContoCassaType): number =>
  a.progetto.localeCompare(b.progetto, 'it') ||
  a.progettoId.localeCompare(b.progettoId) ||
  Number(a.partner !== null) - Number(b.partner !== null) ||
  (a.partner ?? '').localeCompare(b.partner ?? '', 'it');
