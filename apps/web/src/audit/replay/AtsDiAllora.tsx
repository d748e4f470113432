import { Link } from 'react-router';

import { ATS } from '../../ats/index.js';
import { Guasto, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Attesa } from '../../ui/Attesa.js';
import { useDate } from '../../ui/date.js';
import type { VoceRegistro } from './replay.queries.js';
import { useUltima } from './usePassi.js';

/** The ATS as it stood right after the event, whatever the day on which its members count. */
export function AtsDiAllora({ voce }: { voce: VoceRegistro }) {
  const t = useTesto();
  const { scope } = useScope();
  const { giornoBreve } = useDate();
  const { posizione, registratoIl } = voce.fatto;
  const letta = useLettura(ATS, { giorno: registratoIl.slice(0, 10) }, { quando: { posizione } });
  const ats = useUltima(letta.dati)?.ats.ats;
  const periodo = ({ dal, al }: { dal: string; al: string | null }) =>
    al ? t('replay.dalAl', { dal: giornoBreve(dal), al: giornoBreve(al) }) : t('replay.dal', { dal: giornoBreve(dal) });
  return (
    <section className="passo-stato" aria-label={t('replay.stato')}>
      <h2 className="h5">{t('replay.stato')}</h2>
      {letta.errore != null && <Guasto errore={letta.errore} riprova={letta.rileggi} />}
      {ats === undefined && letta.errore == null && <Attesa />}
      {ats === null && <p>{t('replay.nonAncora')}</p>}
      {ats && (
        <>
          <p className="passo-piano">
            <strong>{ats.denominazione}</strong>
          </p>
          <ul>
            {ats.membri.map((membro) => (
              <li
                key={`${membro.consorzio} ${membro.dal}`}
                className={membro.consorzio === voce.oggetto.id ? 'toccato' : ''}
              >
                {membro.denominazione} <span className="descrizione">{periodo(membro)}</span>{' '}
                {membro.capofila && <strong>{t('replay.capofila')}</strong>}
              </li>
            ))}
            {ats.convenzioni.map((una) => (
              <li key={una.id} className={una.id === voce.oggetto.id ? 'toccato' : ''}>
                {una.titolo} <span className="descrizione">{periodo(una)}</span>{' '}
                {una.id === voce.oggetto.id && <span className="passo-segno">{t('replay.toccato')}</span>}
              </li>
            ))}
          </ul>
          <p className="non-stampare">
            <Link to={`/${scope}?posizione=${posizione}`}>{t('replay.vediTutto')}</Link>
          </p>
        </>
      )}
    </section>
  );
}
