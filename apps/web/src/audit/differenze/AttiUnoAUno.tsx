import { useTesto } from '../../messages/index.js';
import { useParams } from 'react-router';

import type { SceltaFatta } from './DifferenzePage.js';
import type { AttoNumerato } from './momenti.js';
import { useNomeDellAtto } from './SceltaDeiMomenti.js';

interface Props {
  readonly atti: readonly AttoNumerato[];
  readonly scelta: SceltaFatta;
  readonly scegli: (parte: Readonly<Record<string, string | null>>) => void;
}

/** What each act changed by itself: from just before it to just after. */
export function AttiUnoAUno({ atti, scelta, scegli }: Props) {
  const t = useTesto();
  const { pianoId } = useParams();
  const nomeDi = useNomeDellAtto(pianoId === undefined);
  if (atti.length === 0) return null;
  const scelto = (atto: AttoNumerato) => scelta.da === String(atto.prima) && scelta.a === String(atto.dopo);
  return (
    <details className="atti-uno-a-uno non-stampare" open={atti.some(scelto)}>
      <summary>{t('differenze.unAttoSolo')}</summary>
      <ul>
        {atti.map((atto) => (
          <li key={atto.dopo}>
            <button
              type="button"
              className="btn btn-link btn-xs"
              aria-pressed={scelto(atto)}
              onClick={() => scegli({ da: String(atto.prima), a: String(atto.dopo) })}
            >
              {nomeDi(atto)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
