import { useState } from 'react';

import { ComandoConfermato, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Pagina } from '../../shell/Pagina.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useDiritti } from '../diritti.js';
import { CENTRI, type Centro } from '../tenancy.queries.js';
import { CessaResponsabile, IstituisciCentro, NominaResponsabile, RinominaCentro } from './CentroDialoghi.js';

/** The units of the consortium and who answers for each. */
export function CentriPage() {
  const t = useTesto();
  const { puo } = useDiritti();
  const [nuovo, setNuovo] = useState(false);
  const centri = useLettura(CENTRI, {});
  const amministra = puo('tenancy.amministra');
  return (
    <Pagina
      titolo={t('centri.titolo')}
      azioni={amministra && <Bottone onClick={() => setNuovo(true)}>{t('centri.istituisci')}</Bottone>}
    >
      <Lettura di={centri}>
        {({ centri: { centri: lista } }) =>
          lista.length === 0 ? (
            <Vuoto icona="ente" titolo={t('centri.nessuno')}>
              <p>{t('centri.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Tabella
              didascalia={t('centri.didascalia')}
              colonne={[
                t('centri.denominazione'),
                t('centri.codice'),
                t('centri.responsabili'),
                ...(amministra ? [{ nascosta: t('centri.azioni') }] : []),
              ]}
            >
              {lista.map((centro) => (
                <tr key={centro.id}>
                  <th scope="row">
                    {centro.denominazione}
                    {centro.soppresso && <span className="descrizione">{t('centri.soppresso')}</span>}
                  </th>
                  <td data-colonna={t('centri.codice')}>{centro.codice}</td>
                  <td data-colonna={t('centri.responsabili')}>
                    <Responsabili centro={centro} amministra={amministra} />
                  </td>
                  {amministra && <td>{!centro.soppresso && <AzioniCentro centro={centro} />}</td>}
                </tr>
              ))}
            </Tabella>
          )
        }
      </Lettura>
      {nuovo && <IstituisciCentro onChiudi={() => setNuovo(false)} />}
    </Pagina>
  );
}

function Responsabili({ centro, amministra }: { centro: Centro; amministra: boolean }) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const [cessa, setCessa] = useState<Centro['responsabili'][number] | null>(null);
  if (centro.responsabili.length === 0) {
    return <span className="text-secondary">{t('centri.nessunResponsabile')}</span>;
  }
  return (
    <>
      <ul className="ruoli">
        {centro.responsabili.map((responsabile) => {
          const { personaId, nome, dal, al } = responsabile;
          return (
            <li key={`${personaId}/${dal}`}>
              <span>
                {al === null
                  ? t('centri.dal', { nome, dal: giornoBreve(dal) })
                  : t('centri.dalAl', { nome, dal: giornoBreve(dal), al: giornoBreve(al) })}
              </span>
              {amministra && al === null && (
                <Bottone
                  tono="outline-primary"
                  size="xs"
                  aria-label={t('centri.cessaNome', { nome })}
                  onClick={() => setCessa(responsabile)}
                >
                  {t('centri.cessa')}
                </Bottone>
              )}
            </li>
          );
        })}
      </ul>
      {cessa && <CessaResponsabile centro={centro} responsabile={cessa} onChiudi={() => setCessa(null)} />}
    </>
  );
}

function AzioniCentro({ centro }: { centro: Centro }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const [dialogo, setDialogo] = useState<'rinomina' | 'nomina' | null>(null);
  const sopprimi = useComando('sopprimiCentro');
  const nome = centro.denominazione;
  const conferma = async () => {
    const fatto = await sopprimi.esegui({ centroId: centro.id }, centro.revisione);
    if (fatto) avvisa({ testo: t('centri.soppressoFatto') });
    return fatto !== null;
  };
  return (
    <div className="azioni-riga justify-content-md-end">
      <Bottone
        tono="outline-primary"
        size="xs"
        aria-label={t('centri.nominaNome', { nome })}
        onClick={() => setDialogo('nomina')}
      >
        {t('centri.nomina')}
      </Bottone>
      <Bottone
        tono="outline-primary"
        size="xs"
        aria-label={t('centri.rinominaNome', { nome })}
        onClick={() => setDialogo('rinomina')}
      >
        {t('centri.rinomina')}
      </Bottone>
      <ComandoConfermato
        etichetta={t('centri.sopprimi')}
        nome={t('centri.sopprimiNome', { nome })}
        titolo={t('centri.sopprimi.titolo')}
        size="xs"
        pericolo
        comando={sopprimi}
        onConferma={conferma}
      >
        <p>{t('centri.sopprimi.spiegazione', { nome })}</p>
      </ComandoConfermato>
      {dialogo === 'rinomina' && <RinominaCentro centro={centro} onChiudi={() => setDialogo(null)} />}
      {dialogo === 'nomina' && <NominaResponsabile centro={centro} onChiudi={() => setDialogo(null)} />}
    </div>
  );
}
