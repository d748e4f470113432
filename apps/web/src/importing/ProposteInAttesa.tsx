import { Link } from 'react-router';

import { useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useScope } from '../shell/scope.js';
import { useDate } from '../ui/date.js';
import { PROPOSTE } from './importing.queries.js';

/** Documents read earlier whose review is still to be done. */
export function ProposteInAttesa() {
  const t = useTesto();
  const { scope } = useScope();
  const { giornoBreve } = useDate();
  const { dati } = useLettura(PROPOSTE, {});
  const pronte = dati?.proposte.filter(({ stato }) => stato === 'pronta') ?? [];
  if (pronte.length === 0) return null;
  return (
    <section aria-labelledby="in-attesa">
      <h2 id="in-attesa" className="h4">
        {t('importa.inAttesa')}
      </h2>
      <ul>
        {pronte.map(({ id, nome, scadeIl }) => (
          <li key={id}>
            <Link to={`/${scope}/importa/${id}`}>{nome}</Link>{' '}
            <span className="text-secondary">{t('importa.scade', { giorno: giornoBreve(scadeIl) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
