import { Controller, HttpException, Inject, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';

import {
  FatturaRifiutata,
  leggiFatturaPa,
  MOTIVI_RIFIUTO_FATTURA,
  numeroFatturaIdOf,
  type PropostaFattura,
} from '@consorzi/domain/ats';
import { isCodiceFiscaleDiPersona } from '@consorzi/domain/shared';
import { speseFatture } from '@consorzi/projections/ats';

import { Letture } from '../../commands/letture.js';
import { Rights, type RequestContext } from '../../tenancy/index.js';
import { Doppioni } from './doppioni.js';
import { leggiXml, MAX_BYTES_FATTURA } from './leggi-xml.js';

/** What the form is filled with: `spesaId` is that of the expense that holds the invoice here already. */
type FatturaLetta = PropostaFattura & { readonly spesaId: string | null };

/** An invoice in XML as the body: read and given back, kept nowhere. */
@Controller('api/fatture')
export class FatturaController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Doppioni) private readonly doppioni: Doppioni,
  ) {}

  @Post(':scope')
  async leggi(@Req() request: Request, @Param('scope') scope: string): Promise<{ fatture: readonly FatturaLetta[] }> {
    const person = await this.rights.signedIn(request);
    if (!person) throw new HttpException({ codice: 'NON_AUTENTICATO', messaggio: 'Accesso richiesto.' }, 401);
    const ctx = await this.rights.contextFor(person, scope, 'ats.spendi');
    if (!ctx) throw new HttpException({ codice: 'NON_PERMESSO', messaggio: 'Operazione non permessa.' }, 403);
    try {
      const lette = leggiFatturaPa(await leggiXml(await bodyOf(request)));
      return { fatture: await this.conSpesa(ctx, lette) };
    } catch (error) {
      if (!(error instanceof FatturaRifiutata)) throw error;
      const { codice, campo } = error;
      const status = codice === 'FILE_TROPPO_GRANDE' ? 413 : 422;
      throw new HttpException({ codice, messaggio: MOTIVI_RIFIUTO_FATTURA[codice], campo }, status);
    }
  }

  private conSpesa(ctx: RequestContext, lette: readonly PropostaFattura[]): Promise<readonly FatturaLetta[]> {
    const ids = lette.map((una) => this.idOf(una));
    return this.letture.leggi(ctx, undefined, [speseFatture], async (reader) => {
      const found = await reader.many(
        speseFatture,
        ids.flatMap((id) => id ?? []),
      );
      const held = new Map(found.map(({ key, row }) => [key, row.spesaId]));
      return lette.map((una, index) => ({ ...una, spesaId: held.get(ids[index] ?? '') ?? null }));
    });
  }

  private idOf({ fornitore: { partitaIva, codiceFiscale }, numero, data }: PropostaFattura): string | null {
    const persona = codiceFiscale !== null && isCodiceFiscaleDiPersona(codiceFiscale);
    const chiave = partitaIva ?? (persona ? this.doppioni.key.persona(codiceFiscale) : codiceFiscale);
    return chiave === null ? null : numeroFatturaIdOf(chiave, { numero, data });
  }
}

/** The body's bytes; one over the limit is cut off as soon as that is seen. */
async function bodyOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES_FATTURA) throw new FatturaRifiutata('FILE_TROPPO_GRANDE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
