import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { isScope, isUuid } from '@consorzi/domain/shared';
import { fascicoli, fascicoloDellaSpesa, presentiIn, type DocumentoRiga, type RigaFascicolo } from '@consorzi/projections/ats'; // prettier-ignore

import { API_POOL } from '../../boot/platform.module.js';
import { MEDIA_TYPES, type MediaType } from '../../files/index.js';
import { readAt, readShared } from '../../projections/index.js';
import { condiviso, letto, perRestringere, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type { DaScaricare } from './http.js';

/** The right to a file: the row that names it, as it is now. */
@Injectable()
export class Documenti {
  constructor(
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  /** In one's own consortium, withdrawn ones too: they are part of what happened. Null where there is none. */
  async proprio(
    { scope, perimetro }: RequestContext,
    spesaId: string,
    documentoId: string,
  ): Promise<DaScaricare | null> {
    if (!isUuid(spesaId) || !isUuid(documentoId)) return null;
    const projections = [fascicoli, ...perRestringere(perimetro)];
    const rows = await readAt(this.pool, { scope, projections }, async (reader) =>
      (await fascicoloDellaSpesa(letto(reader, perimetro), spesaId)).map(({ row }) => row),
    );
    const documento = trovato(rows, documentoId);
    if (!documento) return null;
    const names = await this.testi.leggi(scope, [documento.nome.testoId]);
    const { sha256, mediaType } = documento;
    return { scope, sha256, mediaType, nome: names.get(documento.nome.testoId) ?? nomeDelTipo(documento) };
  }

  /**
   * Of a member of the ATS: what it shares now and has not withdrawn. What people called the file stays with the
   * member; it goes by its kind. Null where there is none to be seen.
   */
  async condiviso(
    { scope: ats, perimetro }: RequestContext,
    consorzio: string,
    spesaId: string,
    documentoId: string,
  ): Promise<DaScaricare | null> {
    if (!isScope(consorzio) || !isUuid(spesaId) || !isUuid(documentoId)) return null;
    const read = { ats, projections: [fascicoli], own: perRestringere(perimetro) };
    const rows = await readShared(this.pool, read, async (shared, own) => {
      const seen = condiviso(shared, own, perimetro).only(consorzio);
      return (await seen.where(fascicoli, { spesaId })).map(({ row }) => row);
    });
    const documento = trovato(rows.filter(({ annullata }) => !annullata).map((row) => ({ ...row, documenti: presentiIn(row) })), documentoId); // prettier-ignore
    if (!documento) return null;
    const { sha256, mediaType } = documento;
    return { scope: consorzio, sha256, mediaType, nome: nomeDelTipo(documento) };
  }
}

const trovato = (rows: readonly RigaFascicolo[], id: string): DocumentoRiga | undefined =>
  rows.flatMap(({ documenti }) => documenti).find(({ documentoId }) => documentoId === id);

/** For a file whose name may not be said, or is erased: `determinaImpegno-1f3a5b7c.pdf`. */
export function nomeDelTipo({ tipo, sha256, mediaType }: Pick<DocumentoRiga, 'tipo' | 'sha256' | 'mediaType'>): string {
  const extension = MEDIA_TYPES[mediaType as MediaType]?.estensioni[0] ?? 'bin';
  return `${tipo}-${sha256.slice(0, 8)}.${extension}`;
}
