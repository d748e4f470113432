import type { DomainEvent } from '../../event-sourcing/index.js';
import type { ModelloProcedura } from '../programma/modello-procedura.js';
import type { VoceProgetto } from './piano-progetto.js';

/**
 * What a partner's own log knows of a project of its ATS: no projection reads two scopes, so a policy copies it here
 * whenever the project, its plan or its procedure changes.
 */
export interface ContenutoRecepito {
  readonly ats: string;
  readonly progettoId: string;
  readonly partnerId: string;
  readonly titolo: string;
  readonly cup: string;
  readonly programma: string;
  readonly dal: string;
  readonly al: string;
  readonly voci: readonly VoceProgetto[];
  /** Of this partner alone. */
  readonly quote: readonly {
    readonly voceId: string;
    readonly fonte: 'finanziamento' | 'cofinanziamento';
    readonly centesimi: number;
  }[];
  readonly proceduraVersione: number;
  readonly modello: ModelloProcedura;
  readonly stato: 'inCorso' | 'chiuso';
}

export type EventoProgettoRecepito = DomainEvent<'ProgettoRecepito', ContenutoRecepito>;
