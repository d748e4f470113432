import { Inject, Injectable } from '@nestjs/common';

import { AppendTooLarge, InvalidEvent } from '@consorzi/domain/event-sourcing';
import { RuleViolation } from '@consorzi/domain/shared';

import { CommandReused, RevisionConflict } from '../event-sourcing/index.js';
import type { EsitoComando, RegolaViolata } from '../graphql/esito-comando.js';
import { nomeDi, Persone, type RequestContext } from '../tenancy/index.js';
import { fraseEvento } from './frasi-eventi.js';
import { FRASI_REGOLE, type CodiceRifiuto } from './frasi-regole.js';

/** Expected failures become data; whatever is not one goes on as it is. The one mapper from errors to answers. */
@Injectable()
export class Refusals {
  constructor(@Inject(Persone) private readonly persone: Persone) {}

  /** @throws the error itself when it is not an expected one. */
  async typed(ctx: RequestContext, error: unknown): Promise<EsitoComando> {
    if (error instanceof RuleViolation) return refused(error.code, error.details);
    if (error instanceof CommandReused) return refused('COMANDO_RIUSATO', { commandId: error.commandId });
    if (error instanceof AppendTooLarge) return refused('COMANDO_TROPPO_GRANDE', { limite: error.limit });
    if (error instanceof InvalidEvent) return refused('CAMPO_NON_VALIDO', {});
    if (error instanceof RevisionConflict) return this.conflict(ctx, error);
    throw error;
  }

  private async conflict(ctx: RequestContext, error: RevisionConflict): Promise<EsitoComando> {
    const nomi = await this.persone.nomi(
      ctx.scope,
      error.since.map((event) => event.personaId),
    );
    return {
      revisioneAttesa: error.expected,
      revisioneAttuale: error.actual,
      cambiamenti: error.since.map((event) => ({
        tipo: event.type,
        frase: fraseEvento(event.type, event.data),
        autore: nomeDi(nomi, event.personaId),
        registratoIl: event.recordedAt,
      })),
    };
  }
}

function refused(codice: CodiceRifiuto, details: RuleViolation['details']): RegolaViolata {
  const dettagli = Object.entries(details).map(([nome, valore]) => ({
    nome,
    valore: valore === null ? null : String(valore),
  }));
  return { codice, messaggio: FRASI_REGOLE[codice], dettagli };
}
