import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { COLLEGAMENTI, CONTEGGI, type Conteggio, type IndicatoreDiUnConteggio } from './avanzamento.queries.js';
import { CollegaIndicatore, ScollegaIndicatore } from './CollegaIndicatore.js';

interface Props {
  readonly progettoId: string;
  /** Days of the project, ISO. */
  readonly dal: string;
  readonly al: string;
}

/** What the platform counts of the project by itself, year by year, and which indicators of the plan are that count. */
export function ConteggiDelProgetto({ progettoId, dal, al }: Props) {
  const t = useTesto();
  const ultimo = Math.min(Number(al.slice(0, 4)), Number(oggi().slice(0, 4)));
  const primo = Math.min(Number(dal.slice(0, 4)), ultimo);
  const [anno, setAnno] = useState(ultimo);
  const letti = useLettura(CONTEGGI, { anno, progettoId });
  const collegati = useLettura(COLLEGAMENTI, {});
  return (
    <section aria-labelledby="conteggi">
      <h3 id="conteggi" className="h5">
        {t('avanzamento.conteggi')}
      </h3>
      <p>{t('avanzamento.conteggiSpiegazione')}</p>
      <CampoScelta
        etichetta={t('avanzamento.annoDeiConteggi')}
        className="campo-breve"
        value={String(anno)}
        onChange={(scelto) => setAnno(Number(scelto))}
      >
        {Array.from({ length: ultimo - primo + 1 }, (_, index) => ultimo - index).map((uno) => (
          <option key={uno} value={uno}>
            {uno}
          </option>
        ))}
      </CampoScelta>
      <Lettura di={letti}>
        {({ conteggiConosciuti: { conteggi } }) => (
          <Tabella
            didascalia={t('avanzamento.conteggiDidascalia', { anno })}
            colonne={[t('avanzamento.conteggio'), { numero: String(anno) }, t('avanzamento.indicatori')]}
          >
            {conteggi.map((uno) => (
              <Riga
                key={uno.conteggio}
                progettoId={progettoId}
                anno={anno}
                conteggio={uno}
                indicatori={(collegati.dati?.collegamenti.collegamenti ?? []).filter(
                  (altro) =>
                    altro.conteggio === uno.conteggio && (altro.progettoId === null || altro.progettoId === progettoId),
                )}
              />
            ))}
          </Tabella>
        )}
      </Lettura>
    </section>
  );
}

interface RigaProps {
  readonly progettoId: string;
  readonly anno: number;
  readonly conteggio: Conteggio;
  readonly indicatori: readonly IndicatoreDiUnConteggio[];
}

function Riga({ progettoId, anno, conteggio: { conteggio, titolo, valore }, indicatori }: RigaProps) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const [collega, setCollega] = useState(false);
  return (
    <tr>
      <th scope="row">{titolo}</th>
      <td data-colonna={String(anno)} className="numero">
        {valore}
      </td>
      <td data-colonna={t('avanzamento.indicatori')}>
        {indicatori.map(({ obiettivoId, indicatoreId, indicatore, progettoId: di }) => (
          <div key={`${obiettivoId}/${indicatoreId}`}>
            <Collegamento verso={`/${scope}/obiettivi/${obiettivoId}`}>
              {indicatore ?? t('avanzamento.indicatoreTolto')}
            </Collegamento>{' '}
            {di === null && t('avanzamento.diTutti')}{' '}
            {puo('ats.spendi') && (
              <ScollegaIndicatore
                obiettivoId={obiettivoId}
                indicatoreId={indicatoreId}
                nome={indicatore ?? t('avanzamento.indicatoreTolto')}
                conteggio
              />
            )}
          </div>
        ))}
        {puo('ats.spendi') && (
          <Bottone
            tono="outline-primary"
            size="xs"
            className="non-stampare"
            aria-label={t('avanzamento.collegaA', { traguardo: titolo })}
            onClick={() => setCollega(true)}
          >
            {t('avanzamento.collegaUno')}
          </Bottone>
        )}
        {collega && <CollegaIndicatore a={{ titolo, progettoId, conteggio }} onChiudi={() => setCollega(false)} />}
      </td>
    </tr>
  );
}
