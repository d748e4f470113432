import { useNavigate } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useParoleAts } from '../pagine/parole.js';
import { euro } from './bozza.js';
import { PROGETTI, type ProgettoInElenco } from './progetti.queries.js';

/** The projects of the ATS, each with what it may spend under the plan of today. */
export function ProgettiPage() {
  const t = useTesto();
  const naviga = useNavigate();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const letti = useLettura(PROGETTI, {});
  return (
    <Pagina
      titolo={t('progetti.titolo')}
      occhiello={t('progetti.occhiello')}
      azioni={
        puo('ats.rendiconta') && (
          <Bottone onClick={() => void naviga(`/${scope}/progetti/nuovo`)}>{t('progetti.nuovo')}</Bottone>
        )
      }
    >
      <Lettura di={letti}>
        {({ progetti: { progetti } }) =>
          progetti.length === 0 ? (
            <Vuoto icona="cartella" titolo={t('progetti.nessuno')}>
              <p>{t('progetti.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Elenco progetti={progetti} />
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Elenco({ progetti }: { progetti: readonly ProgettoInElenco[] }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { periodo } = useParoleAts();
  return (
    <Tabella
      didascalia={t('progetti.didascalia')}
      colonne={[
        t('progetti.progetto'),
        t('progetti.programma'),
        t('progetti.partner'),
        t('progetti.termine'),
        { numero: t('progetti.finanziamento') },
      ]}
    >
      {progetti.map(({ id, titolo, linea, cup, programma, partner, stato, piano }) => (
        <tr key={id}>
          <th scope="row">
            <Collegamento verso={`/${scope}/progetti/${id}`}>
              {linea} {titolo}
            </Collegamento>
            <span className="descrizione">{t('progetti.conCup', { cup })}</span>
          </th>
          <td data-colonna={t('progetti.programma')}>{programma}</td>
          <td data-colonna={t('progetti.partner')}>{partner.map(({ denominazione }) => denominazione).join(', ')}</td>
          <td data-colonna={t('progetti.termine')}>
            {piano && periodo(piano)}
            <span className="descrizione">{parola('progetti.stato', stato)}</span>
          </td>
          <td data-colonna={t('progetti.finanziamento')} className="numero">
            {piano ? euro(piano.finanziamentoCentesimi) : t('progetti.nonIniziato')}
            {piano !== null && piano.cofinanziamentoCentesimi > 0 && (
              <span className="descrizione">
                {t('progetti.piuCofinanziamento', { importo: euro(piano.cofinanziamentoCentesimi) })}
              </span>
            )}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
