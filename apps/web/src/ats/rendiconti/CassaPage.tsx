import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from './importi.js';
import { CASSA, type ContoCassa } from './rendiconti.queries.js';

/** In an ATS: what each project received, gave to its partners and reported; a chart, and the same figures beside it. */
export function CassaPage() {
  const t = useTesto();
  const letta = useLettura(CASSA, {});
  return (
    <Pagina titolo={t('cassa.titolo')} occhiello={t('cassa.occhiello')}>
      <Lettura di={letta}>
        {({ cassa: { conti } }) =>
          conti.length === 0 ? (
            <Vuoto icona="documento" titolo={t('cassa.vuota')}>
              <p>{t('cassa.vuotaTesto')}</p>
            </Vuoto>
          ) : (
            [...new Set(conti.map(({ progettoId }) => progettoId))].map((progettoId) => (
              <Progetto key={progettoId} conti={conti.filter((conto) => conto.progettoId === progettoId)} />
            ))
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Progetto({ conti }: { conti: readonly ContoCassa[] }) {
  const t = useTesto();
  const { euro } = useImporti();
  const [primo] = conti;
  const id = `cassa-${primo!.progettoId}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="h4">
        {primo!.progetto}
      </h2>
      <Grafico conti={conti} />
      <Tabella
        didascalia={t('cassa.didascalia', { progetto: primo!.progetto })}
        colonne={[
          ...[
            t('richieste.partner'),
            { numero: t('cassa.incassati') },
            { numero: t('cassa.ripartiti') },
            { numero: t('cassa.rendicontati') },
          ],
          ...[{ numero: t('cassa.condivisi') }, { numero: t('cassa.saldo') }],
        ]}
      >
        {conti.map((conto) => (
          <tr key={conto.id}>
            <th scope="row">{conto.partner ?? t('cassa.interoProgetto')}</th>
            <td data-colonna={t('cassa.incassati')} className="numero">
              {conto.partner === null ? euro(conto.incassatiCentesimi) : '–'}
            </td>
            <td data-colonna={t('cassa.ripartiti')} className="numero">
              {euro(conto.ripartitiCentesimi)}
            </td>
            <td data-colonna={t('cassa.rendicontati')} className="numero">
              {euro(conto.rendicontatiCentesimi)}
            </td>
            <td data-colonna={t('cassa.condivisi')} className="numero">
              {euro(conto.condivisiCentesimi)}
            </td>
            <td data-colonna={t('cassa.saldo')} className="numero">
              {euro(conto.saldoCentesimi)}
            </td>
          </tr>
        ))}
      </Tabella>
      <p className="descrizione">{t('cassa.spiegazione')}</p>
    </section>
  );
}

const MISURE = ['ripartitiCentesimi', 'rendicontatiCentesimi'] as const;

/** Of each account what it was given beside what was reported; the table says the same, so it is not read out twice. */
function Grafico({ conti }: { conti: readonly ContoCassa[] }) {
  const t = useTesto();
  const most = Math.max(1, ...conti.flatMap((conto) => MISURE.map((misura) => Math.abs(conto[misura]))));
  return (
    <div className="cassa-grafico" aria-hidden="true">
      {conti.map((conto) => (
        <div key={conto.id} className="cassa-conto">
          <span className="cassa-nome">{conto.partner ?? t('cassa.interoProgetto')}</span>
          {MISURE.map((misura) => (
            <span
              key={misura}
              className={`cassa-barra cassa-${misura === 'ripartitiCentesimi' ? 'dati' : 'rendicontati'}`}
              style={{ width: `${(Math.abs(conto[misura]) / most) * 100}%` }}
            />
          ))}
        </div>
      ))}
      <p className="cassa-legenda">
        <span className="cassa-dati" /> {t('cassa.ripartiti')} <span className="cassa-rendicontati" />{' '}
        {t('cassa.rendicontati')}
      </p>
    </div>
  );
}
