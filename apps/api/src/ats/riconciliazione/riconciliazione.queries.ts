import { Inject, Injectable } from '@nestjs/common';

import { tabellaProtocollo } from '@consorzi/domain/ats';
import { mappatureRegis } from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import {
  Riconciliazioni,
  type FiltroRighe,
  type RifiutoRegis,
  type RigaNumerata,
  type RigaRiconciliazione,
} from './riconciliazioni.js';
import type {
  MappatureRegis,
  RiconciliazioneArgs,
  RiconciliazioneInCorso,
  RiconciliazioneType,
  RifiutoRegisType,
  RigaRiconciliataType,
} from './riconciliazione.types.js';
import { Spiegazioni, type Spiegazione } from './spiegazioni.js';

/** Questions about exports: what was found in them, what was said of it, how they are read. */
@Injectable()
export class RiconciliazioneQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Riconciliazioni) private readonly riconciliazioni: Riconciliazioni,
    @Inject(Spiegazioni) private readonly spiegazioni: Spiegazioni,
  ) {}

  async elenco({ scope }: RequestContext): Promise<RiconciliazioneInCorso[]> {
    return (await this.riconciliazioni.elenco(scope)).map(inCorso);
  }

  /** Null for one that is unknown or has expired. */
  async una(ctx: RequestContext, asked: Omit<RiconciliazioneArgs, 'scope'>): Promise<RiconciliazioneType | null> {
    const row = await this.riconciliazioni.trova(ctx.scope, asked.riconciliazioneId);
    if (!row) return null;
    const dette = await this.spiegazioni.di(ctx, row.progettoId, row.tabella);
    const found = await this.riconciliazioni.righe(ctx.scope, row.id, filtroDi(asked, dette));
    const page = found.slice(0, asked.first);
    const { colonne } = tabellaProtocollo(row.tabella);
    return {
      ...inCorso(row),
      errore: row.errore && rifiutoDi(row.errore),
      campi: colonne.map(({ campo, intestazione, tipo }) => ({ campo, intestazione, tipo })),
      ...({ foglio: row.foglio, mappatura: row.mappatura, riassunto: row.riassunto } as Copied),
      righe: {
        edges: page.map((one) => ({ cursor: String(one.numero), node: vista(row, one, dette) })),
        pageInfo: { hasNextPage: found.length > asked.first, endCursor: page.at(-1)?.numero.toString() ?? null },
      },
    };
  }

  mappature(ctx: RequestContext, quando: QuandoInput | undefined): Promise<MappatureRegis> {
    return this.letture.leggi(ctx, quando, [mappatureRegis], async (reader, momento) => {
      const found = await reader.where(mappatureRegis, {});
      const mappature = found.map(({ key: id, row }) => ({
        id,
        ...row,
        colonne: [...row.colonne],
        chiave: [...row.chiave],
      }));
      return { momento, mappature: mappature.sort((a, b) => a.nome.localeCompare(b.nome, 'it')) };
    });
  }
}

/** What stands in the row is what the type shows; lists are only said to be read there. */
type Copied = Pick<RiconciliazioneType, 'foglio' | 'mappatura' | 'riassunto'>;

/** One more than is asked tells whether there are others. */
function filtroDi(
  { esito, spiegate, after, first }: Omit<RiconciliazioneArgs, 'scope'>,
  dette: ReadonlyMap<string, Spiegazione>,
): FiltroRighe {
  const firme = [...dette.values()].map(({ firma }) => firma);
  return {
    ...{ esito: esito ?? undefined, first: first + 1, dopo: after ? Number(after) : undefined },
    spiegate: typeof spiegate === 'boolean' ? { firme, si: spiegate } : undefined,
  };
}

function inCorso(row: RigaRiconciliazione): RiconciliazioneInCorso {
  const { id, progettoId, tabella, nome, stato, percento, superata, scadeIl } = row;
  return { id, progettoId, tabella, nome, stato, percento, superata, scadeIl };
}

function rifiutoDi({ codice, messaggio, dettagli }: RifiutoRegis): RifiutoRegisType {
  const text = (field: string) => (typeof dettagli[field] === 'string' ? dettagli[field] : null);
  const percento = typeof dettagli['percento'] === 'number' ? dettagli['percento'] : null;
  return { codice, messaggio, percento, colonna: text('colonna'), simile: text('simile'), sembra: text('sembra') };
}

/** A line for who reads: both sides of each field that the file has. */
export function vista(
  { id, mappatura }: Pick<RigaRiconciliazione, 'id' | 'mappatura'>,
  { numero, esito, riga }: RigaNumerata,
  dette: ReadonlyMap<string, Spiegazione>,
): RigaRiconciliataType {
  const [consorzio = null, , spesaId = null] = riga.nostra?.riferimento.split('/') ?? [];
  const detta = esito === 'uguale' ? undefined : dette.get(riga.chiave);
  return {
    ...{ id: `${id}/${numero}`, numero, esito, doppioDi: riga.doppioDi },
    ...{ consorzio: spesaId && consorzio, spesaId, rigaDelFile: riga.loro ? Number(riga.loro.riferimento) : null },
    valori: (mappatura?.colonne ?? []).map(({ campo }, n) => ({
      campo,
      nostro: riga.nostra?.scritti[n] ?? null,
      loro: riga.loro?.scritti[n] ?? null,
      diverso: riga.diversi.includes(campo),
      scrittoDiversamente: riga.scrittiDiversamente.includes(campo),
    })),
    spiegazione: detta
      ? {
          ...{ id: detta.id, nota: detta.nota, autore: detta.autore, spiegataIl: detta.spiegataIl },
          valeAncora: detta.impronta === riga.impronta,
        }
      : null,
  };
}
