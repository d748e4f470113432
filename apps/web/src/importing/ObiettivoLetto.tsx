import { Badge } from 'design-react-kit';
import { useState } from 'react';

import { Guasto } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Spunta } from '../ui/Campo.js';
import { CorreggiObiettivo } from './CorreggiObiettivo.js';
import { CorrispondenzaView } from './Corrispondenza.js';
import type { Avvertenza, Corrispondenza, ObiettivoLetto, ObiettivoSenzaRighe } from './proposta.types.js';
import type { RigaScelta } from './righe-scelte.js';
import { SenzaRiga } from './SenzaRiga.js';
import { useCorreggi } from './useCorreggi.js';

interface Props {
  readonly propostaId: string;
  readonly indice: number;
  readonly obiettivo: ObiettivoLetto;
  readonly escluso: boolean;
  readonly dubbi: readonly Avvertenza[];
  readonly corrispondenza: Corrispondenza | null;
  readonly obiettiviDelPiano: readonly { readonly id: string; readonly titolo: string }[];
  /** Undefined until the person has chosen. */
  readonly scelta: string | null | undefined;
  readonly onRisolvi: (obiettivoId: string | null) => void;
  /** Its results that the plan has no row for. */
  readonly senzaRiga: ObiettivoSenzaRighe | null;
  readonly righe: readonly RigaScelta[];
  readonly onScegliRiga: (righe: readonly RigaScelta[]) => void;
}

/** One objective as it was read: what is doubtful, what it answers to in the plan, and the fields to put right. */
export function ObiettivoLettoView(props: Props) {
  const { propostaId, indice, obiettivo, escluso, dubbi, corrispondenza, obiettiviDelPiano, scelta, onRisolvi } = props;
  const { senzaRiga, righe, onScegliRiga } = props;
  const t = useTesto();
  const [aperto, setAperto] = useState(false);
  const { correggi, errore } = useCorreggi(propostaId);
  const daScegliere = corrispondenza?.esito === 'ambiguo' && scelta === undefined && !escluso;
  return (
    <li className={`letto ${escluso ? 'letto-escluso' : ''}`}>
      <div className="letto-testa">
        <h3 className="h6">
          {obiettivo.number && (
            <span className="codice">{t('obiettivo.numeroBreve', { numero: obiettivo.number })} </span>
          )}
          {obiettivo.title ?? t('proposta.senzaTitolo')}
          <span className="descrizione">
            {obiettivo.centroDiResponsabilita ?? t('proposta.senzaCentro')}
            {' · '}
            {t('albero.voci', { attivita: obiettivo.activities.length, indicatori: obiettivo.indicators.length })}
            {' · '}
            {t('proposta.riga', { line: obiettivo.line })}
          </span>
        </h3>
        <div className="letto-stato">
          {escluso && <Badge color="secondary">{t('proposta.escluso')}</Badge>}
          {daScegliere && <Badge color="danger">{t('proposta.daScegliere')}</Badge>}
          {dubbi.length > 0 && <Badge color="warning">{t('proposta.dubbi', { quanti: dubbi.length })}</Badge>}
          <Spunta
            etichetta={
              <>
                {t('proposta.escludi')}
                <span className="visually-hidden">: {obiettivo.title}</span>
              </>
            }
            checked={escluso}
            onChange={(acceso) => void correggi({ objectives: [{ indice, escluso: acceso }] })}
          />
        </div>
      </div>
      {errore != null && <Guasto errore={errore} />}
      {corrispondenza && !escluso && (
        <CorrispondenzaView {...{ corrispondenza, obiettiviDelPiano, scelta, onRisolvi }} />
      )}
      {senzaRiga && !escluso && <SenzaRiga senza={senzaRiga} scelte={righe} onScegli={onScegliRiga} />}
      <details open={aperto} onToggle={(event) => setAperto(event.currentTarget.open)}>
        <summary>
          {t('proposta.vediECorreggi')}
          <span className="visually-hidden">: {obiettivo.title}</span>
        </summary>
        {aperto && (
          <>
            {dubbi.length > 0 && (
              <ul className="letto-dubbi">
                {dubbi.map(({ line, text }, index) => (
                  <li key={index}>
                    {text} <span className="text-secondary">{t('proposta.riga', { line })}</span>
                  </li>
                ))}
              </ul>
            )}
            <CorreggiObiettivo propostaId={propostaId} indice={indice} obiettivo={obiettivo} />
          </>
        )}
      </details>
    </li>
  );
}
