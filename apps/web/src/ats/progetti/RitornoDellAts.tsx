import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { euro } from './bozza.js';
import { RITORNO_DALL_ATS, type Ritorno } from './ritorno.queries.js';

/** What the ATS has reported of the consortium's expenses on a project, and what of the money it has passed on. */
export function RitornoDellAts({ progettoId }: { progettoId: string }) {
  const t = useTesto();
  const letto = useLettura(RITORNO_DALL_ATS, { progettoId });
  return (
    <section aria-labelledby="ritorno" className="ats-sezione">
      <h2 id="ritorno" className="h4">
        {t('ritorno.titolo')}
      </h2>
      <Lettura di={letto}>
        {({ ritornoDallAts: ritorno }) => (
          <>
            <dl className="progetti-dati">
              <dt>{t('ritorno.rendicontato')}</dt>
              <dd>{euro(ritorno.rendicontatiCentesimi)}</dd>
              <dt>{t('ritorno.ricevuto')}</dt>
              <dd>{euro(ritorno.ricevutiCentesimi)}</dd>
            </dl>
            <Rendicontate rendicontate={ritorno.rendicontate} />
            <Somme somme={ritorno.somme} />
          </>
        )}
      </Lettura>
    </section>
  );
}

function Rendicontate({ rendicontate }: Pick<Ritorno, 'rendicontate'>) {
  const t = useTesto();
  const { scope } = useScope();
  const { giornoBreve } = useDate();
  if (rendicontate.length === 0) return <p>{t('ritorno.nulla')}</p>;
  return (
    <Tabella
      didascalia={t('ritorno.rendicontate')}
      mostraDidascalia
      colonne={[t('ritorno.rendiconto'), t('ritorno.inviato'), t('ritorno.spesa'), { numero: t('ritorno.importo') }]}
    >
      {rendicontate.map(({ rendicontoId, spesaId, titolo, il, centesimi }) => (
        <tr key={`${rendicontoId}/${spesaId}`}>
          <th scope="row">{titolo}</th>
          <td data-colonna={t('ritorno.inviato')}>{giornoBreve(il)}</td>
          <td data-colonna={t('ritorno.spesa')}>
            <Collegamento verso={`/${scope}/spese/${spesaId}`}>{t('ritorno.apri')}</Collegamento>
          </td>
          <td data-colonna={t('ritorno.importo')} className="numero">
            {euro(centesimi)}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}

function Somme({ somme }: Pick<Ritorno, 'somme'>) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  if (somme.length === 0) return null;
  return (
    <Tabella
      didascalia={t('ritorno.somme')}
      mostraDidascalia
      colonne={[t('ritorno.giorno'), { numero: t('ritorno.importo') }]}
    >
      {somme.map(({ richiestaId, il, centesimi }, index) => (
        <tr key={`${richiestaId}/${index}`}>
          <th scope="row">{giornoBreve(il)}</th>
          <td data-colonna={t('ritorno.importo')} className="numero">
            {euro(centesimi)}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
