import { Badge } from 'design-react-kit';

import { useTesto } from '../../messages/index.js';
import type { Base, Esito as EsitoDetto } from './avanzamento.queries.js';
import { useCifre } from './cifre.js';

const COLORI = { raggiunto: 'success', inLinea: 'primary', inRitardo: 'warning' } as const;

/** Reached, in line or late; nothing where it cannot be told. */
export function Esito({ esito }: { esito: EsitoDetto }) {
  const t = useTesto();
  return esito === null ? (
    <span className="text-secondary">{t('avanzamento.esito.ignoto')}</span>
  ) : (
    <Badge color={COLORI[esito]}>{t(`avanzamento.esito.${esito}`)}</Badge>
  );
}

interface PrevistoProps {
  readonly scritto: string | null;
  readonly base: Base | null;
  readonly esito: EsitoDetto;
  /** Nothing is foreseen because parts of it are not seen. */
  readonly incompleto?: boolean;
}

/** A forecast, already written, with the months it rests on; why there is none otherwise. */
export function Previsto({ scritto, base, esito, incompleto = false }: PrevistoProps) {
  const t = useTesto();
  const { base: passo } = useCifre();
  if (scritto !== null && base !== null) {
    return (
      <>
        {scritto}
        <span className="descrizione">{passo(base)}</span>
      </>
    );
  }
  if (esito !== null) return '–';
  return <span className="text-secondary">{t(incompleto ? 'avanzamento.nonTutti' : 'avanzamento.pochiMesi')}</span>;
}
