import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';

import { useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Bottone } from '../ui/Bottone.js';
import { useDate } from '../ui/date.js';
import { Icona } from '../ui/Icona.js';
import { useMomento, type Quando } from './momento.js';
import { useScope } from './scope.js';
import { DialogoMomento } from './SceltaMomento.js';

/** The past is never mistaken for the present: said at the top of every page, and always in sight. */
export function BannerMomento() {
  const t = useTesto();
  const { quando } = useMomento();
  const { pathname, state } = useLocation();
  const date = useDate();
  const [aperta, setAperta] = useState(false);
  const registratoIl = useRegistratoIl(quando);
  if (quando === null) return null;
  const etichetta = (state as { etichetta?: string } | null)?.etichetta;
  const testo =
    'al' in quando
      ? t('momento.bannerData', { quando: date.istante(quando.al) })
      : t(registratoIl ? 'momento.bannerPosizioneDel' : 'momento.bannerPosizione', {
          posizione: quando.posizione,
          etichetta: etichetta ? `, ${etichetta}` : '',
          quando: registratoIl && date.istante(registratoIl),
        });
  return (
    <div className="momento-banner" role="status">
      <div className="container-xxl">
        <p className="mb-0">
          <Icona nome="orologio" /> <strong>{testo}</strong> {t('momento.solaLettura')}
        </p>
        <div className="momento-azioni non-stampare">
          <Bottone tono="outline-primary" size="xs" onClick={() => setAperta(true)}>
            {t('momento.cambia')}
          </Bottone>
          <Link className="btn btn-primary btn-xs" to={pathname}>
            {t('momento.ora')}
          </Link>
        </div>
      </div>
      {aperta && <DialogoMomento onChiudi={() => setAperta(false)} />}
    </div>
  );
}

/** A place in the log says nothing to people: when it was written does. Consortia only: an ATS keeps no plans. */
const DEL_MOMENTO: TypedDocumentNode<
  { piani: { momento: { registratoIl: string | null } } },
  { scope: string; quando: Quando }
> = gql`
  query delMomento($scope: ID!, $quando: QuandoInput) {
    piani(scope: $scope, quando: $quando, first: 1) {
      momento {
        scope
        posizione
        registratoIl
      }
    }
  }
`;

function useRegistratoIl(quando: Quando): string | null {
  const { consorzio } = useScope();
  const salta = quando === null || 'al' in quando || consorzio.tipo !== 'consorzio';
  const { dati } = useLettura(DEL_MOMENTO, {}, { salta });
  return (salta ? null : dati?.piani.momento.registratoIl) ?? null;
}
