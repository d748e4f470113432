import { NavLink, useLocation } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Icona } from '../ui/Icona.js';
import { useMomento } from './momento.js';
import { useScope } from './scope.js';
import { SEZIONI, type Gruppo, type Sezione } from './sezioni.js';
import { useMenu } from './useMenu.js';

/** The bar of sections that are open to the person here. */
export function Sezioni() {
  const t = useTesto();
  const { consorzio } = useScope();
  const aperta = ({ permesso, intero }: Sezione) =>
    (permesso === undefined || consorzio.permessi.includes(permesso)) && !(intero && consorzio.ristretto);
  return (
    <nav className="sezioni non-stampare" aria-label={t(consorzio.tipo === 'ats' ? 'ats.sezioni' : 'app.navigazione')}>
      <ul className="container-xxl">
        {SEZIONI[consorzio.tipo].map((voce) => {
          if (!('sezioni' in voce))
            return (
              aperta(voce) && (
                <li key={voce.testo}>
                  <Voce sezione={voce} />
                </li>
              )
            );
          const sezioni = voce.sezioni.filter(aperta);
          return (
            sezioni.length > 0 && (
              <li key={voce.testo}>
                <Menu gruppo={{ ...voce, sezioni }} />
              </li>
            )
          );
        })}
      </ul>
    </nav>
  );
}

function Voce({ sezione: { testo, verso }, onClick }: { sezione: Sezione; onClick?: () => void }) {
  const t = useTesto();
  const { scope } = useScope();
  const { parametri } = useMomento();
  return (
    <NavLink to={`/${scope}${verso}${parametri}`} end={verso === ''} {...(onClick && { onClick })}>
      {t(testo)}
    </NavLink>
  );
}

/** Some sections under one word; it is marked while one of them is the page. */
function Menu({ gruppo: { testo, sezioni } }: { gruppo: Gruppo }) {
  const t = useTesto();
  const { scope } = useScope();
  const { pathname } = useLocation();
  const { box, bottone, lista, chiudi } = useMenu();
  const qui = sezioni.some(({ verso }) => `${pathname}/`.startsWith(`/${scope}${verso}/`));
  return (
    <div {...box} className="sezioni-gruppo">
      <button {...bottone} className={qui ? 'active' : undefined} aria-current={qui ? 'true' : undefined}>
        {t(testo)}
        <Icona nome="espandi" className="icon-white" />
      </button>
      <ul {...lista}>
        {sezioni.map((sezione) => (
          <li key={sezione.testo}>
            <Voce sezione={sezione} onClick={chiudi} />
          </li>
        ))}
      </ul>
    </div>
  );
}
