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
  const ultimo = useUltimoFatto(quando);
  if (quando === null) return null;
  const etichetta = (state as { etichetta?: string } | null)?.etichetta;
  const testo =
    'al' in quando
      ? t('momento.bannerData', { quando: date.istante(quando.al) })
      : t(ultimo?.registratoIl ? 'momento.bannerPosizioneDel' : 'momento.bannerPosizione', {
          posizione: quando.posizione,
          etichetta: etichetta ? `, ${etichetta}` : '',
          quando: ultimo?.registratoIl && date.istante(ultimo.registratoIl),
        });
  return (
    <div className="momento-banner" role="status">
      <div className="container-xxl">
        <p className="mb-0">
          <Icona nome="orologio" /> <strong>{testo}</strong> {t('momento.solaLettura')}
          {ultimo && 'al' in quando && (
            <span className="momento-ultimo">
              {ultimo.registratoIl
                ? t('momento.ultimoFatto', { quando: date.istante(ultimo.registratoIl), posizione: ultimo.posizione })
                : t('momento.nessunFatto')}
            </span>
          )}
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

/** A place in the log says nothing to people: when it was written does. Whatever the scope is, one of its questions says it. */
const DEL_CONSORZIO: TypedDocumentNode<Ultimo, { scope: string; quando: Quando }> = gql`
  query delConsorzio($scope: ID!, $quando: QuandoInput) {
    letto: piani(scope: $scope, quando: $quando, first: 1) {
      momento {
        scope
        posizione
        registratoIl
      }
    }
  }
`;
const DELL_ATS: TypedDocumentNode<Ultimo, { scope: string; quando: Quando }> = gql`
  query dellAts($scope: ID!, $quando: QuandoInput) {
    letto: ats(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        registratoIl
      }
    }
  }
`;

interface Ultimo {
  readonly letto: { readonly momento: { readonly posizione: number; readonly registratoIl: string | null } };
}

/** The last event that the moment of the URL takes in; undefined while it is asked for, and now. */
function useUltimoFatto(quando: Quando): Ultimo['letto']['momento'] | undefined {
  const { consorzio } = useScope();
  const { dati } = useLettura(consorzio.tipo === 'ats' ? DELL_ATS : DEL_CONSORZIO, {}, { salta: quando === null });
  return quando === null ? undefined : dati?.letto.momento;
}
