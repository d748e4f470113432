import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AzioniRichiesta } from './AzioniRichiesta.js';
import { useImporti } from './importi.js';
import { RICHIESTA_LETTA, type Richiesta, type RichiestaLetta } from './rendiconti.queries.js';

/** A request: the conditions of its procedure before it is sent, then the outcome, the money and where it went. */
export function RichiestaPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { richiestaId = '' } = useParams();
  const letta = useLettura(RICHIESTA_LETTA, { richiestaId });
  const tipo = letta.dati?.richiesta.richiesta?.tipo;
  return (
    <Pagina
      titolo={tipo ? t(`richieste.tipo.${tipo}`) : t('richieste.richiesta')}
      occhiello={t('richieste.titolo')}
      sottotitolo={
        <Collegamento className="non-stampare" verso={`/${scope}/richieste`}>
          {t('richieste.tutte')}
        </Collegamento>
      }
    >
      <Lettura di={letta}>
        {({ richiesta: { richiesta, ...altro } }) =>
          richiesta === null ? (
            <Vuoto icona="documento" titolo={t('richieste.assente')} />
          ) : (
            <>
              <Riassunto richiesta={richiesta} />
              <Condizioni condizioni={altro.condizioni} />
              <AzioniRichiesta richiesta={richiesta} allegati={altro.allegati} partner={altro.partner} />
              <Denaro richiesta={richiesta} />
            </>
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Riassunto({ richiesta }: { richiesta: Richiesta }) {
  const t = useTesto();
  const { euro } = useImporti();
  const { giorno } = useDate();
  const { progetto, stato, centesimi, spesaRaggiuntaCentesimi, invio, riscontro } = richiesta;
  const voci: readonly (readonly [string, string])[] = [
    [t('rendiconti.progetto'), progetto],
    [t('rendiconti.stato'), t(`richieste.stato.${stato}`)],
    [t('richieste.chiesto'), euro(centesimi)],
    [t('richieste.spesaRaggiunta'), euro(spesaRaggiuntaCentesimi)],
    ...(invio
      ? [
          [
            t('richieste.inviata'),
            `${giorno(invio.il)}, ${t('rendiconti.protocolloN', { numero: invio.protocollo })}`,
          ] as const,
        ]
      : []),
    ...(riscontro
      ? [[t('richieste.riconosciuto'), `${euro(riscontro.centesimiRiconosciuti)}, ${giorno(riscontro.il)}`] as const]
      : []),
    [t('richieste.incassato'), euro(richiesta.incassatiCentesimi)],
    [t('richieste.ripartito'), euro(richiesta.ripartitiCentesimi)],
  ];
  return (
    <dl className="row">
      {voci.map(([nome, valore]) => (
        <div className="row mx-0" key={nome}>
          <dt className="col-sm-4">{nome}</dt>
          <dd className="col-sm-8">{valore}</dd>
        </div>
      ))}
    </dl>
  );
}

function Condizioni({ condizioni }: Pick<RichiestaLetta, 'condizioni'>) {
  const t = useTesto();
  if (condizioni.length === 0) return null;
  return (
    <section aria-labelledby="condizioni">
      <h2 id="condizioni" className="h4">
        {t('richieste.condizioni')}
      </h2>
      <Tabella didascalia={t('richieste.condizioni')} colonne={[t('richieste.condizione'), t('richieste.soddisfatta')]}>
        {condizioni.map(({ condizione, soddisfatta }) => (
          <tr key={condizione}>
            <th scope="row">{t(`richieste.condizione.${condizione}` as 'richieste.condizione.oltreIlMassimo')}</th>
            <td data-colonna={t('richieste.soddisfatta')}>
              {soddisfatta ? t('richieste.si') : <strong>{t('richieste.manca')}</strong>}
            </td>
          </tr>
        ))}
      </Tabella>
    </section>
  );
}

function Denaro({ richiesta: { incassi, riparti } }: { richiesta: Richiesta }) {
  const t = useTesto();
  const { euro } = useImporti();
  const { giornoBreve } = useDate();
  return (
    <>
      {incassi.length > 0 && (
        <Tabella
          didascalia={t('richieste.incassi')}
          mostraDidascalia
          colonne={[t('richieste.reversale'), t('rendiconti.il'), { numero: t('richieste.importo') }]}
        >
          {incassi.map(({ il, reversale, centesimi }, index) => (
            <tr key={index}>
              <th scope="row">{reversale}</th>
              <td data-colonna={t('rendiconti.il')}>{giornoBreve(il)}</td>
              <td data-colonna={t('richieste.importo')} className="numero">
                {euro(centesimi)}
              </td>
            </tr>
          ))}
        </Tabella>
      )}
      {riparti.length > 0 && (
        <Tabella
          didascalia={t('richieste.riparti')}
          mostraDidascalia
          colonne={[
            t('richieste.partner'),
            t('richieste.mandato'),
            t('rendiconti.il'),
            { numero: t('richieste.importo') },
          ]}
        >
          {riparti.map(({ partner, il, mandato, centesimi }, index) => (
            <tr key={index}>
              <th scope="row">{partner}</th>
              <td data-colonna={t('richieste.mandato')}>{mandato}</td>
              <td data-colonna={t('rendiconti.il')}>{giornoBreve(il)}</td>
              <td data-colonna={t('richieste.importo')} className="numero">
                {euro(centesimi)}
              </td>
            </tr>
          ))}
        </Tabella>
      )}
    </>
  );
}
