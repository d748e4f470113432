import type { RuoloAssegnato } from '@consorzi/projections/tenancy';
import type { Lettura, Permesso, Ruolo } from '@consorzi/domain/tenancy';
import type { Autore } from '@consorzi/domain/shared';

/** Who asks, where, with which rights: the first argument of everything that touches a tenant's data. */
export interface RequestContext {
  readonly scope: string;
  readonly personaId: string;
  /** The role the person acts in here: the first that carries the right asked for. */
  readonly ruolo: Ruolo;
  readonly ruoli: readonly RuoloAssegnato[];
  readonly permessi: readonly Permesso[];
  readonly autore: Autore;
  /** What of the scope may be read. Less than everything only in operations that declare that they narrow. */
  readonly perimetro: Lettura;
  /** Our clock at the start of the operation, ISO with milliseconds. */
  readonly now: string;
  readonly correlationId: string;
}
