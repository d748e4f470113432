import { Header, HeaderContent, HeaderRightZone } from 'design-react-kit';
import { Link } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Icona } from '../ui/Icona.js';
import { CambioConsorzio } from './CambioConsorzio.js';
import { useMomento } from './momento.js';
import { useScope } from './scope.js';
import { SceltaMomento } from './SceltaMomento.js';
import { Sezioni } from './Sezioni.js';

/** Who one is and where: the platform's strip, the consortium, its sections. */
export function Testata() {
  return (
    <header className="it-header-wrapper testata">
      <Striscia />
      <Ente />
    </header>
  );
}

function Striscia() {
  const t = useTesto();
  const { io, scope } = useScope();
  return (
    <Header type="slim" theme="">
      <HeaderContent>
        <Link to="/" className="navbar-brand striscia-nome">
          {t('app.nome')}
        </Link>
        <HeaderRightZone className="non-stampare">
          <CambioConsorzio />
          <Link to={`/${scope}/dati-personali`} className="striscia-utente" title={io.username}>
            <Icona nome="utente" className="icon-white" />
            <span className="visually-hidden">{t('accesso.utente', { nome: io.nome })}</span>
            <span aria-hidden="true" className="striscia-utente-nome">
              {io.nome}
            </span>
          </Link>
          <Esci />
        </HeaderRightZone>
      </HeaderContent>
    </Header>
  );
}

/** A form of the page itself: signing out is a request of the browser, not of a script. */
export function Esci() {
  const t = useTesto();
  return (
    <form method="post" action="/uscita" className="striscia-esci">
      <button type="submit" className="btn btn-full">
        <Icona nome="esci" className="icon-white" />
        <span>{t('accesso.esci')}</span>
      </button>
    </form>
  );
}

function Ente() {
  const t = useTesto();
  const { consorzio, scope } = useScope();
  const { parametri } = useMomento();
  return (
    <>
      <Header type="center" theme="" small>
        <HeaderContent>
          <div className="it-brand-wrapper">
            <Link to={`/${scope}${parametri}`}>
              <Icona nome="ente" className="icon-white ente-segno" />
              <span className="it-brand-text">
                <span className="it-brand-title">{consorzio.denominazione}</span>
                <span className="it-brand-tagline d-none d-md-block">{t('app.motto')}</span>
              </span>
            </Link>
          </div>
          <HeaderRightZone className="non-stampare">
            <SceltaMomento />
          </HeaderRightZone>
        </HeaderContent>
      </Header>
      <Sezioni />
    </>
  );
}
