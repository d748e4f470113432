import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AvanzamentoDelConsorzio } from '../avanzamento/AvanzamentoDelConsorzio.js';
import { DossierDelProgetto } from '../fascicolo/DossierDelProgetto.js';
import { useParoleAts } from '../pagine/parole.js';
import { euro } from './bozza.js';
import { PROGETTI_RECEPITI, type ProgettoRecepito } from './progetti.queries.js';
import { Fasi } from './PianoLeggibile.js';
import { RitornoDellAts } from './RitornoDellAts.js';

const somma = (quote: ProgettoRecepito['quote'], fonte: string) =>
  quote.filter((one) => one.fonte === fonte).reduce((sum, { centesimi }) => sum + centesimi, 0);

/** The projects of an ATS that the consortium takes part in, as its own log knows them. */
export function ProgettiRecepitiPage() {
  const t = useTesto();
  const letti = useLettura(PROGETTI_RECEPITI, {});
  return (
    <Pagina titolo={t('recepiti.titolo')} occhiello={t('recepiti.occhiello')}>
      <Lettura di={letti}>
        {({ progettiRecepiti: { progetti } }) =>
          progetti.length === 0 ? (
            <Vuoto icona="cartella" titolo={t('recepiti.nessuno')}>
              <p>{t('recepiti.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Elenco progetti={progetti} />
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Elenco({ progetti }: { progetti: readonly ProgettoRecepito[] }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { periodo } = useParoleAts();
  return (
    <Tabella
      didascalia={t('recepiti.didascalia')}
      colonne={[
        t('progetti.progetto'),
        t('progetti.programma'),
        t('progetti.termine'),
        { numero: t('recepiti.nostraQuota') },
      ]}
    >
      {progetti.map(({ id, titolo, cup, programma, stato, quote, ...termine }) => (
        <tr key={id}>
          <th scope="row">
            <Collegamento verso={`/${scope}/progetti-ats/${id}`}>{titolo}</Collegamento>
            <span className="descrizione">{t('progetti.conCup', { cup })}</span>
          </th>
          <td data-colonna={t('progetti.programma')}>{programma}</td>
          <td data-colonna={t('progetti.termine')}>
            {periodo(termine)}
            <span className="descrizione">{parola('progetti.stato', stato)}</span>
          </td>
          <td data-colonna={t('recepiti.nostraQuota')} className="numero">
            {euro(somma(quote, 'finanziamento'))}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}

/** One of them: what the consortium may spend of each item. */
export function ProgettoRecepitoPage() {
  const { progettoId } = useParams();
  const letti = useLettura(PROGETTI_RECEPITI, {});
  return (
    <Lettura di={letti}>
      {({ progettiRecepiti: { progetti } }) => {
        const progetto = progetti.find(({ id }) => id === progettoId);
        return progetto ? <Dettaglio progetto={progetto} /> : <NonTrovata />;
      }}
    </Lettura>
  );
}

function Dettaglio({ progetto }: { progetto: ProgettoRecepito }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { istante } = useDate();
  const { periodo } = useParoleAts();
  const { titolo, cup, programma, stato, voci, quote, procedura, proceduraVersione, recepitoIl } = progetto;
  const di = (voceId: string, fonte: string) =>
    somma(
      quote.filter((one) => one.voceId === voceId),
      fonte,
    );
  return (
    <Pagina
      titolo={titolo}
      occhiello={programma}
      percorso={[{ testo: t('recepiti.titolo'), verso: `/${scope}/progetti-ats` }]}
    >
      <dl className="progetti-dati">
        <dt>{t('progetti.cup')}</dt>
        <dd>{cup}</dd>
        <dt>{t('progetti.termine')}</dt>
        <dd>{periodo(progetto)}</dd>
        <dt>{t('progetti.statoNome')}</dt>
        <dd>{parola('progetti.stato', stato)}</dd>
        <dt>{t('progetti.procedura')}</dt>
        <dd>{t('progetti.versione', { versione: proceduraVersione, nome: procedura })}</dd>
        <dt>{t('recepiti.arrivato')}</dt>
        <dd>{istante(recepitoIl)}</dd>
      </dl>
      <Tabella
        didascalia={t('recepiti.quote')}
        mostraDidascalia
        colonne={[
          t('progetti.voce'),
          { numero: t('progetti.finanziamento') },
          { numero: t('progetti.cofinanziamento') },
        ]}
      >
        {voci.map(({ voceId, codice, titolo: voce }) => (
          <tr key={voceId}>
            <th scope="row">
              {codice} {voce}
            </th>
            <td data-colonna={t('progetti.finanziamento')} className="numero">
              {euro(di(voceId, 'finanziamento'))}
            </td>
            <td data-colonna={t('progetti.cofinanziamento')} className="numero">
              {euro(di(voceId, 'cofinanziamento'))}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('progetti.totale')}</th>
          <td data-colonna={t('progetti.finanziamento')} className="numero">
            <strong>{euro(somma(quote, 'finanziamento'))}</strong>
          </td>
          <td data-colonna={t('progetti.cofinanziamento')} className="numero">
            <strong>{euro(somma(quote, 'cofinanziamento'))}</strong>
          </td>
        </tr>
      </Tabella>
      <Fasi fasi={progetto.fasi} />
      <AvanzamentoDelConsorzio
        progettoId={progetto.id}
        aperto={stato === 'inCorso'}
        dal={progetto.dal}
        al={progetto.al}
      />
      <RitornoDellAts progettoId={progetto.id} />
      <DossierDelProgetto progettoId={progetto.id} />
    </Pagina>
  );
}
