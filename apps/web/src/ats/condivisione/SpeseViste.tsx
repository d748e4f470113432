import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { SpeseViste as Viste } from './condivisione.queries.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

interface Props {
  readonly viste: Viste;
  /** Whether there are several consortia to tell apart. */
  readonly perConsorzio: boolean;
  readonly after: string | null;
  readonly onPagina: (after: string | null) => void;
}

/** The shared expenses: the total, apart for each consortium, and the lines behind it. */
export function SpeseViste({ viste, perConsorzio, after, onPagina }: Props) {
  const t = useTesto();
  const { euro, mese } = useParoleCondivisione();
  const { edges, pageInfo } = viste;
  if (viste.totale.numero === 0 && edges.length === 0) {
    return (
      <Vuoto icona="documento" titolo={t('vista.nulla')}>
        <p>{t('vista.nullaTesto')}</p>
      </Vuoto>
    );
  }
  return (
    <>
      <Totali viste={viste} perConsorzio={perConsorzio} />
      <section aria-labelledby="spese-viste">
        <h2 id="spese-viste" className="h4">
          {t('vista.spese')}
        </h2>
        <Tabella
          didascalia={t('vista.speseDidascalia')}
          colonne={[
            t('vista.spesa'),
            ...(perConsorzio ? [t('vista.consorzio')] : []),
            ...[
              t('vista.mese'),
              t('vista.fornitore'),
              { numero: t('vista.costo') },
              { numero: t('vista.quota') },
              { numero: t('vista.pagato') },
            ],
          ]}
        >
          {edges.map(({ cursor, node }) => (
            <tr key={cursor}>
              <th scope="row">
                {node.descrizione ?? t('vista.testoCancellato')}
                {node.documento && <span className="descrizione">{node.documento}</span>}
              </th>
              {perConsorzio && <td data-colonna={t('vista.consorzio')}>{node.denominazione}</td>}
              <td data-colonna={t('vista.mese')}>{mese(node.mese)}</td>
              <td data-colonna={t('vista.fornitore')}>{node.fornitore}</td>
              <td data-colonna={t('vista.costo')} className="numero">
                {euro(node.costoCentesimi)}
              </td>
              <td data-colonna={t('vista.quota')} className="numero">
                {euro(node.quotaCentesimi)}
              </td>
              <td data-colonna={t('vista.pagato')} className="numero">
                {euro(node.pagatoCentesimi)}
              </td>
            </tr>
          ))}
        </Tabella>
        <p className="non-stampare">
          {after !== null && (
            <Bottone tono="outline-primary" size="sm" onClick={() => onPagina(null)}>
              {t('vista.daCapo')}
            </Bottone>
          )}{' '}
          {pageInfo.hasNextPage && (
            <Bottone tono="outline-primary" size="sm" onClick={() => onPagina(pageInfo.endCursor)}>
              {t('vista.altre')}
            </Bottone>
          )}
        </p>
      </section>
    </>
  );
}

function Totali({ viste: { totale, consorzi }, perConsorzio }: Pick<Props, 'viste' | 'perConsorzio'>) {
  const t = useTesto();
  const { euro } = useParoleCondivisione();
  const righe = [
    ...(perConsorzio ? consorzi.map((uno) => ({ nome: uno.denominazione, ...uno })) : []),
    { nome: t('vista.totale'), ...totale },
  ];
  return (
    <Tabella
      didascalia={t('vista.totaleDidascalia')}
      colonne={[
        ...[t('vista.consorzio'), { numero: t('vista.numero') }, { numero: t('vista.costo') }],
        ...[{ numero: t('vista.quota') }, { numero: t('vista.pagato') }],
      ]}
    >
      {righe.map((riga, index) => (
        <tr key={index}>
          <th scope="row">{riga.nome}</th>
          <td data-colonna={t('vista.numero')} className="numero">
            {riga.numero}
          </td>
          <td data-colonna={t('vista.costo')} className="numero">
            {euro(riga.costoCentesimi)}
          </td>
          <td data-colonna={t('vista.quota')} className="numero">
            {euro(riga.quotaCentesimi)}
          </td>
          <td data-colonna={t('vista.pagato')} className="numero">
            {euro(riga.pagatoCentesimi)}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
