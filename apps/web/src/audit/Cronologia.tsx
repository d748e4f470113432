import { useState } from 'react';

import { Lettura, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { Vuoto } from '../ui/Vuoto.js';
import { STORIA } from './audit.queries.js';
import { Fatto } from './Fatto.js';

interface Props {
  readonly oggettoId: string;
  readonly pianoId: string;
  /** The page that shows the object as it was. */
  readonly vista: string;
}

const PAGE = 25;

export function Cronologia(props: Props) {
  return (
    <ol className="cronologia">
      <Tratto {...props} after={null} />
    </ol>
  );
}

/** One page of facts, and behind a button the page before it in time. */
function Tratto({ after, ...props }: Props & { after: string | null }) {
  const t = useTesto();
  const { oggettoId, pianoId, vista } = props;
  const [altri, setAltri] = useState(false);
  const storia = useLettura(STORIA, { oggettoId, first: PAGE, after });
  return (
    <Lettura di={storia}>
      {({ storia: { edges, pageInfo } }) => (
        <>
          {edges.map(({ cursor, node }) => (
            <Fatto key={cursor} voce={node} pianoId={pianoId} vista={vista} />
          ))}
          {edges.length === 0 && after === null && (
            <li>
              <Vuoto icona="storia" titolo={t('storia.vuota')} />
            </li>
          )}
          {pageInfo.hasNextPage && !altri && (
            <li className="non-stampare">
              <Bottone tono="outline-primary" onClick={() => setAltri(true)}>
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
