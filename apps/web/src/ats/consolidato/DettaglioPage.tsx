import '../../stile/rete.css';

import { useState, type ReactNode } from 'react';

import { Lettura, useLettura, type Letta } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from '../rendiconti/importi.js';
import { Pagine } from '../rendiconti/Pagine.js';
import { useFiltri } from '../scadenzario/filtri.js';
import { SoloIncarico } from '../scadenzario/SoloIncarico.js';
import { CONSOLIDATO_RIGHE, CONSOLIDATO_SPESE, type Pagina as Dietro } from './consolidato.queries.js';
import { Origine } from './Origine.js';

const FILTRI = ['di', 'progetto', 'partner', 'dal', 'al'] as const;

/** What a consolidated total is the sum of: shared expenses, or lines of rendiconti. */
export function DettaglioPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { filtri } = useFiltri(FILTRI);
  const di = filtri.di === 'rendicontato' ? 'rendicontato' : 'condiviso';
  const mesi = useMesi(filtri);
  return (
    <Pagina
      titolo={t(`consolidato.dietro.${di}`)}
      occhiello={t('consolidato.titolo')}
      sottotitolo={mesi}
      percorso={[{ testo: t('consolidato.titolo'), verso: `/${scope}/consolidato` }]}
    >
      <SoloIncarico />
      {di === 'condiviso' ? <Spese filtri={filtri} /> : <Righe filtri={filtri} />}
    </Pagina>
  );
}

type Filtri = Readonly<Record<(typeof FILTRI)[number], string>>;

function useMesi({ dal, al }: Filtri): string {
  const t = useTesto();
  const { mese } = useImporti();
  if (dal !== '' && dal === al) return mese(dal);
  if (dal === '' && al === '') return t('consolidato.tuttiIMesi');
  return [dal && t('consolidato.da', { mese: mese(dal) }), al && t('consolidato.fino', { mese: mese(al) })].filter(Boolean).join(' '); // prettier-ignore
}

const variabili = ({ progetto, partner, dal, al }: Filtri) => ({
  ...{ progettoId: progetto || null, consorzio: partner || null, dalMese: dal || null, alMese: al || null },
});

function Spese({ filtri }: { filtri: Filtri }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { euro, mese } = useImporti();
  const [after, setAfter] = useState<string | null>(null);
  const letta = useLettura(CONSOLIDATO_SPESE, { ...variabili(filtri), after });
  return (
    <Pezzi di={letta} after={after} setAfter={setAfter}>
      {({ totale, edges }) => (
        <>
          <p>
            {t('consolidato.sommaSpese', { quante: totale.numero, euro: euro(totale.quotaCentesimi) })}{' '}
            {t('consolidato.pagatoDi', { euro: euro(totale.pagatoCentesimi) })}
          </p>
          <Tabella
            didascalia={t('consolidato.dietro.condiviso')}
            className="consolidato"
            colonne={[
              ...[t('consolidato.spesa'), t('consolidato.partner'), t('consolidato.mese')],
              ...[{ numero: t('consolidato.costo') }, { numero: t('consolidato.condiviso') }],
              ...[{ numero: t('consolidato.pagato') }, { nascosta: t('consolidato.eventi') }],
            ]}
          >
            {edges.map(({ cursor, node }) => (
              <tr key={cursor}>
                <th scope="row">
                  {node.descrizione ?? parola('rendiconti.tipoSpesa', node.tipo)}
                  {node.documento && <span className="descrizione">{node.documento}</span>}
                </th>
                <td data-colonna={t('consolidato.partner')}>{node.denominazione}</td>
                <td data-colonna={t('consolidato.mese')}>{mese(node.mese)}</td>
                <td data-colonna={t('consolidato.costo')} className="numero">
                  {euro(node.costoCentesimi)}
                </td>
                <td data-colonna={t('consolidato.condiviso')} className="numero">
                  {euro(node.quotaCentesimi)}
                </td>
                <td data-colonna={t('consolidato.pagato')} className="numero">
                  {euro(node.pagatoCentesimi)}
                </td>
                <td className="text-md-end">
                  <Collegamento
                    verso={`/${scope}/consolidato/movimenti`}
                    cerca={{
                      progetto: node.progettoId,
                      partner: node.consorzio,
                      mese: node.mese,
                      spesa: node.spesaId,
                    }}
                    aria-label={t('consolidato.eventiDi', {
                      nome: node.documento ?? node.descrizione ?? node.spesaId,
                    })}
                  >
                    {t('consolidato.eventi')}
                  </Collegamento>
                </td>
              </tr>
            ))}
          </Tabella>
        </>
      )}
    </Pezzi>
  );
}

function Righe({ filtri }: { filtri: Filtri }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { euro, mese } = useImporti();
  const [after, setAfter] = useState<string | null>(null);
  const letta = useLettura(CONSOLIDATO_RIGHE, { ...variabili(filtri), after });
  return (
    <Pezzi di={letta} after={after} setAfter={setAfter}>
      {({ totale, edges }) => (
        <>
          <p>{t('consolidato.sommaRighe', { quante: totale.numero, euro: euro(totale.quotaCentesimi) })}</p>
          <Tabella
            didascalia={t('consolidato.dietro.rendicontato')}
            className="consolidato"
            colonne={[
              ...[t('consolidato.rendiconto'), t('consolidato.partner'), t('consolidato.mese')],
              ...[{ numero: t('consolidato.rendicontato') }, { numero: t('rendiconti.nonAmmesso') }],
              t('rendiconti.origine'),
            ]}
          >
            {edges.map(({ cursor, node }) => (
              <tr key={cursor}>
                <th scope="row">
                  <Collegamento verso={`/${scope}/rendiconti/${node.rendicontoId}`}>{node.rendiconto}</Collegamento>
                  <span className="descrizione">
                    {parola('rendiconti.tipoSpesa', node.tipo)} · {parola('rendiconti.stato', node.stato)}
                  </span>
                </th>
                <td data-colonna={t('consolidato.partner')}>{node.denominazione}</td>
                <td data-colonna={t('consolidato.mese')}>{mese(node.mese)}</td>
                <td data-colonna={t('consolidato.rendicontato')} className="numero">
                  {euro(node.quotaCentesimi)}
                </td>
                <td data-colonna={t('rendiconti.nonAmmesso')} className="numero">
                  {node.nonAmmessiCentesimi === 0 ? '–' : euro(node.nonAmmessiCentesimi)}
                </td>
                <td data-colonna={t('rendiconti.origine')}>
                  <Origine consorzio={node.consorzio} posizione={node.posizione} />
                  <span className="descrizione" title={node.payloadHash}>
                    {node.payloadHash.slice(0, 12)}…
                  </span>
                </td>
              </tr>
            ))}
          </Tabella>
        </>
      )}
    </Pezzi>
  );
}

interface PezziProps<D> extends Omit<Parameters<typeof Pagine>[0], 'prossima'> {
  readonly di: Letta<{ readonly dietro: D }>;
  readonly children: (dietro: D) => ReactNode;
}

/** A page of the things behind a total, and the way to the next; or that there are none. */
function Pezzi<D extends Dietro<unknown>>({ di, children, ...pagine }: PezziProps<D>) {
  const t = useTesto();
  return (
    <Lettura di={di}>
      {({ dietro }) =>
        dietro.edges.length === 0 ? (
          <Vuoto icona="documento" titolo={t('consolidato.nulla')}>
            <p>{t('consolidato.nullaTesto')}</p>
          </Vuoto>
        ) : (
          <>
            {children(dietro)}
            <Pagine {...pagine} prossima={dietro.pageInfo.hasNextPage ? dietro.pageInfo.endCursor : null} />
          </>
        )
      }
    </Lettura>
  );
}
