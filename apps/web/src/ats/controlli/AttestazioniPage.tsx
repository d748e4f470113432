import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ATTESTAZIONI, PROGETTI_DA_CONTROLLARE, type Attestazione, type ProgettoDaControllare } from './controlli.queries.js'; // prettier-ignore
import { GeneraAttestazione } from './GeneraAttestazione.js';
import { RestituisciAttestazione } from './RestituisciAttestazione.js';
import { useParoleListe } from './useParoleListe.js';

/** Documents that the platform writes, people sign outside it, and that come back. */
export function AttestazioniPage() {
  const t = useTesto();
  const { puo } = useDiritti();
  const [genera, setGenera] = useState(false);
  const progetti = useLettura(PROGETTI_DA_CONTROLLARE, {});
  const attestazioni = useLettura(ATTESTAZIONI, {});
  const noti = progetti.dati?.progettiDaControllare.progetti ?? [];
  return (
    <Pagina
      titolo={t('attestazioni.titolo')}
      occhiello={t('attestazioni.occhiello')}
      azioni={
        puo('ats.controlla') &&
        noti.length > 0 && <Bottone onClick={() => setGenera(true)}>{t('attestazioni.genera')}</Bottone>
      }
    >
      <p className="lead-sm">{t('attestazioni.spiegazione')}</p>
      <Lettura di={progetti}>
        {() => (
          <Lettura di={attestazioni}>
            {({ attestazioni: letta }) => <Elenco attestazioni={letta.attestazioni} progetti={noti} />}
          </Lettura>
        )}
      </Lettura>
      {genera && <GeneraAttestazione progetti={noti} onChiudi={() => setGenera(false)} />}
    </Pagina>
  );
}

interface ElencoProps {
  readonly attestazioni: readonly Attestazione[];
  readonly progetti: readonly ProgettoDaControllare[];
}

function Elenco({ attestazioni, progetti }: ElencoProps) {
  const t = useTesto();
  const parola = useParola();
  const { puo } = useDiritti();
  const parole = useParoleListe();
  const { istanteBreve } = useDate();
  const [torna, setTorna] = useState<Attestazione | null>(null);
  if (attestazioni.length === 0) {
    return (
      <Vuoto icona="documento" titolo={t('attestazioni.nessuna')}>
        <p>{t(progetti.length === 0 ? 'liste.senzaProgetti' : 'attestazioni.nessunaTesto')}</p>
      </Vuoto>
    );
  }
  return (
    <>
      <Tabella
        didascalia={t('attestazioni.didascalia')}
        colonne={[
          ...[t('attestazioni.documento'), t('attestazioni.periodo'), t('attestazioni.firme')],
          { nascosta: t('attestazioni.azioni') },
        ]}
      >
        {attestazioni.map((una) => (
          <tr key={una.attestazioneId}>
            <th scope="row">
              {una.titolo}
              <span className="descrizione">
                {progetti.find(({ progettoId }) => progettoId === una.progettoId)?.titolo ?? ''}
              </span>
            </th>
            <td data-colonna={t('attestazioni.periodo')}>{parole.periodo(una.dal, una.al)}</td>
            <td data-colonna={t('attestazioni.firme')}>
              {una.firmato
                ? t('attestazioni.firmato', {
                    ...{ n: una.firmato.firme, nome: una.firmato.nome, quando: istanteBreve(una.firmato.il) },
                  })
                : `${t('attestazioni.daFirmare')}: ${t('attestazioni.attese', { n: Math.max(una.firmeAttese, 1) })}`}
              <span className="descrizione">
                {una.firmatari.map((chi) => parola('attestazioni.firmatario', chi)).join(', ')}
              </span>
            </td>
            <td className="text-md-end">
              <div className="lista-azioni">
                <Scarica una={una} quale="generato" />
                {una.firmato && <Scarica una={una} quale="firmato" />}
                {!una.firmato && puo('ats.controlla') && (
                  <Bottone
                    size="xs"
                    aria-label={t('attestazioni.restituisciDi', { titolo: una.titolo })}
                    onClick={() => setTorna(una)}
                  >
                    {t('attestazioni.restituisci')}
                  </Bottone>
                )}
              </div>
            </td>
          </tr>
        ))}
      </Tabella>
      {torna && <RestituisciAttestazione attestazione={torna} onChiudi={() => setTorna(null)} />}
    </>
  );
}

/** The browser fetches it itself: a file, never shown in our name. */
function Scarica({ una, quale }: { una: Attestazione; quale: 'generato' | 'firmato' }) {
  const t = useTesto();
  const { scope } = useScope();
  const [testo, detto] =
    quale === 'generato'
      ? ([t('attestazioni.scarica'), t('attestazioni.scaricaDi', { titolo: una.titolo })] as const)
      : ([t('attestazioni.scaricaFirmato'), t('attestazioni.scaricaFirmatoDi', { titolo: una.titolo })] as const);
  return (
    <a
      className="btn btn-outline-primary btn-xs"
      href={`/api/attestazioni/${scope}/${una.attestazioneId}/${quale}`}
      aria-label={detto}
      download
    >
      {testo}
    </a>
  );
}
