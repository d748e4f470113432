import { Link } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Icona } from '../ui/Icona.js';
import { useScope } from './scope.js';
import { useMenu } from './useMenu.js';

/** The consortia that the person belongs to: a disclosure with links, so that nothing changes until one is chosen. */
export function CambioConsorzio() {
  const t = useTesto();
  const { io, scope } = useScope();
  const { box, bottone, lista, chiudi } = useMenu();

  if (io.consorzi.length < 2) return null;
  return (
    <div {...box} className="cambio">
      <button {...bottone} className="btn btn-full" aria-label={t('consorzio.cambia')}>
        <span>
          {t('consorzio.cambiaBreve')} <span className="cambio-parola">{t('consorzio.cambiaResto')}</span>
        </span>
        <Icona nome="espandi" className="icon-white" />
      </button>
      <ul {...lista}>
        {io.consorzi.map((consorzio) => (
          <li key={consorzio.scope}>
            <Link
              to={`/${consorzio.scope}`}
              aria-current={consorzio.scope === scope ? 'true' : undefined}
              onClick={chiudi}
            >
              {consorzio.denominazione}
              {consorzio.tipo === 'ats' && <span className="cambio-tipo">{t('ats.occhiello')}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
