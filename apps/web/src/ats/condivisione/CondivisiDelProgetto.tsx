import { useState, type ReactNode } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { Vuoto } from '../../ui/Vuoto.js';
import {
  AVANZAMENTO_CONDIVISO,
  AVANZAMENTO_VISTO,
  DOCUMENTI_CONDIVISI,
  DOCUMENTI_VISTI,
  LISTE_CONDIVISE,
  LISTE_VISTE,
  type DaAts,
  type DaMembro,
  type PaginaVista,
} from './del-progetto.queries.js';
import { FascicoliVisti } from './FascicoliVisti.js';
import { FigureViste } from './FigureViste.js';
import { ListeViste } from './ListeViste.js';

/** In an ATS: of which consortium (null: all); in a consortium: what which ATS sees. Never both. */
export type Sguardo = { readonly consorzio: string | null } | { readonly ats: string };

interface Props {
  readonly progetti: readonly { readonly progettoId: string; readonly titolo: string }[];
  readonly mese: string | null;
  readonly sguardo: Sguardo;
}

const TIPI = ['documenti', 'liste', 'avanzamento'] as const;

/** Evidence, check lists and progress that are shared of a project: read by project, since nobody looks through those of all. */
export function CondivisiDelProgetto({ progetti, mese, sguardo }: Props) {
  const t = useTesto();
  const [tipo, setTipo] = useState<(typeof TIPI)[number]>('documenti');
  const [scelto, setScelto] = useState('');
  const progettoId = scelto === '' ? progetti[0]?.progettoId : scelto;
  if (progettoId === undefined) return null;
  const Scelto = { documenti: Documenti, liste: Liste, avanzamento: Figure }[tipo];
  return (
    <section aria-labelledby="del-progetto">
      <h2 id="del-progetto" className="h4">
        {t('vista.delProgetto')}
      </h2>
      <div className="campi-in-riga non-stampare">
        <CampoScelta etichetta={t('condivisioni.progetto')} value={progettoId} onChange={setScelto}>
          {progetti.map((uno) => (
            <option key={uno.progettoId} value={uno.progettoId}>
              {uno.titolo}
            </option>
          ))}
        </CampoScelta>
        <CampoScelta
          etichetta={t('condivisioni.dati')}
          value={tipo}
          onChange={(valore) => setTipo(TIPI.find((uno) => uno === valore) ?? 'documenti')}
        >
          {TIPI.map((uno) => (
            <option key={uno} value={uno}>
              {t(`condivisioni.tipo.${uno}`)}
            </option>
          ))}
        </CampoScelta>
      </div>
      <Scelto key={JSON.stringify([progettoId, mese, sguardo])} {...{ progettoId, mese, sguardo }} />
    </section>
  );
}

type Chiesti = Omit<Props, 'progetti'> & { readonly progettoId: string };

const Documenti = (chiesti: Chiesti) => (
  <Elenco {...chiesti} condivisi={DOCUMENTI_CONDIVISI} visti={DOCUMENTI_VISTI}>
    {({ edges }, perConsorzio) => <FascicoliVisti fascicoli={edges.map(({ node }) => node)} {...{ perConsorzio }} />}
  </Elenco>
);

const Liste = (chiesti: Chiesti) => (
  <Elenco {...chiesti} condivisi={LISTE_CONDIVISE} visti={LISTE_VISTE}>
    {({ edges }, perConsorzio) => <ListeViste liste={edges.map(({ node }) => node)} {...{ perConsorzio }} />}
  </Elenco>
);

const Figure = (chiesti: Chiesti) => (
  <Elenco {...chiesti} condivisi={AVANZAMENTO_CONDIVISO} visti={AVANZAMENTO_VISTO}>
    {(viste, perConsorzio) => <FigureViste {...{ viste, perConsorzio }} />}
  </Elenco>
);

interface ElencoProps<Viste> extends Chiesti {
  readonly condivisi: DaAts<Viste>;
  readonly visti: DaMembro<Viste>;
  readonly children: (viste: Viste, perConsorzio: boolean) => ReactNode;
}

/** One hook for each of the two who ask: only the one that is meant is sent. */
function Elenco<Viste extends PaginaVista<unknown>>(props: ElencoProps<Viste>) {
  const { condivisi, visti, children, sguardo, ...chiesti } = props;
  const [after, setAfter] = useState<string | null>(null);
  const [dallAts, consorzio, ats] = diChi(sguardo);
  const delAts = useLettura(condivisi, { ...chiesti, after, consorzio }, { salta: !dallAts });
  const delMembro = useLettura(visti, { ...chiesti, after, ats }, { salta: dallAts });
  return (
    <Lettura di={dallAts ? delAts : delMembro}>
      {({ viste }) => <Pagine {...{ viste, after, setAfter }}>{children(viste, dallAts)}</Pagine>}
    </Lettura>
  );
}

const diChi = (sguardo: Sguardo) =>
  'ats' in sguardo ? ([false, null, sguardo.ats] as const) : ([true, sguardo.consorzio, ''] as const);

function Pagine(props: {
  viste: PaginaVista<unknown>;
  after: string | null;
  setAfter: (after: string | null) => void;
  children: ReactNode;
}) {
  const { viste, after, setAfter, children } = props;
  const t = useTesto();
  if (viste.edges.length === 0 && after === null)
    return (
      <Vuoto icona="documento" titolo={t('vista.nullaDelProgetto')}>
        <p>{t('vista.nullaDelProgettoTesto')}</p>
      </Vuoto>
    );
  return (
    <>
      {children}
      <p className="non-stampare">
        {after !== null && (
          <Bottone tono="outline-primary" size="sm" onClick={() => setAfter(null)}>
            {t('vista.daCapo')}
          </Bottone>
        )}{' '}
        {viste.pageInfo.hasNextPage && (
          <Bottone tono="outline-primary" size="sm" onClick={() => setAfter(viste.pageInfo.endCursor)}>
            {t('vista.altri')}
          </Bottone>
        )}
      </p>
    </>
  );
}
