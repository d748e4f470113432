import { DiChi } from '../audit/index.js';
import { useTesto } from '../messages/index.js';
import type { Consuntivo, Obiettivo } from '../planning/index.js';
import { Tabella } from '../ui/Tabella.js';
import { EsitoDellaVoce } from './EsitoDellaVoce.js';
import type { Sede } from './sede.js';

export interface TabellaProps {
  readonly obiettivo: Obiettivo;
  readonly sede: Sede;
  readonly consuntivo: Consuntivo | null;
  readonly scrivibile: boolean;
}

/** Each attività with its times and its outcome. */
export function TabellaAttivita({ obiettivo: { attivita }, sede, consuntivo, scrivibile }: TabellaProps) {
  const t = useTesto();
  if (attivita.length === 0) return null;
  return (
    <Tabella
      didascalia={t('obiettivo.attivita')}
      mostraDidascalia
      className="tabella-consuntivo"
      colonne={[t('attivita.testo'), t('attivita.tempi'), t('consuntivo.esito')]}
    >
      {attivita.map(({ id, testo, tempi }) => (
        <tr key={id}>
          <th scope="row">
            {testo}
            <DiChi percorso={`attivita/${id}/testo`} />
          </th>
          <td data-colonna={t('attivita.tempi')}>
            {tempi.originale || t('voce.nonIndicato')}
            <DiChi percorso={`attivita/${id}/tempi`} />
          </td>
          <td data-colonna={t('consuntivo.esito')}>
            <EsitoDellaVoce
              voce={{ tipo: 'attivita', id, nome: testo }}
              sede={sede}
              registrato={consuntivo?.attivita.find(({ attivitaId }) => attivitaId === id)?.esito ?? null}
              revisione={consuntivo?.revisione}
              scrivibile={scrivibile}
            />
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
