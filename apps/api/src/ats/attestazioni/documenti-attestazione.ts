import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { Inject, Injectable } from '@nestjs/common';

import type { DocumentoFirmato, DocumentoGenerato, ModelloAttestazione } from '@consorzi/domain/ats';
import { RuleViolation } from '@consorzi/domain/shared';

import { Caricamenti, FILE_STORE, Ricezione, type FileStore } from '../../files/index.js';
import type { RequestContext } from '../../tenancy/index.js';
import type { ProgettoConProcedura } from '../procedura/progetti-con-procedura.js';
import { documentoAttestazione, type DatiAttestazione } from './documento/documento-attestazione.js';
import { documentoFirmato } from './firma/documento-firmato.js';

/** What is said of a statement besides what its project and template say. */
export type Detto = Pick<DatiAttestazione, 'attestazioneId' | 'dal' | 'al' | 'importoCentesimi' | 'avanzamento'>;

/** The files of statements: the one that the platform writes, and the one that comes back. */
@Injectable()
export class DocumentiAttestazione {
  constructor(
    @Inject(Ricezione) private readonly ricezione: Ricezione,
    @Inject(Caricamenti) private readonly caricamenti: Caricamenti,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Writes the document and keeps it, by the same way as a file that is sent. Nobody has it before the command is done. */
  async genera(
    ctx: RequestContext,
    commandId: string,
    { ente, progetto, modello }: { ente: string; progetto: ProgettoConProcedura; modello: ModelloAttestazione },
    detto: Detto,
  ): Promise<DocumentoGenerato> {
    const { titolo, cup, del, partner } = progetto;
    const { attestazioneId } = detto;
    const bytes = documentoAttestazione({
      ...{
        ...detto,
        modello,
        ente,
        progetto: titolo,
        cup,
        presso: del.presso,
        partner: partner.map(({ nome }) => nome),
      },
    });
    const invio = { scope: ctx.scope, personaId: ctx.personaId, percorso: `${modello.codice}.pdf`, archivioId: null };
    const { id, sha256, byte } = await this.ricezione.accogli(Readable.from([bytes]), invio);
    await this.caricamenti.usa(ctx.scope, id, streamOf(ctx, attestazioneId), commandId);
    return { sha256, byte };
  }

  /**
   * Takes apart the file of an upload that comes back as the signed document of `generati` bytes.
   * @throws RuleViolation CARICAMENTO_INESISTENTE, FIRMA_NON_LEGGIBILE, FIRMA_NON_INTEGRA
   */
  async firmato(
    ctx: RequestContext,
    { attestazioneId, caricamentoId, commandId }: { attestazioneId: string; caricamentoId: string; commandId: string },
    generati: number,
  ): Promise<DocumentoFirmato> {
    const upload = (await this.caricamenti.trova(ctx.scope, [caricamentoId])).get(caricamentoId);
    const file = upload && (await this.store.open(ctx.scope, upload.sha256));
    if (!file) throw new RuleViolation('CARICAMENTO_INESISTENTE');
    const found = await documentoFirmato(await buffer(file.stream), generati);
    // Only what can be taken apart is kept: the rest is swept with the other uploads.
    await this.caricamenti.usa(ctx.scope, caricamentoId, streamOf(ctx, attestazioneId), commandId);
    return found;
  }
}

const streamOf = ({ scope }: RequestContext, attestazioneId: string) => `${scope}-Attestazione.${attestazioneId}`;
