import { Header, HeaderContent, HeaderRightZone } from 'design-react-kit';
import { Link, NavLink } from 'react-router';

import { useTesto, type MessageId } from '../messages/index.js';
import type { TipoScope } from '../tenancy/index.js';
import { Icona } from '../ui/Icona.js';
import { CambioConsorzio } from './CambioConsorzio.js';
import { useMomento } from './momento.js';
import { useScope } from './scope.js';
import { SceltaMomento } from './SceltaMomento.js';

interface Sezione {
  readonly testo: MessageId;
  readonly verso: string;
  readonly permesso?: string;
  /** Of the whole: nothing for who sees a part of it. */
  readonly intero?: true;
}

const REGISTRO: Sezione = { testo: 'nav.registro', verso: '/registro', permesso: 'audit.leggi', intero: true };
const TRASPARENZA: Sezione = {
  testo: 'nav.trasparenza',
  verso: '/trasparenza',
  permesso: 'audit.leggi',
  intero: true,
};
const PERSONE: Sezione = { testo: 'nav.persone', verso: '/persone', permesso: 'tenancy.amministra' };

const REVISORI: Sezione = { testo: 'nav.revisori', verso: '/revisori', permesso: 'audit.vigila' };

const SEZIONI: Readonly<Record<TipoScope, readonly Sezione[]>> = {
  consorzio: [
    { testo: 'nav.inizio', verso: '' },
    { testo: 'nav.piani', verso: '/piani' },
    { testo: 'nav.importa', verso: '/importa', permesso: 'importing.importa' },
    { testo: 'nav.importazioni', verso: '/importazioni', permesso: 'importing.leggi' },
    { testo: 'nav.centri', verso: '/centri' },
    REGISTRO,
    TRASPARENZA,
    PERSONE,
    REVISORI,
  ],
  ats: [{ testo: 'nav.inizio', verso: '' }, REGISTRO, TRASPARENZA, PERSONE, REVISORI],
};

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
  const sezioni = SEZIONI[consorzio.tipo].filter(
    ({ permesso, intero }) =>
      (permesso === undefined || consorzio.permessi.includes(permesso)) && !(intero && consorzio.ristretto),
  );
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
      <nav
        className="sezioni non-stampare"
        aria-label={t(consorzio.tipo === 'ats' ? 'ats.sezioni' : 'app.navigazione')}
      >
        <ul className="container-xxl">
          {sezioni.map(({ testo, verso }) => (
            <li key={testo}>
              <NavLink to={`/${scope}${verso}${parametri}`} end={verso === ''}>
                {t(testo)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
