import {
  NOMI_TABELLE,
  righeDelleSpese,
  type NomeTabella,
  type RigheProtocollo,
  type SpesaDaEsportare,
} from '@consorzi/domain/ats';
import { giornoDi, type TestoRef } from '@consorzi/domain/shared';
import { dentro, type Lettura } from '@consorzi/domain/tenancy';
import {
  ats,
  avanzamenti,
  nomiDeiMembri,
  progetti,
  progettiRecepiti,
  programmi,
  spese,
  type RigaSpesa,
} from '@consorzi/projections/ats';
import type { Moment } from '@consorzi/projections/projecting';
import { consorzio } from '@consorzi/projections/tenancy';
import type { Pool } from 'pg';

import { readAt, readShared } from '../../projections/index.js';
import { leggiAvanzamento } from '../avanzamento/avanzamento-ats.queries.js';
import { indicatoriDelConsorzio, indicatoriDellAts } from '../avanzamento/indicatori-realizzati.js';

/** Which data: of a project, in a scope (its ATS, or a member that reads its own), as known when. */
export interface DomandaProtocollo {
  readonly scope: string;
  readonly progettoId: string;
  readonly al?: Date | Moment | undefined;
  /** Now, ISO: the plan in force is that of its day. */
  readonly now: string;
  /** Only these: the rows of others may be missing. All where none are named. */
  readonly tabelle?: readonly NomeTabella[];
  /** What may be read by whom it is for: the project as a whole, or nothing of it. */
  readonly perimetro: Lettura;
}

/** The rows of every table, and what the cover says of them. */
export interface DatiProtocollo {
  readonly ente: string;
  readonly titolo: string;
  readonly cup: string;
  /** Of every log that was read: asked again with it, the same rows come out. */
  readonly momento: Moment;
  readonly righe: RigheProtocollo;
}

type Testi = { leggi(scope: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> };
type SpesaDi = { readonly scope: string; readonly row: RigaSpesa };

/**
 * The project as its scope sees it: an ATS with what its members share of it now, a consortium with its own expenses.
 * Null where the scope has no such project.
 * @throws MomentTooFresh, ProjectionBehind, MembersBehind
 */
export async function leggiProtocollo(
  pool: Pool,
  testi: Testi,
  asked: DomandaProtocollo,
): Promise<DatiProtocollo | null> {
  if (!dentro(asked.perimetro, { tipo: 'delProgetto', progettoId: asked.progettoId })) return null;
  const found = (await delConsorzio(pool, asked)) ?? (await dellAts(pool, asked));
  if (!found) return null;
  const { nomi, trovate, ...rest } = found;
  const { tabelle = NOMI_TABELLE } = asked;
  // Of all tables only one names who was paid.
  const parole = tabelle.includes('percettori') ? await paroleDi(testi, trovate) : new Map<string, string>();
  const esportate = trovate.map((one) => daEsportare(one, nomi.get(one.scope) ?? one.scope, parole));
  return { ...rest, righe: { ...rest.righe, ...righeDelleSpese(esportate, tabelle) } };
}

type Trovato = Omit<DatiProtocollo, 'righe'> & {
  readonly righe: Pick<RigheProtocollo, 'progetto' | 'indicatori'>;
  readonly nomi: ReadonlyMap<string, string>;
  readonly trovate: readonly SpesaDi[];
};

/** What a consortium knows of the project and has spent on it, by its own log alone. */
function delConsorzio(pool: Pool, { scope, progettoId, al }: DomandaProtocollo): Promise<Trovato | null> {
  return readAt(pool, { scope, al, projections: [progettiRecepiti, spese, consorzio, avanzamenti] }, async (reader) => {
    const recepito = (await reader.one(progettiRecepiti, progettoId))?.row;
    if (!recepito) return null;
    const { titolo, cup, programma, dal, al: fine, quote, stato } = recepito;
    const own = await reader.where(spese, { progettoId });
    const figure = (await reader.where(avanzamenti, { progettoId })).map(({ row }) => row);
    const ente = (await reader.one(consorzio, scope))?.row.denominazione ?? scope;
    const riga = { riferimento: progettoId, cup, titolo, programma, dal, al: fine, ...importi(quote), stato };
    return {
      ...{ ente, titolo, cup, momento: reader.moment, nomi: new Map([[scope, ente]]) },
      righe: { progetto: [riga], indicatori: indicatoriDelConsorzio(recepito, figure, ente) },
      trovate: own.map(({ row }) => ({ scope, row })),
    };
  });
}

/** The project of the ATS, and the expenses on it that its members share. */
function dellAts(pool: Pool, { scope, progettoId, al, now }: DomandaProtocollo): Promise<Trovato | null> {
  const own = [progetti, programmi, ats, avanzamenti];
  const projections = [spese, avanzamenti];
  return readShared(pool, { ats: scope, al, projections, own }, async (shared, reader) => {
    const dati = await leggiAvanzamento(shared, reader, progettoId, giornoDi(now));
    if (!dati) return null;
    const { progetto: row, piano } = dati;
    const rete = (await reader.one(ats, scope))?.row;
    const nomi = rete ? nomiDeiMembri(rete) : new Map<string, string>();
    const programma = (await reader.one(programmi, row.programmaId))?.row.denominazione ?? '';
    const { titolo, cup, chiusoIl } = row;
    const stato = chiusoIl === null ? 'inCorso' : 'chiuso';
    const riga = { riferimento: progettoId, cup, titolo, programma, dal: piano.dal, al: piano.al, ...importi(piano.quote), stato }; // prettier-ignore
    const trovate = await shared.ofProject(spese, { progettoId });
    return {
      ...{ ente: rete?.denominazione ?? scope, titolo, cup, nomi, trovate },
      momento: { ...shared.moment, ...reader.moment },
      righe: { progetto: [riga], indicatori: indicatoriDellAts(dati, nomi) },
    };
  });
}

const importi = (quote: readonly { readonly fonte: string; readonly centesimi: number }[]) => {
  const sum = (of: string) => quote.reduce((total, one) => total + (one.fonte === of ? one.centesimi : 0), 0);
  return { finanziamento: sum('finanziamento'), cofinanziamento: sum('cofinanziamento') };
};

/** The suppliers' words, each from the log's own scope: the row that names them was visible to who asks. */
async function paroleDi(testi: Testi, trovate: readonly SpesaDi[]): Promise<ReadonlyMap<string, string>> {
  const scopes = [...new Set(trovate.map(({ scope }) => scope))];
  const each = await Promise.all(
    scopes.map((scope) => {
      const refs = trovate.filter((one) => one.scope === scope).flatMap(({ row }) => refsOf(row));
      return testi.leggi(scope, refs.map(({ testoId }) => testoId)); // prettier-ignore
    }),
  );
  return new Map(each.flatMap((one) => [...one]));
}

const refsOf = ({ fornitore }: RigaSpesa): readonly TestoRef[] => {
  if (!fornitore) return [];
  const { denominazione, codiceFiscale } = fornitore;
  return codiceFiscale !== null && typeof codiceFiscale !== 'string' ? [denominazione, codiceFiscale] : [denominazione];
};

function daEsportare({ scope, row }: SpesaDi, ente: string, parole: ReadonlyMap<string, string>): SpesaDaEsportare {
  const { cup, cig, competenza, quotaCentesimi, documento, fornitore, impegni, pagamenti, mese, spesaId } = row;
  const codice = fornitore?.codiceFiscale ?? null;
  const codiceFiscale = codice !== null && typeof codice !== 'string' ? (parole.get(codice.testoId) ?? null) : codice;
  return {
    ...{ riferimento: `${scope}/${mese}/${spesaId}`, cup, ente, competenza, quotaCentesimi, documento, impegni },
    cig: 'codice' in cig ? cig.codice : null,
    motivoSenzaCig: 'assenza' in cig ? cig.assenza : null,
    codiceFiscale: fornitore?.partitaIva ?? codiceFiscale,
    denominazione: fornitore ? (parole.get(fornitore.denominazione.testoId) ?? null) : null,
    pagamenti: pagamenti.map(({ mandato: numero, data, centesimi }) => ({ numero, data, centesimi })),
  };
}
