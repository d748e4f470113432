import { Inject, Injectable } from '@nestjs/common';

import { abbinaArchivio, type SpesaAbbinabile } from '@consorzi/domain/ats';
import { stampaTermine } from '@consorzi/domain/shared';
import { fascicoli, presentiIn, spese, type RigaSpesa } from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import type { Caricamento } from '../../files/index.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import type { ArchivioAlMomento } from './fascicolo.types.js';

/** Proposes an expense for each upload, by the expenses that there are; who looks at the list decides. */
@Injectable()
export class Abbinamenti {
  constructor(@Inject(Letture) private readonly letture: Letture) {}

  di(
    ctx: RequestContext,
    quando: QuandoInput | undefined,
    file: readonly Caricamento[],
    progettoId?: string,
  ): Promise<Pick<ArchivioAlMomento, 'momento' | 'file'>> {
    return this.letture.leggi(ctx, quando, [spese, fascicoli], async (reader, momento) => {
      if (file.length === 0) return { momento, file: [] };
      const where = progettoId === undefined ? {} : { progettoId };
      const righe = new Map((await reader.where(spese, where)).map(({ row }) => [row.spesaId, row]));
      const found = abbinaArchivio(
        file.map(({ id, percorso, indizi }) => ({ fileId: id, percorso, indizi })),
        [...righe.values()].map(abbinabile),
      );
      const depositati = depositatiPer(await reader.where(fascicoli, where));
      const uploads = new Map(file.map((one) => [one.id, one]));
      return {
        momento,
        file: found.map(({ fileId, tipo, confidenza, candidati }) => {
          const { percorso, sha256, byte, mediaType } = uploads.get(fileId)!;
          const depositatoIn = [...(depositati.get(sha256) ?? [])];
          return {
            ...{ caricamentoId: fileId, percorso, sha256, byte, mediaType, tipo, confidenza, depositatoIn },
            candidati: candidati.map((one) => ({
              ...{
                spesaId: one.spesaId,
                detta: detta(righe.get(one.spesaId)!),
                punti: one.punti,
                motivi: [...one.motivi],
              },
              giaDepositato: depositatoIn.includes(one.spesaId),
            })),
          };
        }),
      };
    });
  }
}

type RigheFascicoli = readonly { readonly row: Parameters<typeof presentiIn>[0] & { readonly spesaId: string } }[];

/** In which expenses each file is evidence already, by its hash. */
function depositatiPer(rows: RigheFascicoli): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { row } of rows)
    for (const { sha256 } of presentiIn(row)) found.set(sha256, (found.get(sha256) ?? new Set()).add(row.spesaId));
  return found;
}

/** An expense without its words: `fattura 27/PA del 14/03/2025, 1220,00 €`. */
function detta({ tipo, documento, competenza, dovutoCentesimi }: RigaSpesa): string {
  const numero = documento ? `${documento.numero} del ${stampaTermine(documento.data)}` : stampaTermine(competenza);
  return `${tipo} ${numero}, ${(dovutoCentesimi / 100).toFixed(2).replace('.', ',')} €`;
}

const abbinabile = (row: RigaSpesa): SpesaAbbinabile => ({
  spesaId: row.spesaId,
  tipo: row.tipo,
  documento: row.documento,
  partitaIva: row.fornitore?.partitaIva ?? null,
  cig: 'codice' in row.cig ? row.cig.codice : null,
  centesimi: [...new Set([row.imponibileCentesimi, row.dovutoCentesimi, ...row.pagamenti.map((one) => one.centesimi)])],
  mandati: row.pagamenti.flatMap(({ mandato, quietanza, data }) =>
    [mandato, quietanza].flatMap((numero) => (numero === null ? [] : [{ numero, data }])),
  ),
  impegni: row.impegni.map(({ numero, data }) => ({ numero, data })),
});
