import { Inject, Injectable } from '@nestjs/common';

import { completezza, documentiRichiesti } from '@consorzi/domain/ats';
import {
  fascicoli,
  fascicoliDelProgetto,
  fascicoloDellaSpesa,
  presentiIn,
  progettiRecepiti,
  type DocumentoRiga,
  type RigaFascicolo,
  type RigaProgettoRecepito,
} from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import { Caricamenti } from '../../files/index.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { Abbinamenti } from './abbinamenti.js';
import { Archivi } from './archivi.js';
import { nomeDelTipo } from './documenti.js';
import type { ArchivioAlMomento, DocumentoType, FascicoliAlMomento, FascicoloAlMomento } from './fascicolo.types.js';

/** Questions about evidence. What is missing is computed from the template that the project has at the moment. */
@Injectable()
export class FascicoloQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Caricamenti) private readonly caricamenti: Caricamenti,
    @Inject(Archivi) private readonly archivi: Archivi,
    @Inject(Abbinamenti) private readonly abbinamenti: Abbinamenti,
  ) {}

  async fascicolo(ctx: RequestContext, quando: QuandoInput | undefined, spesaId: string): Promise<FascicoloAlMomento> {
    const read = [fascicoli, progettiRecepiti];
    const { momento, rows, progetti } = await this.letture.leggi(ctx, quando, read, async (reader, at) => {
      const found = (await fascicoloDellaSpesa(reader, spesaId)).map(({ row }) => row);
      const known = await reader.many(progettiRecepiti, [...new Set(found.map((row) => row.progettoId))]);
      return { momento: at, rows: found, progetti: new Map(known.map(({ key, row }) => [key, row])) };
    });
    const [first] = rows;
    if (!first) return { momento, fascicolo: null };
    const { tipo: tipoSpesa, annullata, revisione, documenti } = first;
    const parole = await this.testi.leggi(
      ctx.scope,
      documenti.flatMap(({ nome, ritirato }) => [nome.testoId, ...(ritirato ? [ritirato.motivo.testoId] : [])]),
    );
    return {
      momento,
      fascicolo: {
        ...{ spesaId, tipoSpesa, annullata, revisione },
        documenti: documenti.map((one) => documentoOf(one, parole)),
        progetti: rows.map((row) => nelProgetto(row, progetti.get(row.progettoId))),
      },
    };
  }

  fascicoli(
    ctx: RequestContext,
    quando: QuandoInput | undefined,
    progettoId: string,
    mesi: { readonly dal?: string | undefined; readonly al?: string | undefined },
  ): Promise<FascicoliAlMomento> {
    return this.letture.leggi(ctx, quando, [fascicoli, progettiRecepiti], async (reader, momento) => {
      const progetto = await reader.one(progettiRecepiti, progettoId);
      const rows = progetto ? await fascicoliDelProgetto(reader, progettoId, mesi) : [];
      return {
        momento,
        fascicoli: rows
          .filter(({ annullata }) => !annullata)
          .map((row) => {
            const { completo, mancanti } = completezza(progetto!.row.modello, row, tipiIn(row));
            const documenti = presentiIn(row).length;
            return {
              spesaId: row.spesaId,
              mese: row.mese,
              tipoSpesa: row.tipo,
              documenti,
              completo,
              mancanti: [...mancanti],
            };
          }),
      };
    });
  }

  async archivio(ctx: RequestContext, quando: QuandoInput | undefined, archivioId: string): Promise<ArchivioAlMomento> {
    const [file, archivio] = await Promise.all([
      this.caricamenti.diArchivio(ctx.scope, archivioId),
      this.archivi.trova(ctx.scope, archivioId),
    ]);
    const proposti = await this.abbinamenti.di(ctx, quando, file);
    return { ...proposti, rifiutati: [...(archivio?.rifiutati ?? [])] };
  }
}

const tipiIn = (row: RigaFascicolo) => presentiIn(row).map(({ tipo }) => tipo);

function documentoOf(one: DocumentoRiga, parole: ReadonlyMap<string, string>): DocumentoType {
  const { documentoId, tipo, sha256, byte, mediaType, depositatoIl, ritirato } = one;
  return {
    ...{ documentoId, tipo, sha256, byte, mediaType, depositatoIl },
    nome: parole.get(one.nome.testoId) ?? nomeDelTipo(one),
    ritiratoIl: ritirato?.il ?? null,
    motivoDelRitiro: ritirato ? (parole.get(ritirato.motivo.testoId) ?? null) : null,
  };
}

function nelProgetto(row: RigaFascicolo, progetto: RigaProgettoRecepito | undefined) {
  const { progettoId, mese } = row;
  if (!progetto) return { progettoId, titolo: null, mese, completo: null, richiesti: [] };
  const presenti = tipiIn(row);
  return {
    ...{ progettoId, titolo: progetto.titolo, mese },
    completo: completezza(progetto.modello, row, presenti).completo,
    richiesti: documentiRichiesti(progetto.modello, row).map((one) => ({
      ...one,
      presente: presenti.includes(one.tipo),
    })),
  };
}
