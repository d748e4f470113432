import { useState } from 'react';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { TOTALE_CONDIVISO } from '../condivisione/condivisione.queries.js';
import { AzioniRendiconto } from './AzioniRendiconto.js';
import { useImporti } from './importi.js';
import { Pagine } from './Pagine.js';
import { RENDICONTO, type Rendiconto } from './rendiconti.queries.js';
import { RigheRendiconto } from './RigheRendiconto.js';

/** A rendiconto: where it stands, what is to be done next, its lines. */
export function RendicontoPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { rendicontoId = '' } = useParams();
  const [after, setAfter] = useState<string | null>(null);
  const letta = useLettura(RENDICONTO, { rendicontoId, after });
  const titolo = letta.dati?.rendiconto.rendiconto?.titolo ?? t('rendiconti.rendiconto');
  return (
    <Pagina
      titolo={titolo}
      occhiello={t('rendiconti.titolo')}
      sottotitolo={
        <Collegamento className="non-stampare" verso={`/${scope}/rendiconti`}>
          {t('rendiconti.tutti')}
        </Collegamento>
      }
    >
      <Lettura di={letta}>
        {({ rendiconto: { rendiconto, righe, altre } }) =>
          rendiconto === null ? (
            <Vuoto icona="documento" titolo={t('rendiconti.assente')} />
          ) : (
            <>
              <Riassunto rendiconto={rendiconto} />
              <AzioniRendiconto rendiconto={rendiconto} righe={righe} />
              <Passi rendiconto={rendiconto} />
              <RigheRendiconto rendiconto={rendiconto} righe={righe} />
              <Pagine after={after} setAfter={setAfter} prossima={altre} />
            </>
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Riassunto({ rendiconto }: { rendiconto: Rendiconto }) {
  const t = useTesto();
  const { euro, mese } = useImporti();
  const { progettoId, progetto, dalMese, alMese, stato, esito, quotaCentesimi, nonAmmessiCentesimi, numeroRighe } =
    rendiconto;
  return (
    <dl className="row">
      <dt className="col-sm-4">{t('rendiconti.progetto')}</dt>
      <dd className="col-sm-8">{progetto}</dd>
      <dt className="col-sm-4">{t('rendiconti.periodo')}</dt>
      <dd className="col-sm-8">{t('rendiconti.dalAl', { dal: mese(dalMese), al: mese(alMese) })}</dd>
      <dt className="col-sm-4">{t('rendiconti.stato')}</dt>
      <dd className="col-sm-8">{esito ? t(`rendiconti.esito.${esito}`) : t(`rendiconti.stato.${stato}`)}</dd>
      <dt className="col-sm-4">{t('rendiconti.totale')}</dt>
      <dd className="col-sm-8">
        <strong>{euro(quotaCentesimi)}</strong> {t('rendiconti.inRighe', { righe: numeroRighe })}
      </dd>
      <CondivisoOra progettoId={progettoId} />
      {nonAmmessiCentesimi !== 0 && (
        <>
          <dt className="col-sm-4">{t('rendiconti.nonAmmesso')}</dt>
          <dd className="col-sm-8">{euro(nonAmmessiCentesimi)}</dd>
        </>
      )}
    </dl>
  );
}

/**
 * Beside what this rendiconto reports, what its project's consortia let us see now: two figures that are never one, since
 * a line stays when its expense is no longer shared.
 */
function CondivisoOra({ progettoId }: { progettoId: string }) {
  const t = useTesto();
  const { euro } = useImporti();
  const totale = useLettura(TOTALE_CONDIVISO, { progettoId }).dati?.viste.totale;
  if (!totale) return null;
  return (
    <>
      <dt className="col-sm-4">{t('rendiconti.condiviso')}</dt>
      <dd className="col-sm-8">
        {euro(totale.quotaCentesimi)} {t('rendiconti.condivisoSpese', { numero: totale.numero })}
      </dd>
    </>
  );
}

/** What was done, in the order in which it was. */
function Passi({ rendiconto: { passi } }: { rendiconto: Rendiconto }) {
  const t = useTesto();
  const { euro } = useImporti();
  const { giorno } = useDate();
  return (
    <section aria-labelledby="passi">
      <h2 id="passi" className="h4">
        {t('rendiconti.passi')}
      </h2>
      <ol className="rendiconto-passi">
        {passi.map((passo, index) => (
          <li key={index}>
            {t(`rendiconti.passo.${passo.tipo}` as 'rendiconti.passo.apertura')},{' '}
            {giorno(passo.il ?? passo.registratoIl)}
            {passo.protocollo && `, ${t('rendiconti.protocolloN', { numero: passo.protocollo })}`}
            {passo.quotaCentesimi !== null && `: ${euro(passo.quotaCentesimi)}`}
            {passo.entro && (
              <span className="descrizione">{t('rendiconti.entroIl', { giorno: giorno(passo.entro) })}</span>
            )}
            {passo.testo && <span className="descrizione">{passo.testo}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
