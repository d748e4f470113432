import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Icona } from '../ui/Icona.js';
import { useScope } from './scope.js';

/** The consortia that the person belongs to: a disclosure with links, so that nothing changes until one is chosen. */
export function CambioConsorzio() {
  const t = useTesto();
  const { io, scope } = useScope();
  const [aperto, setAperto] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();

  useEffect(() => {
    if (!aperto) return undefined;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setAperto(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [aperto]);

  if (io.consorzi.length < 2) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    setAperto(false);
    button.current?.focus();
  };
  return (
    <div ref={box} className="cambio" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="btn btn-full"
        aria-label={t('consorzio.cambia')}
        aria-expanded={aperto}
        aria-controls={listId}
        onClick={() => setAperto(!aperto)}
      >
        <span>
          {t('consorzio.cambiaBreve')} <span className="cambio-parola">{t('consorzio.cambiaResto')}</span>
        </span>
        <Icona nome="espandi" className="icon-white" />
      </button>
      <ul id={listId} hidden={!aperto}>
        {io.consorzi.map((consorzio) => (
          <li key={consorzio.scope}>
            <Link
              to={`/${consorzio.scope}`}
              aria-current={consorzio.scope === scope ? 'true' : undefined}
              onClick={() => setAperto(false)}
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
