import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ACCESSI, type Accesso } from './revisori.queries.js';

const PAGINA = 50;

/** What auditors asked to read, newest first: the consortium sees who looks at it. */
export function AccessiRevisoriPage() {
  const t = useTesto();
  const { scope } = useScope();
  const percorso = [{ testo: t('revisori.titolo'), verso: `/${scope}/revisori` }];
  const [pagine, setPagine] = useState<readonly (string | null)[]>([null]);
  return (
    <Pagina titolo={t('revisori.accessi')} sottotitolo={t('accessiRevisori.spiegazione')} percorso={percorso}>
      {pagine.map((after) => (
        <PaginaDiAccessi
          key={after ?? ''}
          after={after}
          ultima={after === pagine.at(-1)}
          onAltri={(next) => setPagine([...pagine, next])}
        />
      ))}
    </Pagina>
  );
}

interface PaginaProps {
  readonly after: string | null;
  readonly ultima: boolean;
  readonly onAltri: (after: string) => void;
}

function PaginaDiAccessi({ after, ultima, onAltri }: PaginaProps) {
  const t = useTesto();
  const accessi = useLettura(ACCESSI, { first: PAGINA, after });
  return (
    <Lettura di={accessi}>
      {({ accessiDeiRevisori: { edges, pageInfo } }) =>
        edges.length === 0 ? (
          <Vuoto icona="utente" titolo={t('accessiRevisori.nessuno')} />
        ) : (
          <>
            <Tabella
              didascalia={t('accessiRevisori.didascalia')}
              colonne={[
                ...[t('accessiRevisori.quando'), t('accessiRevisori.chi'), t('accessiRevisori.cosa')],
                t('accessiRevisori.momento'),
              ]}
            >
              {edges.map(({ node }) => (
                <Riga key={node.id} accesso={node} />
              ))}
            </Tabella>
            {ultima && pageInfo.hasNextPage && pageInfo.endCursor !== null && (
              <Bottone tono="outline-primary" size="sm" onClick={() => onAltri(pageInfo.endCursor!)}>
                {t('accessiRevisori.altri')}
              </Bottone>
            )}
          </>
        )
      }
    </Lettura>
  );
}

function Riga({ accesso: { il, nome, incarichi, operazione, oggetti, momenti, volte } }: { accesso: Accesso }) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  const momento = (one: string) =>
    one.startsWith('#') ? t('accessiRevisori.posizione', { posizione: one.slice(1) }) : date.istanteBreve(one);
  return (
    <tr>
      <td data-colonna={t('accessiRevisori.quando')}>{date.istanteBreve(il)}</td>
      <td data-colonna={t('accessiRevisori.chi')}>
        <span>
          {nome}
          <span className="descrizione d-block">
            {t(incarichi.length > 0 ? 'accessiRevisori.conIncarico' : 'accessiRevisori.senzaScadenza')}
          </span>
        </span>
      </td>
      <td data-colonna={t('accessiRevisori.cosa')}>
        <span>
          {parola('operazione', operazione)}
          {volte > 1 && ` (${t('accessiRevisori.volte', { volte })})`}
          {oggetti.length > 0 && (
            <span className="descrizione d-block">{oggetti.map(({ id, nome: own }) => own || id).join(', ')}</span>
          )}
        </span>
      </td>
      <td data-colonna={t('accessiRevisori.momento')}>
        {momenti.length === 0 ? t('accessiRevisori.adesso') : momenti.map(momento).join(', ')}
      </td>
    </tr>
  );
}
