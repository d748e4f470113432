import { Suspense } from 'react';

import { IndicatoreCollegato } from '../ats/index.js';
import { DaDoveViene, DiChi } from '../audit/index.js';
import { useTesto } from '../messages/index.js';
import { ValoreAtteso } from '../planning/index.js';
import { Tabella } from '../ui/Tabella.js';
import { EsitoDellaVoce } from './EsitoDellaVoce.js';
import { Grado } from './Grado.js';
import type { TabellaProps } from './TabellaAttivita.js';

/** Each indicatore: what was expected, what came of it, and how far that goes. */
export function TabellaIndicatori({
  obiettivo: { indicatori, collegamenti },
  sede,
  consuntivo,
  scrivibile,
}: TabellaProps) {
  const t = useTesto();
  if (indicatori.length === 0) return null;
  return (
    <Tabella
      didascalia={t('obiettivo.indicatori')}
      mostraDidascalia
      className="tabella-consuntivo"
      colonne={[t('indicatore.nome'), t('indicatore.atteso'), t('consuntivo.valore'), t('consuntivo.grado')]}
    >
      {indicatori.map(({ id, nome, descrizione, unita, atteso }) => {
        const collegato = collegamenti.find(({ indicatoreId }) => indicatoreId === id);
        const trovato = consuntivo?.indicatori.find(({ indicatoreId }) => indicatoreId === id);
        return (
          <tr key={id}>
            <th scope="row">
              {nome || descrizione}
              {nome && descrizione && <span className="descrizione">{descrizione}</span>}
              {unita && <span className="descrizione">{t('consuntivo.unita', { unita })}</span>}
              {collegato && (
                <Suspense fallback={null}>
                  <IndicatoreCollegato collegato={collegato} anno={sede.anno} />
                </Suspense>
              )}
              <DiChi percorso={[`indicatori/${id}/nome`, `indicatori/${id}/descrizione`, `indicatori/${id}/unita`]} />
            </th>
            <td data-colonna={t('indicatore.atteso')}>
              <ValoreAtteso {...atteso} />
              <DiChi percorso={`indicatori/${id}/atteso`} />
            </td>
            <td data-colonna={t('consuntivo.valore')}>
              <EsitoDellaVoce
                voce={{ tipo: 'indicatore', id, nome: nome || descrizione, collegato }}
                sede={sede}
                registrato={trovato?.esito ?? null}
                revisione={consuntivo?.revisione}
                scrivibile={scrivibile}
              />
            </td>
            <td data-colonna={t('consuntivo.grado')}>
              {trovato ? <Grado grado={trovato.grado} /> : t('consuntivo.attesa')}{' '}
              {trovato && (
                <DaDoveViene
                  verso={`obiettivi/${sede.obiettivoId}/provenienza/${sede.centroId}/${sede.anno}/${id}`}
                  nome={t('provenienza.diGrado', { nome: nome || descrizione })}
                />
              )}
            </td>
          </tr>
        );
      })}
    </Tabella>
  );
}
