import { Breadcrumb, BreadcrumbItem } from 'design-react-kit';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { Icona } from '../ui/Icona.js';
import { Collegamento } from './Collegamento.js';
import { useScope } from './scope.js';

export interface Briciola {
  readonly testo: string;
  readonly verso: string;
}

interface Props {
  readonly titolo: string;
  /** A word above the title: what kind of thing this is. */
  readonly occhiello?: ReactNode;
  readonly sottotitolo?: ReactNode;
  /** From the consortium down to here, both left out. */
  readonly percorso?: readonly Briciola[];
  readonly azioni?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page of a consortium: where one is, what this is, what can be done. */
export function Pagina({ titolo, occhiello, sottotitolo, percorso = [], azioni, children }: Props) {
  const t = useTesto();
  const { consorzio, scope } = useScope();
  const heading = useFocusAfterNavigation();
  useEffect(() => {
    document.title = `${titolo} - ${consorzio.denominazione} - ${t('app.nome')}`;
  }, [titolo, consorzio.denominazione, t]);
  const levels = [{ testo: consorzio.denominazione, verso: `/${scope}` }, ...percorso];
  return (
    <>
      <div className="pagina-percorso non-stampare">
        <Breadcrumb aria-label={t('percorso.nome')}>
          {levels.map(({ testo, verso }) => (
            <BreadcrumbItem key={verso}>
              <Collegamento verso={verso}>{testo}</Collegamento>
              <span className="separator" aria-hidden="true">
                /
              </span>
            </BreadcrumbItem>
          ))}
          <BreadcrumbItem active>{titolo}</BreadcrumbItem>
        </Breadcrumb>
        <Bottone tono="link" size="xs" onClick={() => window.print()}>
          <Icona nome="stampa" className="icon-primary" /> {t('azione.stampa')}
        </Bottone>
      </div>
      <header className="pagina-testa">
        <div>
          {occhiello && <p className="occhiello">{occhiello}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {titolo}
          </h1>
          {sottotitolo && <div className="sottotitolo">{sottotitolo}</div>}
        </div>
        {azioni && <div className="pagina-azioni non-stampare">{azioni}</div>}
      </header>
      {children}
    </>
  );
}

let lastPath: string | null = null;

/** A page reached by a link begins at its title, also for who does not see it; the first page begins at the top. */
function useFocusAfterNavigation() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (lastPath !== null && lastPath !== pathname) heading.current?.focus();
    lastPath = pathname;
  }, [pathname]);
  return heading;
}
