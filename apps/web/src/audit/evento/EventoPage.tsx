import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAtto } from '../../planning/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Tabella } from '../../ui/Tabella.js';
import { useDate } from '../../ui/date.js';
import { paginaDi } from '../luogo.js';
import { StatoSigillo } from '../trasparenza/StatoSigillo.js';
import { EVENTO, type EventoDelRegistro } from '../origine.queries.js';
import { Vicini } from './Vicini.js';

/** One event of the log: as people read it, and as it stands there. Every link of provenance leads here. */
export function EventoPage() {
  const posizione = Number(useParams()['posizione']);
  const valida = Number.isSafeInteger(posizione) && posizione >= 0;
  const evento = useLettura(EVENTO, { posizione }, { salta: !valida });
  if (!valida) return <NonTrovata />;
  return (
    <Lettura di={evento}>
      {(dati) => (dati.evento ? <Intero key={posizione} evento={dati.evento} /> : <NonTrovata />)}
    </Lettura>
  );
}

function Intero({ evento }: { evento: EventoDelRegistro }) {
  const t = useTesto();
  const {
    consorzio: { ristretto },
    scope,
  } = useScope();
  const { fatto } = evento;
  return (
    <Pagina
      titolo={fatto.frase}
      occhiello={t('evento.occhiello', { posizione: fatto.posizione })}
      percorso={ristretto ? [] : [{ testo: t('evento.registro'), verso: `/${scope}/registro` }]}
    >
      <Vicini evento={evento} />
      <ChiECheCosa evento={evento} />
      {!ristretto && <StatoSigillo posizione={fatto.posizione} />}
      <Parole evento={evento} />
      <Contenuto evento={evento} />
    </Pagina>
  );
}

/** Who, in which role, when, from when it counts, by which act, of what. */
function ChiECheCosa({ evento: { fatto, oggetto, inizioDelComando, fineDelComando } }: { evento: EventoDelRegistro }) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  const atto = useAtto();
  const { scope } = useScope();
  const pagina = paginaDi(oggetto);
  const nome = oggetto.nome || parola('evento.oggetto', oggetto.tipo);
  const vale = fatto.avvenutoIl;
  return (
    <dl className="scheda">
      <div>
        <dt>{t('evento.autore')}</dt>
        <dd>{t('evento.autoreERuolo', { autore: fatto.autore, ruolo: parola('ruolo', fatto.ruolo) })}</dd>
      </div>
      <div>
        <dt>{t('evento.registratoIl')}</dt>
        <dd>
          <time dateTime={fatto.registratoIl}>{date.istante(fatto.registratoIl)}</time>
        </dd>
      </div>
      <div>
        <dt>{t('evento.avvenutoIl')}</dt>
        <dd>{vale.length > 10 ? date.istante(vale) : date.giorno(vale)}</dd>
      </div>
      <div>
        <dt>{t('evento.atto')}</dt>
        <dd>{fatto.atto ? atto(fatto.atto) : t('evento.senzaAtto')}</dd>
      </div>
      <div>
        <dt>{parola('evento.oggetto', oggetto.tipo)}</dt>
        <dd>{pagina ? <Collegamento verso={`/${scope}/${pagina}`}>{nome}</Collegamento> : nome}</dd>
      </div>
      {fineDelComando > inizioDelComando && (
        <div>
          <dt>{t('evento.insieme')}</dt>
          <dd>
            {t('evento.insiemeQuanti', { quanti: fineDelComando - inizioDelComando + 1 })}{' '}
            <Collegamento
              className="non-stampare"
              verso={`/${scope}/differenze`}
              cerca={{ da: String(inizioDelComando - 1), a: String(fineDelComando) }}
            >
              {t('evento.cheCosaECambiato')}
            </Collegamento>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Free texts stand outside the log: their words, or that they were erased, beside the hash that it keeps. */
function Parole({ evento: { testi } }: { evento: EventoDelRegistro }) {
  const t = useTesto();
  if (testi.length === 0) return null;
  return (
    <section aria-labelledby="testi">
      <h2 id="testi" className="h4">
        {t('evento.testi')}
      </h2>
      {testi.map(({ id, testo, impronta }) => (
        <figure key={id} className="fatto-testo">
          <blockquote className="testo-libero">{testo ?? <em>{t('testo.cancellato')}</em>}</blockquote>
          {impronta && (
            <figcaption className="descrizione impronta">{t('evento.improntaDelTesto', { impronta })}</figcaption>
          )}
        </figure>
      ))}
    </section>
  );
}

/** The event as the log holds it: ids, hash, payload; what the ids stand for, beside. */
function Contenuto({ evento }: { evento: EventoDelRegistro }) {
  const t = useTesto();
  const { nomi, contenuto, fatto } = evento;
  const voci = [
    [t('evento.tipo'), t('evento.tipoEVersione', { tipo: fatto.tipo, versione: evento.versione })],
    [t('evento.flusso'), t('evento.flussoERevisione', { flusso: evento.flusso, revisione: evento.revisione })],
    [t('evento.id'), evento.eventId],
    [t('evento.comando'), evento.commandId],
    [t('evento.impronta'), evento.impronta],
  ] as const;
  return (
    <section aria-labelledby="contenuto-evento">
      <h2 id="contenuto-evento" className="h4">
        {t('evento.nelRegistro')}
      </h2>
      <dl className="scheda">
        {voci.map(([nome, valore]) => (
          <div key={nome}>
            <dt>{nome}</dt>
            <dd className="impronta">{valore}</dd>
          </div>
        ))}
      </dl>
      {nomi.length > 0 && (
        <Tabella
          didascalia={t('evento.nomi')}
          mostraDidascalia
          colonne={[t('evento.identificativo'), t('evento.nome')]}
        >
          {nomi.map(({ id, nome }) => (
            <tr key={id}>
              <th scope="row" className="impronta">
                {id}
              </th>
              <td data-colonna={t('evento.nome')}>{nome}</td>
            </tr>
          ))}
        </Tabella>
      )}
      <pre className="contenuto-evento" tabIndex={0} aria-label={t('evento.contenuto')}>
        {JSON.stringify(contenuto, null, 2)}
      </pre>
    </section>
  );
}
