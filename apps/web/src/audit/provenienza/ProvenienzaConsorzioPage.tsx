import { useIntl } from 'react-intl';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { TOTALI, type Totali, type TotaliDelConsorzio } from '../../planning/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Tabella } from '../../ui/Tabella.js';
import { Misure } from './Misure.js';

/** As the page of a plan orders them. */
const MISURE = [
  ...(['obiettivi', 'attivita', 'indicatori', 'progettiPeg'] as const),
  ...(['attivitaConEsito', 'indicatoriConValore', 'relazioni'] as const),
] satisfies readonly (keyof Totali)[];

/** Where a total of the whole consortium comes from: the totals of its plans, each of which has a ledger. */
export function ProvenienzaConsorzioPage() {
  const { misura: asked = MISURE[0] } = useParams();
  const totali = useLettura(TOTALI, {});
  const misura = MISURE.find((one) => one === asked);
  if (!misura) return <NonTrovata />;
  return <Lettura di={totali}>{({ totali: letti }) => <Intero misura={misura} letti={letti} />}</Lettura>;
}

function Intero({ misura, letti: { totale, piani } }: { misura: keyof Totali; letti: TotaliDelConsorzio }) {
  const t = useTesto();
  const parola = useParola();
  const { consorzio, scope } = useScope();
  const { formatNumber } = useIntl();
  const nome = parola('misura', misura);
  return (
    <Pagina titolo={t('provenienza.titolo')} occhiello={consorzio.denominazione}>
      <Misure
        nome={t('provenienza.totaliDelConsorzio')}
        saldi={MISURE.map((one) => ({ misura: one, totale: totale[one] }))}
        misura={misura}
        base={`/${scope}`}
      />
      <section aria-labelledby="conto">
        <h2 id="conto" className="h4">
          {t('provenienza.conto', { misura: nome, totale: formatNumber(totale[misura]) })}
        </h2>
        <p>{t('provenienza.pianiSpiegazione')}</p>
        <Tabella
          didascalia={t('provenienza.piani', { misura: nome })}
          className="conto"
          colonne={[t('provenienza.piano'), nome]}
        >
          {piani.map(({ pianoId, titolo, totali }) => (
            <tr key={pianoId}>
              <th scope="row">
                {consorzio.ristretto ? (
                  titolo
                ) : (
                  <Collegamento verso={`/${scope}/piani/${pianoId}/provenienza/${misura}`}>{titolo}</Collegamento>
                )}
              </th>
              <td data-colonna={nome} className="numero">
                {formatNumber(totali[misura])}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('provenienza.somma')}</th>
            <td data-colonna={nome} className="numero">
              <strong>{formatNumber(piani.reduce((sum, { totali }) => sum + totali[misura], 0))}</strong>
            </td>
          </tr>
        </Tabella>
      </section>
    </Pagina>
  );
}
