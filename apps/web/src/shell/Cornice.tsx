import { Suspense, useMemo } from 'react';
import { Outlet, useLocation, useParams } from 'react-router';

import type { Io } from '../tenancy/index.js';
import { useTesto } from '../messages/index.js';
import { Attesa } from '../ui/Attesa.js';
import { Avvisi } from './avvisi.js';
import { BannerMomento } from './BannerMomento.js';
import { BannerPerimetro } from './BannerPerimetro.js';
import { ConfineErrori } from './ConfineErrori.js';
import { NonTrovata } from './NonTrovata.js';
import { ScopeContext } from './scope.js';
import { Testata } from './Testata.js';

/** Every page of a consortium stands in this frame. One that does not exist and one not open to the person look alike. */
export function Cornice({ io }: { io: Io }) {
  const t = useTesto();
  const { scope = '' } = useParams();
  const { pathname } = useLocation();
  const current = useMemo(() => {
    const consorzio = io.consorzi.find((each) => each.scope === scope);
    return consorzio ? { io, consorzio, scope } : null;
  }, [io, scope]);
  if (!current) return <NonTrovata />;
  return (
    <ScopeContext value={current} key={scope}>
      <Avvisi>
        <div className="skiplinks">
          <a className="visually-hidden-focusable" href="#contenuto">
            {t('app.vaiAlContenuto')}
          </a>
        </div>
        <Testata />
        <BannerMomento />
        <BannerPerimetro />
        <main id="contenuto" tabIndex={-1} className="container-xxl contenuto">
          <ConfineErrori pagina={pathname}>
            <Suspense fallback={<Attesa />}>
              <Outlet />
            </Suspense>
          </ConfineErrori>
        </main>
      </Avvisi>
    </ScopeContext>
  );
}
