import { useMemo } from 'react';

import { useLettura } from '../graphql/index.js';
import { useMomento } from '../shell/momento.js';
import { useScope } from '../shell/scope.js';
import { PERSONE } from './tenancy.queries.js';

export type Permesso =
  | 'tenancy.amministra'
  | 'planning.redigi'
  | 'planning.approva'
  | 'consuntivo.registra'
  | 'importing.importa'
  | 'testi.cancella';

export interface Diritti {
  /** The right is held in this consortium today, and what is looked at is not the past. */
  readonly puo: (permesso: Permesso) => boolean;
  /** The same, for something of these centri: a responsabile and an operatore act on their own only. */
  readonly puoPerCentri: (permesso: Permesso, centri: readonly string[]) => boolean;
}

/** The roles that act on named centri; the platform checks it again, this only spares people a refusal. */
const PER_CENTRO: readonly string[] = ['responsabile', 'operatore'];

export function useDiritti(): Diritti {
  const { consorzio, io } = useScope();
  const { passato } = useMomento();
  const limited = consorzio.ruoli.length > 0 && consorzio.ruoli.every((ruolo) => PER_CENTRO.includes(ruolo));
  const { dati } = useLettura(PERSONE, {}, { quando: null, salta: !limited });
  return useMemo(() => {
    const puo = (permesso: Permesso) => !passato && consorzio.permessi.includes(permesso);
    const mine = dati?.persone.persone.find(({ personaId }) => personaId === io.personaId);
    const own = new Set(mine?.ruoli.flatMap(({ centri }) => centri));
    const competente = (centri: readonly string[]) => !limited || centri.some((centro) => own.has(centro));
    return { puo, puoPerCentri: (permesso, centri) => puo(permesso) && competente(centri) };
  }, [passato, consorzio, io.personaId, limited, dati]);
}
