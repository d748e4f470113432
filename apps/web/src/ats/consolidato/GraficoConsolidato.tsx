import { useId } from 'react';

import { useTesto } from '../../messages/index.js';
import { useImporti } from '../rendiconti/importi.js';
import type { Misure } from './consolidato.queries.js';

export interface BarraConsolidata extends Misure {
  readonly id: string;
  readonly nome: string;
  /** Nothing is told of what is shared. */
  readonly fuori?: boolean | undefined;
}

/**
 * Of each row what is shared over what is reported, beside each other and on one scale: plain and hatched, so that they
 * are told apart without colour, on paper too. The table after it says the same, so it is not read out.
 */
export function GraficoConsolidato({ barre }: { barre: readonly BarraConsolidata[] }) {
  const t = useTesto();
  const { euro } = useImporti();
  const tratteggio = useId().replaceAll(':', '');
  const valori = barre.flatMap(({ condiviso, rendicontato }) => [
    condiviso?.quotaCentesimi ?? 0,
    rendicontato.quotaCentesimi,
  ]);
  const most = Math.max(...valori.map(Math.abs));
  if (most === 0) return null;
  const parte = (centesimi: number) => `${(Math.abs(centesimi) / most) * 100}%`;
  return (
    <div className="consolidato-grafico" aria-hidden="true">
      {barre.map(({ id, nome, condiviso, rendicontato, fuori }) => (
        <div key={id} className="consolidato-riga">
          <span>
            {nome}:{' '}
            {condiviso !== null
              ? `${euro(condiviso.quotaCentesimi)} / `
              : !fuori && `${t('consolidato.nonCondivide')} / `}
            {euro(rendicontato.quotaCentesimi)}
          </span>
          {Boolean(condiviso?.quotaCentesimi || rendicontato.quotaCentesimi) && (
            <svg focusable="false">
              <rect y="0" height="12" width={parte(condiviso?.quotaCentesimi ?? 0)} fill="#0066cc" />
              <rect y="14" height="12" width={parte(rendicontato.quotaCentesimi)} fill={`url(#${tratteggio})`} />
            </svg>
          )}
        </div>
      ))}
      <p className="consolidato-legenda">
        {barre.some(({ fuori }) => !fuori) && (
          <span>
            <svg focusable="false">
              <rect height="12" width="100%" fill="#0066cc" />
            </svg>{' '}
            {t('consolidato.condiviso')}
          </span>
        )}
        <span>
          <svg focusable="false">
            <defs>
              <pattern id={tratteggio} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" fill="#d9dadb" />
                <rect width="3" height="6" fill="#455b71" />
              </pattern>
            </defs>
            <rect height="12" width="100%" fill={`url(#${tratteggio})`} />
          </svg>{' '}
          {t('consolidato.rendicontato')}
        </span>
      </p>
    </div>
  );
}
