import { Badge } from 'design-react-kit';

import { useTesto, type MessageId } from '../messages/index.js';
import type { Piano, Variazione } from './planning.types.js';

const COLORI = {
  inImportazione: 'secondary',
  bozza: 'warning',
  approvato: 'primary',
  inConsuntivo: 'success',
  chiuso: 'secondary',
} as const;

export function StatoPiano({ piano: { stato, ricostruito } }: { piano: Piano }) {
  const t = useTesto();
  return (
    <span className="stati">
      <Badge color={COLORI[stato]}>{t(`piano.stato.${stato}`)}</Badge>
      {ricostruito && <Badge color="light">{t('piano.ricostruito')}</Badge>}
    </span>
  );
}

const COLORI_VARIAZIONE = { aperta: 'warning', approvata: 'success', abbandonata: 'secondary' } as const;

export function StatoVariazione({ stato }: { stato: Variazione['stato'] }) {
  const t = useTesto();
  const id: MessageId = `variazione.stato.${stato}`;
  return <Badge color={COLORI_VARIAZIONE[stato]}>{t(id)}</Badge>;
}
