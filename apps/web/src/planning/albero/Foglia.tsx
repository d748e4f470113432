import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import type { ObiettivoSintesi, Piano } from '../planning.types.js';

interface Props {
  readonly piano: Piano;
  readonly obiettivo: ObiettivoSintesi;
  readonly centroId: string;
}

/** An objective: a link to its sheet, and what stands in it. */
export function Foglia({ piano: { stato }, obiettivo, centroId }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const {
    quanteAttivita: attivita,
    quantiIndicatori: indicatori,
    attivitaConEsito,
    indicatoriConValore,
    conRelazione,
  } = obiettivo;
  const inConsuntivo = stato === 'inConsuntivo' || stato === 'chiuso';
  const condiviso = obiettivo.centri.filter((id) => id !== centroId).length;
  return (
    <li className="foglia">
      <Collegamento verso={`/${scope}/obiettivi/${obiettivo.id}`} data-nodo>
        {obiettivo.numero && <span className="codice">{t('obiettivo.numeroBreve', { numero: obiettivo.numero })}</span>}{' '}
        {obiettivo.titolo}
      </Collegamento>
      <span className="foglia-dati">
        {inConsuntivo
          ? t('albero.fatti', {
              attivitaFatte: attivitaConEsito,
              attivita,
              indicatoriFatti: indicatoriConValore,
              indicatori,
            })
          : t('albero.voci', { attivita, indicatori })}
        {inConsuntivo && ` ${t(conRelazione ? 'albero.conRelazione' : 'albero.senzaRelazione')}`}
        {condiviso > 0 && ` ${t('albero.condiviso', { altri: condiviso })}`}
      </span>
    </li>
  );
}
