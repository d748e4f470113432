import { useTesto } from '../../messages/index.js';
import type { Riconciliazione } from './riconciliazione.queries.js';

/** The first lines of the file as they are written: what a column holds is seen, not guessed. */
export function Anteprima({ foglio }: { foglio: NonNullable<Riconciliazione['foglio']> }) {
  const t = useTesto();
  const { intestazioni, anteprima, righe } = foglio;
  return (
    // A table as wide as the file scrolls by itself, by keyboard too; the page does not.
    <div className="riconcilia-anteprima" role="region" aria-label={t('riconcilia.anteprima')} tabIndex={0}>
      <table className="table table-sm">
        <caption>{t('riconcilia.anteprimaDi', { prime: anteprima.length, righe })}</caption>
        <thead>
          <tr>
            {intestazioni.map((intestazione, index) => (
              <th key={index} scope="col">
                {intestazione}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {anteprima.map((riga, index) => (
            <tr key={index}>
              {riga.map((cella, column) => (
                <td key={column}>{cella}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
