import { useTesto } from '../messages/index.js';
import { CampoScelta } from '../ui/Campo.js';
import type { ObiettivoSenzaRighe } from './proposta.types.js';
import { conScelta, libereOf, sceltaOf, type RigaScelta } from './righe-scelte.js';

interface Props {
  readonly senza: ObiettivoSenzaRighe;
  readonly scelte: readonly RigaScelta[];
  readonly onScegli: (scelte: readonly RigaScelta[]) => void;
}

/** Results that no row of the plan takes: each is kept with the document, unless the person says which row it is. */
export function SenzaRiga({ senza, scelte, onScegli }: Props) {
  const t = useTesto();
  const quanti = senza.risultati.filter((one) => sceltaOf(scelte, senza, one) === '').length;
  return (
    <div className="senza-riga">
      <h4 className="h6">{t('senzaRiga.titolo', { quanti })}</h4>
      <p className="descrizione">{t('senzaRiga.spiegazione')}</p>
      <ul>
        {senza.risultati.map((risultato) => {
          const { tipo, indice, testo, risultato: parole } = risultato;
          const libere = libereOf(senza, scelte, risultato);
          return (
            <li key={`${tipo}/${indice}`}>
              {t(`senzaRiga.${tipo}`, { testo })} <span className="testo-libero">{parole}</span>
              {libere.length > 0 && (
                <CampoScelta
                  etichetta={t('senzaRiga.quale')}
                  value={sceltaOf(scelte, senza, risultato)}
                  onChange={(voceId) => onScegli(conScelta(scelte, senza, risultato, voceId))}
                >
                  <option value="">{t('senzaRiga.nessuna')}</option>
                  {libere.map(({ voceId, testo: delPiano }) => (
                    <option key={voceId} value={voceId}>
                      {delPiano}
                    </option>
                  ))}
                </CampoScelta>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
