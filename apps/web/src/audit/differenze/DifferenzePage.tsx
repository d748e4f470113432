import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { ALBERO } from '../../planning/index.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina, type Briciola } from '../../shell/Pagina.js';
import { useMomento } from '../../shell/momento.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { ATTI_DEL_PIANO, DIFFERENZE } from '../origine.queries.js';
import { AttiUnoAUno } from './AttiUnoAUno.js';
import { INIZIO, momentoDi, numerati, ORA, type AttoNumerato } from './momenti.js';
import { Riepilogo } from './Riepilogo.js';
import { SceltaDeiMomenti } from './SceltaDeiMomenti.js';
import { OggettiCambiati } from './OggettiCambiati.js';

/** What differs between two moments or acts: of the plan that the address names, else of the whole scope. */
export function DifferenzePage() {
  const { pianoId } = useParams();
  return pianoId ? <DelPiano pianoId={pianoId} /> : <DelloScope />;
}

function DelPiano({ pianoId }: { pianoId: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const albero = useLettura(ALBERO, { pianoId });
  return (
    <Lettura di={albero}>
      {(dati) =>
        dati.albero ? (
          <Intera
            pianoId={pianoId}
            titolo={t('confronto.titolo')}
            occhiello={dati.albero.piano.titolo}
            percorso={[
              { testo: t('piani.titolo'), verso: `/${scope}/piani` },
              { testo: dati.albero.piano.titolo, verso: `/${scope}/piani/${pianoId}` },
            ]}
          />
        ) : (
          <NonTrovata />
        )
      }
    </Lettura>
  );
}

function DelloScope() {
  const t = useTesto();
  return <Intera pianoId={null} titolo={t('differenze.titolo')} occhiello={t('differenze.occhiello')} percorso={[]} />;
}

interface Props {
  readonly pianoId: string | null;
  readonly titolo: string;
  readonly occhiello: string;
  readonly percorso: readonly Briciola[];
}

function Intera({ pianoId, titolo, occhiello, percorso }: Props) {
  const atti = useLettura(ATTI_DEL_PIANO, { pianoId });
  return (
    <Pagina titolo={titolo} occhiello={occhiello} percorso={percorso}>
      <Lettura di={atti}>
        {({ attiDelPiano }) => <Scelta pianoId={pianoId} atti={numerati(attiDelPiano.atti)} />}
      </Lettura>
    </Pagina>
  );
}

function Scelta({ pianoId, atti }: { pianoId: string | null; atti: readonly AttoNumerato[] }) {
  const [search, setSearch] = useSearchParams();
  const primo = atti[0] ? String(atti[0].dopo) : INIZIO;
  const scelta = {
    da: search.get('da') ?? primo,
    a: search.get('a') ?? ORA,
    centro: search.get('centro'),
    obiettivo: search.get('obiettivo'),
  };
  const scegli = (parte: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(search);
    for (const [nome, valore] of Object.entries({ da: scelta.da, a: scelta.a, ...parte })) {
      if (valore === null) next.delete(nome);
      else next.set(nome, valore);
    }
    setSearch(next, { replace: true });
  };
  return (
    <>
      <SceltaDeiMomenti {...{ pianoId, atti, scelta, scegli }} />
      <AttiUnoAUno {...{ atti, scelta, scegli }} />
      <Tratto key={JSON.stringify(scelta)} {...{ pianoId, scelta }} after={null} />
    </>
  );
}

export interface SceltaFatta {
  readonly da: string;
  readonly a: string;
  readonly centro: string | null;
  readonly obiettivo: string | null;
}

const PAGE = 25;

/** One page of what differs, and behind a button the next. */
function Tratto(props: { pianoId: string | null; scelta: SceltaFatta; after: string | null }) {
  const t = useTesto();
  const { quando } = useMomento();
  const { pianoId, scelta, after } = props;
  const [altri, setAltri] = useState(false);
  const [adesso] = useState(() => new Date().toISOString());
  const a = momentoDi(scelta.a) ?? quando;
  const differenze = useLettura(
    DIFFERENZE,
    {
      // Now against now is nothing; a first moment there must be.
      da: momentoDi(scelta.da) ?? a ?? { al: adesso },
      a,
      pianoId,
      centroId: scelta.centro,
      obiettivoId: scelta.obiettivo,
      first: PAGE,
      after,
    },
    { quando: a },
  );
  return (
    <Lettura di={differenze}>
      {({ differenze: { riepilogo, edges, fatti, pageInfo } }) => (
        <>
          {after === null && <Riepilogo riepilogo={riepilogo} />}
          <OggettiCambiati oggetti={edges.map(({ node }) => node)} fatti={fatti} />
          {pageInfo.hasNextPage && !altri && (
            <Bottone tono="outline-primary" className="non-stampare" onClick={() => setAltri(true)}>
              {t('differenze.altri')}
            </Bottone>
          )}
          {pageInfo.hasNextPage && altri && <Tratto {...props} after={pageInfo.endCursor} />}
        </>
      )}
    </Lettura>
  );
}
