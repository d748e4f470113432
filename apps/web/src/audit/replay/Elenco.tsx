import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { REGISTRO } from './replay.queries.js';
import type { Passi } from './usePassi.js';

const PAGE = 25;

/** The same events as a list, newest first; a line leads to its step. Asked for when it is opened. */
export function Elenco({ passi, ultima }: { passi: Passi; ultima: number }) {
  const t = useTesto();
  const [aperto, setAperto] = useState(false);
  return (
    <details className="replay-elenco" onToggle={(event) => setAperto(event.currentTarget.open)}>
      <summary>{t('replay.elenco')}</summary>
      {aperto && (
        <ol>
          <Tratto key={JSON.stringify(passi.filtri)} passi={passi} ultima={ultima} after={null} />
        </ol>
      )}
    </details>
  );
}

function Tratto({ after, ...props }: { passi: Passi; ultima: number; after: string | null }) {
  const t = useTesto();
  const date = useDate();
  const { passi, ultima } = props;
  const [altri, setAltri] = useState(false);
  const variabili = { ordine: 'recenti' as const, first: PAGE, after, filtri: passi.filtri };
  const pagina = useLettura(REGISTRO, variabili, { quando: { posizione: ultima } });
  const qui = passi.corrente?.fatto.posizione;
  return (
    <Lettura di={pagina}>
      {({ registro: { edges, pageInfo } }) => (
        <>
          {edges.map(({ node: { fatto, oggetto } }) => (
            <li key={fatto.posizione} aria-current={fatto.posizione === qui ? 'step' : undefined}>
              <button type="button" className="elenco-riga" onClick={() => passi.vai(fatto.posizione)}>
                <span className="descrizione">
                  {fatto.posizione} · {date.istanteBreve(fatto.registratoIl)} · {fatto.autore}
                  {fatto.atto &&
                    ` · ${t('replay.attoSegno', { numero: fatto.atto.numero, data: date.giornoBreve(fatto.atto.data) })}`}
                </span>
                <span>
                  {fatto.frase} {oggetto.nome && <em>{oggetto.nome}</em>}
                </span>
              </button>
            </li>
          ))}
          {pageInfo.hasNextPage && !altri && (
            <li className="non-stampare">
              <Bottone tono="outline-primary" size="xs" onClick={() => setAltri(true)}>
                {t('storia.altri')}
              </Bottone>
            </li>
          )}
          {pageInfo.hasNextPage && altri && <Tratto {...props} after={pageInfo.endCursor} />}
        </>
      )}
    </Lettura>
  );
}
