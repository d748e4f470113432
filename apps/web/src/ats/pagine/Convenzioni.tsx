import { useState } from 'react';

import { useTesto, type MessageId } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { Ats, Convenzione } from '../ats.queries.js';
import { ProrogaConvenzione, RegistraConvenzione } from './ConvenzioneDialoghi.js';
import { useParoleAts } from './parole.js';
import { SezioneAts } from './SezioneAts.js';

/** The agreements under which the ATS works, the newest first. */
export function Convenzioni({ ats }: { ats: Ats }) {
  const t = useTesto();
  const parole = useParoleAts();
  const { puo } = useDiritti();
  const [proroga, setProroga] = useState<Convenzione | null>(null);
  const amministra = puo('ats.amministra');
  return (
    <SezioneAts
      id="convenzioni"
      titolo={t('ats.convenzioni')}
      azione={t('ats.nuovaConvenzione')}
      dialogo={(chiudi) => <RegistraConvenzione ats={ats} onChiudi={chiudi} />}
    >
      {ats.convenzioni.length === 0 ? (
        <Vuoto icona="documento" titolo={t('ats.convenzioniNessuna')}>
          <p>{t('ats.convenzioniNessunaTesto')}</p>
        </Vuoto>
      ) : (
        <Tabella
          className="ats-convenzioni"
          didascalia={t('ats.convenzioniDidascalia')}
          colonne={[
            t('ats.convenzione'),
            t('ats.parti'),
            t('ats.termine'),
            ...(amministra ? [{ nascosta: t('ats.azioni') }] : []),
          ]}
        >
          {ats.convenzioni.map((convenzione) => (
            <tr key={convenzione.id}>
              <th scope="row">
                {convenzione.titolo}
                {convenzione.atto && <span className="descrizione">{parole.atto(convenzione.atto)}</span>}
              </th>
              <td data-colonna={t('ats.parti')}>
                <ul className="list-unstyled mb-0">
                  {convenzione.parti.map(({ consorzio, denominazione }) => (
                    <li key={consorzio ?? denominazione}>{denominazione}</li>
                  ))}
                </ul>
              </td>
              <td data-colonna={t('ats.termine')}>
                <Termine convenzione={convenzione} giorno={ats.giorno} />
              </td>
              {amministra && (
                <td className="text-md-end">
                  <Bottone
                    tono="outline-primary"
                    size="xs"
                    aria-label={t('ats.prorogaDi', { titolo: convenzione.titolo })}
                    onClick={() => setProroga(convenzione)}
                  >
                    {t('ats.proroga')}
                  </Bottone>
                </td>
              )}
            </tr>
          ))}
        </Tabella>
      )}
      {proroga && <ProrogaConvenzione convenzione={proroga} onChiudi={() => setProroga(null)} />}
    </SezioneAts>
  );
}

function Termine({ convenzione, giorno }: { convenzione: Convenzione; giorno: string }) {
  const t = useTesto();
  const parole = useParoleAts();
  const { giornoBreve } = useDate();
  return (
    <>
      {t(statoOf(convenzione, giorno))}, {parole.periodo(convenzione)}
      {convenzione.proroghe.map(({ al, atto }) => (
        <span key={al} className="descrizione">
          {atto
            ? t('ats.prorogataCon', { al: giornoBreve(al), atto: parole.atto(atto) })
            : t('ats.prorogata.senzaAtto', { al: giornoBreve(al) })}
        </span>
      ))}
    </>
  );
}

function statoOf({ vigente, dal }: Convenzione, giorno: string): MessageId {
  if (vigente) return 'ats.inVigore';
  return giorno < dal ? 'ats.nonAncora' : 'ats.scaduta';
}
