import { useMemo } from 'react';

import { useMomento } from '../shell/momento.js';
import { useScope } from '../shell/scope.js';

export type Permesso =
  | 'tenancy.amministra'
  | 'tenancy.datiPersonali'
  | 'planning.redigi'
  | 'planning.approva'
  | 'consuntivo.registra'
  | 'importing.importa'
  | 'audit.vigila'
  | 'testi.cancella'
  | 'ats.amministra'
  | 'ats.riconosci'
  | 'ats.condividi'
  | 'ats.spendi'
  | 'ats.rendiconta'
  | 'ats.controlla';

export interface Diritti {
  /** The right is held in this consortium today, and what is looked at is not the past. */
  readonly puo: (permesso: Permesso) => boolean;
  /** The same, for something of these centri: a responsabile and an operatore act on their own only. */
  readonly puoPerCentri: (permesso: Permesso, centri: readonly string[]) => boolean;
}

/** The roles that act on named centri; the platform checks it again, this only spares people a refusal. */
const PER_CENTRO: readonly string[] = ['responsabile', 'operatore'];

export function useDiritti(): Diritti {
  const { consorzio } = useScope();
  const { passato } = useMomento();
  return useMemo(() => {
    const limited = consorzio.ruoli.every((ruolo) => PER_CENTRO.includes(ruolo));
    const puo = (permesso: Permesso) => !passato && consorzio.permessi.includes(permesso);
    const competente = (centri: readonly string[]) => !limited || centri.some((id) => consorzio.centri.includes(id));
    return { puo, puoPerCentri: (permesso, centri) => puo(permesso) && competente(centri) };
  }, [passato, consorzio]);
}
