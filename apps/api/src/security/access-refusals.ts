import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';

import { isScope } from '@consorzi/domain/shared';

import { LOGGER } from '../boot/platform.module.js';

/** What the record of a refused access says; there is no place in it for names, tokens or words of who asked. */
export interface AccessRefusal {
  /** Absent where nobody proved who they are. */
  readonly personaId?: string;
  /** The query, the mutation or the endpoint. */
  readonly operazione: string;
  /** As asked. */
  readonly scope: string;
  readonly motivo: string;
}

/** One line of the log for each refused access. */
@Injectable()
export class AccessRefusals {
  private readonly logger: Logger;

  constructor(@Inject(LOGGER) logger: Logger) {
    this.logger = logger.child({ registro: 'accessi rifiutati' });
  }

  record({ scope, ...refusal }: AccessRefusal): void {
    // Something else than a slug could be anything, a token that ended up in the wrong place included.
    this.logger.warn({ ...refusal, scope: isScope(scope) ? scope : null }, 'accesso rifiutato');
  }
}
