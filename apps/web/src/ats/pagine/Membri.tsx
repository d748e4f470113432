import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { Ats, Membro } from '../ats.queries.js';
import { RegistraEntrata, RegistraUscita } from './MembroDialoghi.js';
import { useParoleAts } from './parole.js';
import { RettificaPeriodo } from './RettificaPeriodo.js';
import { SezioneAts } from './SezioneAts.js';

/** The consortia of the day; those of other days below. */
export function Membri({ ats }: { ats: Ats }) {
  const t = useTesto();
  const current = ats.membri.filter(({ vigente }) => vigente);
  const others = ats.membri.filter(({ vigente }) => !vigente);
  return (
    <SezioneAts
      id="membri"
      titolo={t('ats.membri')}
      azione={t('ats.entrata')}
      dialogo={(chiudi) => <RegistraEntrata ats={ats} onChiudi={chiudi} />}
    >
      {current.length > 0 ? (
        <TabellaMembri ats={ats} membri={current} didascalia={t('ats.membriDidascalia')} />
      ) : (
        <Vuoto icona="ente" titolo={t('ats.membriNessuno')}>
          <p>{t('ats.membriNessunoTesto')}</p>
        </Vuoto>
      )}
      {others.length > 0 && (
        <>
          <h3 className="h6">{t('ats.membriAltri')}</h3>
          <TabellaMembri ats={ats} membri={others} didascalia={t('ats.membriAltriDidascalia')} />
        </>
      )}
    </SezioneAts>
  );
}

interface TabellaProps {
  readonly ats: Ats;
  readonly membri: readonly Membro[];
  readonly didascalia: string;
}

function TabellaMembri({ ats, membri, didascalia }: TabellaProps) {
  const t = useTesto();
  const parole = useParoleAts();
  const { puo } = useDiritti();
  const [esce, setEsce] = useState<Membro | null>(null);
  const [errato, setErrato] = useState<Membro | null>(null);
  const amministra = puo('ats.amministra');
  return (
    <>
      <Tabella
        didascalia={didascalia}
        colonne={[
          t('ats.consorzio'),
          t('ats.periodo'),
          t('ats.atto'),
          ...(amministra ? [{ nascosta: t('ats.azioni') }] : []),
        ]}
      >
        {membri.map((membro) => (
          <tr key={`${membro.consorzio}/${membro.dal}`}>
            <th scope="row">
              {membro.denominazione}
              {membro.capofila && <span className="descrizione">{t('ats.guida')}</span>}
              {membro.vigente && !membro.riconosce && <span className="descrizione">{t('adesione.nonRiconosce')}</span>}
            </th>
            <td data-colonna={t('ats.periodo')}>{parole.periodo(membro)}</td>
            <td data-colonna={t('ats.atto')}>
              {[membro.attoEntrata, membro.attoUscita].map(
                (atto, index) => atto && <div key={index}>{parole.atto(atto)}</div>,
              )}
              {membro.rettifica?.atto && (
                <div>{t('ats.rettifica.con', { atto: parole.atto(membro.rettifica.atto) })}</div>
              )}
            </td>
            {amministra && (
              <td className="text-md-end">
                {puoUscire(ats, membro) && (
                  <Bottone
                    tono="outline-primary"
                    size="xs"
                    aria-label={t('ats.uscitaDi', { nome: membro.denominazione })}
                    onClick={() => setEsce(membro)}
                  >
                    {t('ats.uscita')}
                  </Bottone>
                )}{' '}
                <Bottone
                  tono="outline-primary"
                  size="xs"
                  aria-label={t('ats.rettificaDi', { nome: membro.denominazione })}
                  onClick={() => setErrato(membro)}
                >
                  {t('ats.rettifica')}
                </Bottone>
              </td>
            )}
          </tr>
        ))}
      </Tabella>
      {esce && <RegistraUscita ats={ats} membro={esce} onChiudi={() => setEsce(null)} />}
      {errato && <RettificaPeriodo ats={ats} membro={errato} onChiudi={() => setErrato(null)} />}
    </>
  );
}

/** While it is the capofila with no other designated after it, a member stays: the platform would refuse. */
const puoUscire = ({ capofila }: Ats, { consorzio, al }: Membro): boolean =>
  al === null && !capofila.some((one) => one.consorzio === consorzio && one.al === null);
