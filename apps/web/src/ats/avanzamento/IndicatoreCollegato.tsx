import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CONTEGGI } from './avanzamento.queries.js';

/** What an indicator of a plan is the same figure as: a target of a project, or a count that the platform knows. */
export interface OggettoCollegato {
  readonly indicatoreId: string;
  readonly progettoId: string | null;
  readonly progettoTitolo: string | null;
  readonly traguardoId: string | null;
  readonly traguardoTitolo: string | null;
  readonly conteggio: string | null;
}

interface Props {
  readonly collegato: OggettoCollegato;
  readonly anno: number;
  /** Where a value is being written: takes the count over. */
  readonly onUsa?: (valore: string) => void;
}

/** On the sheet of an objective, beside an indicator that is linked. */
export function IndicatoreCollegato({ collegato, anno, onUsa }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const { progettoId, progettoTitolo, traguardoTitolo, conteggio } = collegato;
  if (conteggio !== null) return <Conteggio {...{ conteggio, progettoId, anno }} {...(onUsa && { onUsa })} />;
  if (progettoId === null || onUsa) return null;
  return (
    <span className="descrizione">
      {t('avanzamento.ancheTraguardo', { traguardo: traguardoTitolo ?? t('progetti.traguardo') })}{' '}
      <Collegamento verso={`/${scope}/progetti-ats/${progettoId}`}>
        {progettoTitolo ?? t('progetti.progetto')}
      </Collegamento>
    </span>
  );
}

function Conteggio({
  conteggio,
  progettoId,
  anno,
  onUsa,
}: {
  conteggio: string;
  progettoId: string | null;
  anno: number;
  onUsa?: (valore: string) => void;
}) {
  const t = useTesto();
  const { dati } = useLettura(CONTEGGI, { anno, progettoId });
  const noto = dati?.conteggiConosciuti.conteggi.find((uno) => uno.conteggio === conteggio);
  if (!noto) return null;
  const { valore, titolo } = noto;
  if (!onUsa) return <span className="descrizione">{t('avanzamento.contato', { titolo, anno, valore })}</span>;
  return (
    <p className="avanzamento-conteggio">
      {t('avanzamento.contato', { titolo, anno, valore })}{' '}
      <Bottone tono="outline-primary" size="xs" onClick={() => onUsa(String(valore))}>
        {t('avanzamento.usa', { valore })}
      </Bottone>
    </p>
  );
}
