import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { Esportazioni } from '../esportazioni/Esportazioni.js';
import { DaConservare } from './DaConservare.js';
import { Testimoni } from './Testimoni.js';
import { TRASPARENZA, type Allarme, type Trasparenza } from './trasparenza.queries.js';

const PAGE = 20;

/** What was signed of the log, by whom, and what that proves. */
export function TrasparenzaPage() {
  const t = useTesto();
  const [after, setAfter] = useState<string | null>(null);
  const letta = useLettura(TRASPARENZA, { first: PAGE, after });
  return (
    <Pagina titolo={t('trasparenza.titolo')} sottotitolo={t('trasparenza.sottotitolo')}>
      <Lettura di={letta}>
        {({ trasparenza }) => (
          <>
            <Allarmi allarmi={trasparenza.allarmi} />
            {trasparenza.ultimo ? <Stato di={trasparenza} /> : <PrimaDelPrimo di={trasparenza} />}
            <Testimoni di={trasparenza} />
            {trasparenza.ultimo && <Sigilli di={trasparenza} after={after} onPagina={setAfter} />}
            {trasparenza.ultimo && <Esportazioni />}
            <CheCosaProva />
          </>
        )}
      </Lettura>
    </Pagina>
  );
}

/** Nobody overlooks it: something signed does not agree with what is there. */
function Allarmi({ allarmi }: { allarmi: readonly Allarme[] }) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  if (allarmi.length === 0) return null;
  return (
    <Avviso tono="danger" annuncia className="allarme-trasparenza">
      <h2 className="h4">{t('allarme.titolo')}</h2>
      <p>{t('allarme.spiegazione')}</p>
      <ul>
        {allarmi.map(({ id, motivo, rilevatoIl, dettagli }) => (
          <li key={id}>
            <strong>{parola('allarme.motivo', motivo)}</strong>{' '}
            <time dateTime={rilevatoIl}>{t('allarme.rilevatoIl', { quando: date.istante(rilevatoIl) })}</time>
            <span className="impronta d-block">
              {dettagli
                .filter(({ valore }) => valore !== '')
                .map(({ nome, valore }) => `${parola('allarme.dettaglio', nome)}: ${valore}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Avviso>
  );
}

function PrimaDelPrimo({ di: { eventi } }: { di: Trasparenza }) {
  const t = useTesto();
  return (
    <Vuoto icona="orologio" titolo={t('trasparenza.nessunSigillo')}>
      <p>{t('trasparenza.nessunSigilloTesto', { eventi })}</p>
    </Vuoto>
  );
}

function Stato({ di }: { di: Trasparenza }) {
  const t = useTesto();
  const date = useDate();
  const { scope } = useScope();
  const ultimo = di.ultimo!;
  return (
    <section aria-labelledby="ultimo-sigillo">
      <h2 id="ultimo-sigillo" className="h4">
        {t('trasparenza.ultimo')}
      </h2>
      <dl className="scheda">
        <div>
          <dt>{t('trasparenza.firmatoIl')}</dt>
          <dd>
            <time dateTime={ultimo.firmatoIl}>{date.istante(ultimo.firmatoIl)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('trasparenza.copre')}</dt>
          <dd>{t('trasparenza.copreQuanti', { sigillati: ultimo.dimensione, eventi: di.eventi })}</dd>
        </div>
        <div>
          <dt>{t('trasparenza.nonSigillati')}</dt>
          <dd>{t('trasparenza.nonSigillatiQuanti', { quanti: di.nonSigillati })}</dd>
        </div>
        <div>
          <dt>{t('trasparenza.nonTestimoniati')}</dt>
          <dd>
            {di.nonTestimoniati === null
              ? t('trasparenza.nessunTestimone')
              : t('trasparenza.nonTestimoniatiQuanti', { quanti: di.nonTestimoniati, quorum: di.quorum })}
          </dd>
        </div>
        <div>
          <dt>{t('trasparenza.radice')}</dt>
          <dd className="impronta">{ultimo.radice}</dd>
        </div>
      </dl>
      <DaConservare
        titolo={t('trasparenza.sigilloDaConservare')}
        testo={ultimo.nota}
        file={`${scope}-${ultimo.dimensione}.checkpoint.txt`}
      />
      {di.politica && (
        <DaConservare titolo={t('trasparenza.chiavi')} testo={di.politica} file={`${scope}.policy.txt`}>
          <p>{t('trasparenza.chiaviSpiegate')}</p>
        </DaConservare>
      )}
      <p className="mt-3">
        {di.verificatore ? t('trasparenza.verificatore') : t('trasparenza.verificatoreAssente')}{' '}
        {di.verificatore && <code className="impronta">{di.verificatore}</code>}
      </p>
    </section>
  );
}

interface Pagine {
  readonly di: Trasparenza;
  readonly after: string | null;
  readonly onPagina: (after: string | null) => void;
}

function Sigilli({ di: { sigilli }, after, onPagina }: Pagine) {
  const t = useTesto();
  const date = useDate();
  return (
    <section aria-labelledby="sigilli">
      <h2 id="sigilli" className="h4">
        {t('trasparenza.sigilli')}
      </h2>
      <Tabella
        didascalia={t('trasparenza.sigilli')}
        colonne={[t('trasparenza.eventi'), t('trasparenza.firmatoIl'), t('trasparenza.radice'), t('trasparenza.firme')]}
      >
        {sigilli.edges.map(({ node: { dimensione, firmatoIl, radice, controfirme } }) => (
          <tr key={dimensione}>
            <th scope="row">{t('trasparenza.primi', { dimensione })}</th>
            <td data-colonna={t('trasparenza.firmatoIl')}>{date.istanteBreve(firmatoIl)}</td>
            <td data-colonna={t('trasparenza.radice')} className="impronta">
              {radice}
            </td>
            <td data-colonna={t('trasparenza.firme')}>
              {controfirme.length === 0
                ? t('trasparenza.soloDelRegistro')
                : controfirme.map(({ testimone }) => testimone).join(', ')}
            </td>
          </tr>
        ))}
      </Tabella>
      <div className="azioni-riga non-stampare">
        {after !== null && (
          <Bottone tono="outline-primary" size="sm" onClick={() => onPagina(null)}>
            {t('trasparenza.piuRecenti')}
          </Bottone>
        )}
        {sigilli.pageInfo.hasNextPage && (
          <Bottone tono="outline-primary" size="sm" onClick={() => onPagina(sigilli.pageInfo.endCursor)}>
            {t('trasparenza.piuVecchi')}
          </Bottone>
        )}
      </div>
    </section>
  );
}

function CheCosaProva() {
  const t = useTesto();
  return (
    <section aria-labelledby="che-cosa-prova" className="che-cosa-prova">
      <h2 id="che-cosa-prova" className="h4">
        {t('trasparenza.cheCosaProva')}
      </h2>
      <div>
        <h3 className="h6">{t('trasparenza.prova')}</h3>
        <ul>
          <li>{t('trasparenza.prova.contenuto')}</li>
          <li>{t('trasparenza.prova.ordine')}</li>
          <li>{t('trasparenza.prova.coda')}</li>
        </ul>
      </div>
      <div>
        <h3 className="h6">{t('trasparenza.nonProva')}</h3>
        <ul>
          <li>{t('trasparenza.nonProva.verita')}</li>
          <li>{t('trasparenza.nonProva.completezza')}</li>
          <li>{t('trasparenza.nonProva.dopo')}</li>
        </ul>
      </div>
    </section>
  );
}
