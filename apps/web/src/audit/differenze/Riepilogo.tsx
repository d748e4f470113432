import { useTesto } from '../../messages/index.js';
import type { DifferenzeLette } from '../origine.queries.js';

/** How much differs, kind by kind, however many pages it takes to tell. */
export function Riepilogo({ riepilogo }: Pick<DifferenzeLette, 'riepilogo'>) {
  const t = useTesto();
  const quanti = riepilogo.reduce((sum, one) => sum + one.aggiunti + one.eliminati + one.cambiati, 0);
  return (
    <>
      <p role="status">{t('differenze.quanti', { quanti })}</p>
      {riepilogo.length > 0 && (
        <ul className="riepilogo">
          {riepilogo.map(({ genere, aggiunti, eliminati, cambiati }) => (
            <li key={genere}>
              <strong>{genere}</strong>:{' '}
              {[
                aggiunti > 0 && t('differenze.aggiunti', { quanti: aggiunti }),
                cambiati > 0 && t('differenze.cambiati', { quanti: cambiati }),
                eliminati > 0 && t('differenze.eliminati', { quanti: eliminati }),
              ]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
